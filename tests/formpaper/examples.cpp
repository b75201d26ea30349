#include "examples.h"

#include <algorithm>

#include "installation/installation.h"

namespace kiemdiem::formpaper {
namespace {

const Installation& installation() {
  static const Installation open = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return open;
}

std::vector<document::FormFile> named(const std::vector<regulation::SourceFile>& files,
                                      const std::string& file) {
  std::vector<document::FormFile> named;
  for (const regulation::SourceFile& one : files)
    named.push_back({one.name, "forms/" + one.name + "/" + file, one.text});
  return named;
}

}  // namespace

const document::Forms& all_forms() {
  static const document::Forms forms = [] {
    auto read =
        document::read_forms(named(installation().form_files(), "form.yaml"), installation().dictionary());
    if (!read) throw std::runtime_error{to_text(read.error())};
    return *read;
  }();
  return forms;
}

const std::map<std::string, document::Example, std::less<>>& all_examples() {
  static const auto examples = [] {
    auto read = document::read_examples(named(installation().example_files(), "example.yaml"), all_forms());
    if (!read) throw std::runtime_error{to_text(read.error())};
    return *read;
  }();
  return examples;
}

std::vector<document::Choice> rating_levels() {
  const facts::Choices& levels = *installation().dictionary().choices("rating");
  std::vector<document::Choice> choices;
  for (std::size_t at = 0; at < levels.words.size(); ++at)
    choices.push_back({levels.words[at], levels.labels[at].vi});
  return choices;
}

paper::Profile profile_named(const std::string& id) {
  const std::string file = "/forms/profiles/" + id + ".yaml";
  auto read = paper::read_profile(read_file(KIEMDIEM_SOURCE_DIR + file).value_or(""), file);
  if (!read) throw std::runtime_error{to_text(read.error())};
  return *read;
}

Particulars particulars_of(const document::Example& example) {
  return {.superior = example.superior,
          .issuer = example.issuer,
          .place = example.place,
          .date = example.date,
          .number = "05-BC/CB",
          .year = example.year,
          .name = example.name,
          .levels = rating_levels(),
          .made_on = example.date.value_or(Date{})};
}

paper::Paper example_paper(const std::string& form) {
  const document::Example& example = all_examples().at(form);
  return form_paper(all_forms().at(form), example.filled, example.traits, {}, particulars_of(example),
                    profile_named("hd-36"));
}

paper::Paper empty_paper(const std::string& form) {
  Particulars particulars = particulars_of(all_examples().at(form));
  particulars.name.clear();
  particulars.date.reset();
  return form_paper(all_forms().at(form), {}, {}, {}, particulars, profile_named("hd-36"));
}

std::string file_name(std::string form) {
  std::ranges::replace(form, '/', '-');
  return form;
}

}  // namespace kiemdiem::formpaper
