#pragma once

#include "pages/sheet.h"
#include "service/deciding.h"

/// Cells and lines that the sheets of ratings have in common.
namespace kiemdiem::web {

pages::SheetCell cell(std::string text, std::string href = {});
/// A column of inputs: a select with nothing chosen, a box, or a line to type in.
pages::SheetCell input_cell(pages::Input input);

/// The levels as options, the best first, nothing chosen before.
std::vector<pages::Option> level_options(const service::Call& call, const std::string& chosen);
/// "Hoàn thành tốt nhiệm vụ" for "good"; "–" for another word.
std::string level_words(const service::Call& call, std::string_view word);
std::string day_words(const std::string& iso);
/// "09:00 ngày 20/12/2026" as the campaign counts it; empty for 0.
std::string time_words(const service::Call& call, std::int64_t at);

/// "Chi bộ: Hoàn thành tốt nhiệm vụ, 12/12/2026", a line each.
std::vector<std::string> proposal_lines(const service::Call& call, const service::RatingStory& story);
/// "đảng viên, Chi bộ Phân xưởng 1": what the subject is, with its organization where that is not the page's
/// own.
std::string kind_and_place(const service::Call& call, const service::Judged& judged,
                           const assessment::SubjectResult& subject);
pages::Mark state_mark(const service::RatingStory& story);

/// An input of a form, with what was typed before a refusal and what was wrong with it.
pages::Input typed(const service::Call& call, pages::Input input);
/// `number`, `day`, `signer`, `ground` of a paper.
std::vector<pages::Input> paper_inputs(const service::Call& call);

/// Pages of a list: those shown, from `trang`.
struct Range {
  std::size_t first = 0, last = 0;
};
Range range_of(const service::Call& call, std::size_t total, std::size_t page_size, std::string_view action,
               const std::vector<std::pair<std::string_view, std::string>>& names,
               std::vector<std::pair<std::string_view, std::string>> query, pages::Pager& pager);

}  // namespace kiemdiem::web
