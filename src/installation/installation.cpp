#include "installation/installation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/words.h"

namespace kiemdiem {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return std::nullopt;
  return text.str();
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".dang-ghi";
  {
    std::ofstream file{beside, std::ios::binary | std::ios::trunc};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.flush();
    if (!file) {
      std::error_code ignored;
      fs::remove(beside, ignored);
      return refuse({path, 0, 0, {}, {}},
                    "Không ghi được tệp; hãy kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa.");
    }
  }
  std::error_code error;
  fs::rename(beside, path, error);
  if (!error) return {};
  fs::remove(beside, error);
  return refuse({path, 0, 0, {}, {}}, "Không đặt được tên tệp; hãy kiểm tra quyền ghi của thư mục.");
}

namespace {

std::vector<std::string> files_in(const fs::path& folder, std::string_view ending) {
  std::vector<std::string> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder, error})
    if (entry.is_regular_file() && entry.path().filename().string().ends_with(ending))
      files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

// Files of a document's folder that hold no rules: the steps of its year, how it has people vote, how its
// meetings are run, which official forms its papers take.
constexpr const char* steps_name = "steps.yaml";
constexpr const char* ballot_name = "ballot.yaml";
constexpr const char* meeting_name = "meeting.yaml";
constexpr const char* forms_name = "forms.yaml";
constexpr const char* papers_name = "papers.yaml";

bool holds_rules(const fs::path& file) {
  return std::ranges::none_of(std::array{steps_name, ballot_name, meeting_name, forms_name, papers_name},
                              [&](const char* other) { return file.filename() == other; });
}

}  // namespace

Result<Installation> Installation::open(const std::string& folder) {
  Installation data;
  data.folder_ = folder;
  const std::string dictionary_file = folder + "/facts/dictionary.yaml";
  const auto text = read_file(dictionary_file);
  if (!text)
    return refuse({dictionary_file, 0, 0, {}, {}},
                  "Không thấy từ điển dữ kiện; hãy chỉ thư mục dữ liệu bằng --data hoặc biến KIEMDIEM_DATA.");
  auto dictionary = facts::Dictionary::from_yaml(*text, "facts/dictionary.yaml");
  if (!dictionary) return tl::unexpected{dictionary.error()};
  data.dictionary_ = std::make_shared<const facts::Dictionary>(std::move(*dictionary));
  if (const auto holidays = read_file(folder + "/facts/holidays.yaml")) {
    auto calendar = WorkCalendar::from_yaml(*holidays, "facts/holidays.yaml");
    if (!calendar) return tl::unexpected{calendar.error()};
    data.calendar_ = std::move(*calendar);
  }
  return data;
}

std::vector<std::string> Installation::ids() const {
  std::vector<std::string> ids;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder_ + "/regulations", error})
    if (fs::is_regular_file(entry.path() / "document.yaml", error))
      ids.push_back(entry.path().filename().string());
  std::ranges::sort(ids);
  return ids;
}

Result<const regulation::Document*> Installation::document(const std::string& id) {
  if (const auto known = documents_.find(id); known != documents_.end()) return &known->second;
  const std::vector<std::string> known_ids = ids();
  if (std::ranges::find(known_ids, id) == known_ids.end())
    return refuse({}, fmt::format("Không có văn bản “{}”.{} Xem danh sách: kiemdiem regulation list.", id,
                                  did_you_mean(id, known_ids)));
  std::vector<regulation::SourceFile> files;
  for (const std::string& path : files_in(fs::path{folder_} / "regulations" / id, ".yaml"))
    if (holds_rules(path))
      files.push_back({fmt::format("regulations/{}/{}", id, fs::path{path}.filename().string()),
                       read_file(path).value_or("")});
  auto document = regulation::read_document(files, *dictionary_);
  if (!document) return tl::unexpected{document.error()};
  return &documents_.emplace(id, std::move(*document)).first->second;
}

std::vector<std::pair<std::string, std::string>> Installation::texts(const std::string& id) const {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const std::string& path : files_in(fs::path{folder_} / "regulations" / id, ".yaml"))
    texts.emplace_back(fs::path{path}.filename().string(), read_file(path).value_or(""));
  return texts;
}

Result<regulation::Regulation> Installation::regulation(const std::string& id, bool all_layers) {
  const auto document = this->document(id);
  if (!document) return tl::unexpected{document.error()};
  Problems problems;
  const regulation::Library library = [&](std::string_view base) -> const regulation::Document* {
    const auto found = this->document(std::string{base});
    if (found) return *found;
    problems.insert(problems.end(), found.error().begin(), found.error().end());
    return nullptr;
  };
  auto laid = regulation::consolidate(**document, library, all_layers, *dictionary_);
  if (!problems.empty()) return tl::unexpected{problems};
  return laid;
}

Result<std::optional<regulation::SourceFile>> Installation::steps_file(const std::string& id) {
  return nearest_file(id, steps_name);
}

Result<std::optional<regulation::SourceFile>> Installation::ballot_file(const std::string& id) {
  return nearest_file(id, ballot_name);
}

Result<std::optional<regulation::SourceFile>> Installation::nearest_file(const std::string& id,
                                                                         const std::string& file) {
  const auto document = this->document(id);
  if (!document) return tl::unexpected{document.error()};
  const std::string name = fmt::format("regulations/{}/{}", id, file);
  if (auto text = read_file(fmt::format("{}/{}", folder_, name)))
    return std::optional{regulation::SourceFile{name, std::move(*text)}};
  for (const std::string& base : std::vector{(*document)->extends})
    if (auto found = nearest_file(base, file); !found || *found) return found;
  return std::optional<regulation::SourceFile>{};
}

Result<Node> Installation::meeting_rules(const std::string& id) {
  std::vector<std::pair<Node, Node>> said;
  const auto add = [&](const std::string& name) -> Result<void> {
    const auto text = read_file(fmt::format("{}/{}", folder_, name));
    if (!text) return {};
    const auto rules = parse_yaml(*text, name);
    if (!rules) return tl::unexpected{rules.error()};
    for (const auto& entry : rules->entries())
      if (std::ranges::none_of(said, [&](const auto& one) { return one.first.text() == entry.first.text(); }))
        said.push_back(entry);
    return {};
  };
  const auto name_in = [](const std::string& of) {
    return fmt::format("regulations/{}/{}", of, meeting_name);
  };
  std::vector<std::string> todo{id};
  for (std::size_t at = 0; at < todo.size(); ++at) {
    const auto document = this->document(todo[at]);
    if (!document) return tl::unexpected{document.error()};
    if (const auto added = add(name_in(todo[at])); !added) return tl::unexpected{added.error()};
    for (const std::string& base : (*document)->extends)
      if (std::ranges::find(todo, base) == todo.end()) todo.push_back(base);
  }
  if (const auto added = add("facts/noted.yaml"); !added) return tl::unexpected{added.error()};
  return Node::map(std::move(said), {name_in(id), 0, 0, {}, {}});
}

Result<std::vector<Node>> Installation::paper_words(const std::string& id) {
  std::vector<Node> layers;
  const auto add = [&](const std::string& name) -> Result<void> {
    const auto text = read_file(fmt::format("{}/{}", folder_, name));
    if (!text) return {};
    auto words = parse_yaml(*text, name);
    if (!words) return tl::unexpected{words.error()};
    layers.push_back(std::move(*words));
    return {};
  };
  std::vector<std::string> todo{id};
  for (std::size_t at = 0; at < todo.size(); ++at) {
    const auto document = this->document(todo[at]);
    if (!document) return tl::unexpected{document.error()};
    if (const auto added = add(fmt::format("regulations/{}/{}", todo[at], papers_name)); !added)
      return tl::unexpected{added.error()};
    for (const std::string& base : (*document)->extends)
      if (std::ranges::find(todo, base) == todo.end()) todo.push_back(base);
  }
  if (const auto added = add(fmt::format("forms/{}", papers_name)); !added)
    return tl::unexpected{added.error()};
  // The summary tables, one file each, as what they are under `tables` of a document's papers.yaml.
  std::vector<std::pair<Node, Node>> tables;
  for (const std::string& path : files_in(fs::path{folder_} / "forms" / "tables", ".yaml")) {
    const std::string name = "forms/tables/" + fs::path{path}.filename().string();
    auto table = parse_yaml(read_file(path).value_or(""), name);
    if (!table) return tl::unexpected{table.error()};
    tables.emplace_back(Node::scalar(fs::path{path}.stem().string(), false, table->place()),
                        std::move(*table));
  }
  const Place place{"forms/tables", 0, 0, {}, {}};
  Node all = Node::map(std::move(tables), place);
  layers.push_back(Node::map({{Node::scalar("tables", false, place), std::move(all)}}, place));
  return layers;
}

std::vector<regulation::SourceFile> Installation::layout_files() const {
  std::vector<regulation::SourceFile> files;
  for (const std::string& path : files_in(fs::path{folder_} / "forms" / "profiles", ".yaml"))
    files.push_back(
        {fmt::format("forms/profiles/{}", fs::path{path}.filename().string()), read_file(path).value_or("")});
  return files;
}

Result<std::optional<regulation::SourceFile>> Installation::forms_file(const std::string& id) {
  return nearest_file(id, forms_name);
}

std::vector<regulation::SourceFile> Installation::form_files() const {
  return files_of_forms("form.yaml");
}

std::vector<regulation::SourceFile> Installation::example_files() const {
  return files_of_forms("example.yaml");
}

std::vector<regulation::SourceFile> Installation::files_of_forms(const char* file) const {
  std::vector<regulation::SourceFile> files;
  std::error_code error;
  for (const fs::directory_entry& issuer : fs::directory_iterator{folder_ + "/forms", error})
    for (const fs::directory_entry& form : fs::directory_iterator{issuer.path(), error}) {
      const std::string id =
          fmt::format("{}/{}", issuer.path().filename().string(), form.path().filename().string());
      if (auto text = read_file((form.path() / file).string())) files.push_back({id, std::move(*text)});
    }
  std::ranges::sort(files, {}, &regulation::SourceFile::name);
  return files;
}

Result<std::vector<regulation::SourceFile>> Installation::demonstrations() const {
  std::vector<regulation::SourceFile> files;
  for (const std::string& path : files_in(fs::path{folder_} / "demo", ".yaml"))
    files.push_back(
        {fmt::format("demo/{}", fs::path{path}.filename().string()), read_file(path).value_or("")});
  if (files.empty())
    return refuse({folder_ + "/demo", 0, 0, {}, {}}, "Không có tình huống minh họa nào ở đây.");
  return files;
}

std::vector<std::string> Installation::case_files(const std::string& id) const {
  return files_in(fs::path{folder_} / "regulations" / id / "cases", ".yaml");
}

}  // namespace kiemdiem
