#pragma once

#include <gtest/gtest.h>

#include "document/filled_form.h"
#include "document/read_forms.h"
#include "installation/installation.h"

namespace kiemdiem::document {

/// The forms of the folder forms/.
inline const Forms& all_forms() {
  static const Forms forms = [] {
    const Installation installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    std::vector<FormFile> files;
    for (const regulation::SourceFile& file : installation.form_files())
      files.push_back({file.name, "forms/" + file.name + "/form.yaml", file.text});
    auto read = read_forms(files, installation.dictionary());
    if (!read) throw std::runtime_error{to_text(read.error())};
    return *read;
  }();
  return forms;
}

inline const Form& form_named(const std::string& id) {
  return all_forms().at(id);
}

/// Numbers and labels of the sections that somebody answers: "I. Ưu điểm…", " 1. Phẩm chất…".
inline std::vector<std::string> outline(const Form& form, const Traits& traits) {
  std::vector<std::string> lines;
  for (const Numbered& one : sections_for(form, traits))
    lines.push_back((one.section->level == 2 ? " " : "") + one.number + " " + one.section->id);
  return lines;
}

}  // namespace kiemdiem::document
