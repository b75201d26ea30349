#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

/// A refusal: what happened, what to do next. 403 and 404 look the same, so that nobody learns what exists.
struct ErrorPage {
  int status = 404;  ///< 400, 403, 404, 409, 413, 422, 429, 500, 503: the catalogue knows their texts
  std::string what;  ///< replaces the catalogue's sentence; may be empty (ignored for 403 and 404)
  std::string next;  ///< what to do; may be empty
  std::vector<Link> ways_out;  ///< at least the start page is always offered
  std::string reference;       ///< number under which the operator finds it in the record; may be empty
};

/// One field on which two people disagree.
struct ConflictField {
  std::string name;  ///< sent as `name`=own text when the user keeps theirs
  std::string label;
  std::string before;  ///< what both started from
  std::string theirs;  ///< what was saved meanwhile
  std::string mine;
  std::string mine_value, theirs_value;  ///< as the form sends them
};

/// 409: somebody saved first. Both texts side by side, the user chooses field by field and sends again.
struct ConflictPage {
  std::string what;      ///< "Đảng viên Trần Văn An"
  std::string saved_by;  ///< who saved, in words
  std::string saved_at;
  std::string action;       ///< the same action again
  std::string version;      ///< the version now stored
  std::string cancel_href;  ///< drops the own text
  std::vector<ConflictField> fields;
  std::vector<Option> unchanged;  ///< hidden inputs sent along (value: name, label: content)
};

std::string render(const Shell& shell, const ErrorPage& page);
std::string render(const Shell& shell, const ConflictPage& page);

}  // namespace kiemdiem::pages
