#include "service/bundle_content.h"

#include <fmt/format.h>

#include <algorithm>

#include "sealing/secret.h"
#include "service/entries.h"
#include "store/digest.h"
#include "store/dump_rows.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view file_section = "evidence/";
constexpr std::string_view file_columns = "ttttttiit";

// In the order in which they are written to a store.
constexpr std::array<SectionShape, 22> shapes{{
    {"above", "record", {}, true, false, true},
    {"register", "record", {}, true, true, true},
    {"register_past", "record_past", {}, true, true, true},
    {"campaign", "campaign", {}, true, false, true},
    {"period", "record", {}, true, true, true},
    {"period_past", "record_past", {}, true, true, true},
    {"plans", "plan", {}, true, true, true},
    {"amendments", "amendment", {}, true, true, true},
    {"forms", "adapted_form", {}, true, false, true},
    {"form_withdrawals", "form_withdrawal", {}, true, false, true},
    {"polls", "poll", {}, true, true, true},
    {"tellers", "teller", {}, true, true, true},
    {"voters", "poll_voter", {}, true, true, true},
    {"confirmations", "confirmation", {}, true, true, true},
    {"tallies", "tally", {}, true, true, true},
    {"minutes", "minutes", {}, true, true, true},
    {"decisions", "decision", {}, true, true, true},
    {"decision_items", "decision_item", {}, true, true, true},
    {"names", {}, "tt", true, true, true},
    {"left_out", {}, "ti", true, true, true},
    {"log", {}, store::log_columns, false, false, true},
    {"log_hashes", {}, "t", false, true, false},
}};

bool belongs(const SectionShape& shape, bundle::Kind kind) {
  switch (kind) {
    case bundle::Kind::start:
      return shape.in_start;
    case bundle::Kind::report:
      return shape.in_report;
    case bundle::Kind::campaign:
      return shape.in_campaign;
  }
  return false;
}

std::string_view columns_of(const SectionShape& shape) {
  return shape.table.empty() ? shape.columns : store::travel_table(shape.table).columns;
}

/// Files made before there were adapted forms have no such sections, and are written anew as they were.
bool may_lack(const SectionShape& shape) {
  return shape.section == "forms" || shape.section == "form_withdrawals";
}

std::string section_of(const store::EvidenceFile& file) {
  const store::Row head{{file.id, file.campaign, file.owner, file.unit_path, file.name, file.media_type,
                         file.size, file.at, file.by}};
  return store::to_line(head) + "\n" + file.bytes;
}

std::optional<store::EvidenceFile> file_in(std::string_view name, std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto rows = store::rows_of_lines(bytes.substr(0, end + 1), file_columns);
  if (!rows || rows->size() != 1) return std::nullopt;
  const store::Row& row = rows->front();
  store::EvidenceFile file{row.text(0), row.text(1), row.text(2),    row.text(3),    row.text(4),
                           row.text(5), {},          row.integer(6), row.integer(7), row.text(8)};
  file.bytes = bytes.substr(end + 1);
  const bool sound = file.id == name.substr(file_section.size()) &&
                     file.size == static_cast<std::int64_t>(file.bytes.size()) && file.size > 0 &&
                     !file.name.empty() && file.name.find_first_of("/\\\n\r") == std::string::npos;
  if (!sound) return std::nullopt;
  return file;
}

store::Rows rows_of(const LeftOut& left_out) {
  return {store::Row{{std::string{"entries"}, left_out.entries}},
          store::Row{{std::string{"files"}, left_out.files}}};
}

}  // namespace

std::span<const SectionShape> section_shapes() {
  return shapes;
}

const store::Rows& BundleContent::of(std::string_view section) const {
  static const store::Rows none;
  const auto found = rows.find(section);
  return found == rows.end() ? none : found->second;
}

std::vector<bundle::Section> sections_of(const BundleContent& content, bundle::Kind kind) {
  std::vector<bundle::Section> sections;
  for (const SectionShape& shape : shapes)
    if (belongs(shape, kind) && shape.section == "left_out")
      sections.push_back({std::string{shape.section}, store::to_lines(rows_of(content.left_out))});
    else if (belongs(shape, kind) && shape.section != "log_hashes" &&
             !(may_lack(shape) && content.of(shape.section).empty()))
      sections.push_back({std::string{shape.section}, store::to_lines(content.of(shape.section))});
  if (kind == bundle::Kind::report) {
    std::string hashes;
    for (const std::string& hash : content.log_hashes) hashes += hash + "\n";
    sections.push_back({"log_hashes", std::move(hashes)});
  }
  for (const store::EvidenceFile& file : content.files)
    sections.push_back({std::string{file_section} + file.id, section_of(file)});
  return sections;
}

std::string text_digest(const store::Record& record) {
  store::Digest digest;
  digest.add_field(record.text.unit_path);
  digest.add_field(record.text.facts);
  digest.add_field(record.deleted ? "erased" : "");
  return digest.hex();
}

std::string text_digest(std::string_view plan_body) {
  return store::sha256_hex(plan_body);
}

std::string in_words(const LeftOut& left_out) {
  return fmt::format("{} mục và {} tệp", left_out.entries, left_out.files);
}

namespace {

/// Looks at each row of a bundle once.
class Checking {
 public:
  Checking(const bundle::Opened& opened, const FileCheck& accepted) : opened_{opened}, accepted_{accepted} {}

  Result<BundleContent> check() {
    for (const auto& part : opened_.parts)
      if (const auto taken = take(part); !taken) return tl::unexpected{taken.error()};
    for (const auto step : {&Checking::check_records, &Checking::check_campaign, &Checking::check_forms,
                            &Checking::check_votes, &Checking::check_minutes, &Checking::check_decisions,
                            &Checking::check_log, &Checking::check_left_out})
      if (const auto right = (this->*step)(); !right) return tl::unexpected{right.error()};
    return std::move(content_);
  }

 private:
  using Part = bundle::Opened::Part;

  static tl::unexpected<Problems> wrong(std::string_view section, const std::string& what) {
    return refuse({}, fmt::format("Phần “{}” của tệp không đúng: {} Không nhận tệp này; hãy báo cho nơi gửi.",
                                  section, what));
  }

  bool is_below(const std::string& path) const { return path.starts_with(opened_.header.unit_path); }

  Result<void> take(const Part& part) {
    if (part.name.starts_with(file_section)) return take_file(part);
    const auto* shape = std::ranges::find(shapes, part.name, &SectionShape::section);
    if (shape == shapes.end() || !belongs(*shape, opened_.header.kind))
      return wrong(part.name, "không có phần nào tên như vậy trong loại tệp này.");
    if (part.name == "log_hashes") return take_hashes(part);
    auto rows = store::rows_of_lines(part.bytes, columns_of(*shape));
    if (!rows) return wrong(part.name, "có dòng không đọc được.");
    content_.rows.emplace(part.name, std::move(*rows));
    return {};
  }

  Result<void> take_file(const Part& part) {
    auto file = file_in(part.name, part.bytes);
    if (!file || file->campaign != opened_.header.campaign || !is_below(file->unit_path))
      return wrong(part.name, "tệp minh chứng không khớp với phần mô tả của nó.");
    if (accepted_ && !accepted_(*file))
      return wrong(part.name, "tệp minh chứng không phải loại được nhận (pdf, docx, xlsx, jpg, png).");
    content_.files.push_back(std::move(*file));
    return {};
  }

  Result<void> take_hashes(const Part& part) {
    constexpr std::size_t line = 65;
    if (part.bytes.size() % line != 0) return wrong(part.name, "có dòng không đọc được.");
    for (std::size_t at = 0; at < part.bytes.size(); at += line) {
      const std::string_view hash = part.bytes.substr(at, line - 1);
      if (hash.find_first_not_of("0123456789abcdef") != std::string_view::npos ||
          part.bytes[at + line - 1] != '\n')
        return wrong(part.name, "có dòng không đọc được.");
      content_.log_hashes.emplace_back(hash);
    }
    return {};
  }

  Result<void> check_records() {
    if (auto right = check_layer("register", ""); !right) return right;
    if (auto right = check_layer("period", opened_.header.campaign); !right) return right;
    std::set<store::RecordKey> above;
    for (const store::Row& row : content_.of("above")) {
      const store::Record record = store::record_of_travel(row);
      if (!record.text.key.campaign.empty() || !is_sound(record) || is_below(record.text.unit_path) ||
          !above.insert(record.text.key).second)
        return wrong("above", fmt::format("mục “{}” không đúng chỗ.", record.text.key.id));
    }
    return {};
  }

  static bool is_sound(const store::Record& record) {
    const auto facts = from_json(record.text.facts);
    const std::string& list = record.text.key.list;
    const bool is_word = !list.empty() && std::ranges::all_of(list, [](char letter) {
      return (letter >= 'a' && letter <= 'z') || letter == '_';
    });
    return is_word && facts && facts->is_map() && record.version > 0 && !record.text.key.id.empty() &&
           record.text.unit_path.starts_with('/') && record.text.unit_path.ends_with('/') &&
           record.salt.size() <= 64;
  }

  Result<void> check_layer(const std::string& layer, const std::string& campaign) {
    std::map<store::RecordKey, std::int64_t> versions;
    for (const store::Row& row : content_.of(layer)) {
      const store::Record record = store::record_of_travel(row);
      const std::string& id = record.text.key.id;
      if (record.text.key.campaign != campaign || !is_sound(record))
        return wrong(layer, fmt::format("mục “{}” không đọc được.", id));
      if (!is_below(record.text.unit_path))
        return wrong(layer, fmt::format("mục “{}” nằm ngoài đơn vị “{}”.", id, opened_.header.unit));
      if (!versions.emplace(record.text.key, record.version).second)
        return wrong(layer, fmt::format("mục “{}” có hai lần.", id));
    }
    const std::string past = layer + "_past";
    std::set<std::pair<store::RecordKey, std::int64_t>> seen;
    for (const store::Row& row : content_.of(past)) {
      const store::Record record = store::record_of_travel(row);
      const auto current = versions.find(record.text.key);
      if (current == versions.end() || record.version >= current->second || !is_sound(record) ||
          !seen.emplace(record.text.key, record.version).second)
        return wrong(past, fmt::format("bản cũ của mục “{}” không khớp.", record.text.key.id));
    }
    return {};
  }

  /// Files made before it was told have no such section.
  Result<void> check_left_out() {
    for (const store::Row& row : content_.of("left_out")) {
      const bool known = row.text(0) == "entries" || row.text(0) == "files";
      if (!known || row.integer(1) < 0) return wrong("left_out", "có dòng không đọc được.");
      (row.text(0) == "entries" ? content_.left_out.entries : content_.left_out.files) = row.integer(1);
    }
    return {};
  }

  Result<void> check_campaign() {
    const store::Rows& campaigns = content_.of("campaign");
    const bool expected = opened_.header.kind != bundle::Kind::report;
    if (campaigns.size() != (expected ? 1U : 0U) ||
        (expected && campaigns.front().text(0) != opened_.header.campaign))
      return wrong("campaign", "không phải đợt kiểm điểm ghi ở phần đầu.");
    for (const char* section : {"plans", "amendments"})
      for (const store::Row& row : content_.of(section))
        if (row.text(0) != opened_.header.campaign) return wrong(section, "có dòng của đợt khác.");
    for (const store::Row& row : content_.of("plans"))
      if (!from_json(row.text(2)) || row.integer(3) < 1) return wrong("plans", "có kế hoạch không đọc được.");
    return {};
  }

  Result<void> check_forms() {
    std::set<std::pair<std::string, std::int64_t>> versions;
    for (const store::Row& row : content_.of("forms")) {
      const std::string look{store::bytes_of(row.blob(6))};
      const bool sound = row.text(0) == opened_.header.campaign && row.integer(2) > 0 &&
                         sealing::sha256(row.text(4)) == row.text(5) &&
                         row.text(7) == (look.empty() ? "" : sealing::sha256(look)) &&
                         versions.emplace(row.text(1), row.integer(2)).second;
      if (!sound)
        return wrong("forms", fmt::format("bản {} của mẫu “{}” không khớp.", row.integer(2), row.text(1)));
    }
    for (const store::Row& row : content_.of("form_withdrawals"))
      if (row.text(0) != opened_.header.campaign || !versions.contains({row.text(1), row.integer(2)}))
        return wrong("form_withdrawals", "có dòng của mẫu không có trong tệp.");
    return {};
  }

  Result<void> check_votes() {
    std::map<std::string, std::string> states;
    for (const store::Row& row : content_.of("polls")) {
      const std::string& state = row.text(5);
      if (row.text(1) != opened_.header.campaign || !is_below(row.text(3)) || !from_json(row.text(6)) ||
          (state != "sealed" && state != "cancelled") || !states.emplace(row.text(0), state).second)
        return wrong("polls", fmt::format("cuộc bỏ phiếu “{}” không đúng.", row.text(0)));
    }
    for (const char* section : {"tellers", "voters", "confirmations", "tallies"})
      for (const store::Row& row : content_.of(section))
        if (!states.contains(row.text(0)))
          return wrong(section, "có dòng của cuộc bỏ phiếu không có trong tệp.");
    for (const store::Row& row : content_.of("tallies"))
      if (states[row.text(0)] != "sealed" || sealing::sha256(row.text(1)) != row.text(2))
        return wrong("tallies",
                     fmt::format("kết quả kiểm phiếu “{}” không khớp mã đã niêm phong.", row.text(0)));
    return {};
  }

  Result<void> check_minutes() {
    std::set<std::pair<std::string, std::int64_t>> seen;
    for (const store::Row& row : content_.of("minutes"))
      if (row.text(0) != opened_.header.campaign || !is_below(row.text(3)) || row.integer(2) < 1 ||
          sealing::sha256(row.text(4)) != row.text(5) || !seen.emplace(row.text(1), row.integer(2)).second)
        return wrong("minutes", fmt::format("biên bản “{}” không khớp mã đã khóa.", row.text(1)));
    return {};
  }

  Result<void> check_decisions() {
    std::set<std::string> ids;
    for (const store::Row& row : content_.of("decisions"))
      if (row.text(1) != opened_.header.campaign || !is_below(row.text(4)) || row.integer(2) < 1 ||
          (row.text(5) != "rated" && row.text(5) != "cancelled") || !ids.insert(row.text(0)).second)
        return wrong("decisions", fmt::format("quyết định {} không đúng.", row.text(6)));
    for (const store::Row& row : content_.of("decision_items"))
      if (!ids.contains(row.text(0)) || row.integer(1) < 1)
        return wrong("decision_items", "có dòng của quyết định không có trong tệp.");
    return {};
  }

  Result<void> check_log() {
    const bundle::Header& header = opened_.header;
    if (header.kind != bundle::Kind::report) return {};
    const auto count = static_cast<std::int64_t>(content_.log_hashes.size());
    if (count != header.seq || (count > 0 && content_.log_hashes.back() != header.hash))
      return wrong("log_hashes", "không kết thúc ở điểm neo ghi ở phần đầu.");
    return {};
  }

  const bundle::Opened& opened_;
  const FileCheck& accepted_;
  BundleContent content_;
};

}  // namespace

Result<BundleContent> content_of(const bundle::Opened& opened, const FileCheck& accepted) {
  return Checking{opened, accepted}.check();
}

}  // namespace kiemdiem::service
