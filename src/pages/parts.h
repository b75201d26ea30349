#pragma once

#include "pages/shell.h"
#include "pages/texts.h"
#include "pages/view.h"

/// Fills the parts that many templates share (templates/mark.tpl, button.tpl …).
namespace kiemdiem::pages {

/// A page in its frame: fill `content`, then take the HTML.
class Frame {
 public:
  Frame(const Shell& shell, const char* template_name);

  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  std::string html() const { return expand(shell_.language, "shell.tpl", root_); }

 private:
  const Shell& shell_;
  View root_;

 public:
  View& content;
  const Texts& texts;
  Language language() const { return shell_.language; }
};

void fill_shell(View& root, const Shell& shell, const Texts& texts);

void add_mark(View& view, const char* name, const Mark& mark, const Texts& texts);
void add_clause(View& view, const char* name, const Clause& clause, const Texts& texts);
void add_link(View& view, const char* name, const Link& link);
void add_button(View& view, const char* name, const Button& button);
void add_buttons(View& view, const char* name, const std::vector<Button>& buttons);
/// The row of buttons of [[>actions]]; nothing where there are none.
void add_actions(View& view, const std::vector<Button>& buttons);
void add_options(View& view, const char* name, const std::vector<Option>& options);
void add_headings(View& view, const char* name, const std::vector<Heading>& headings);
void add_pager(View& view, const Pager& pager);
void add_empty(View& view, const EmptyState& empty);
/// A part that stands in a section of its own with its options, where there are any.
void add_choice(View& view, const char* name, const std::vector<Option>& options);
void add_facts(View& view, const char* name, const std::vector<FactShown>& facts);
/// "1.234.567" or, in English, "1,234,567".
std::string number_text(Language language, std::int64_t number);

}  // namespace kiemdiem::pages
