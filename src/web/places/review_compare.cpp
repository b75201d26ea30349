#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "document/compare.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/review_papers.h"
#include "web/places/reviews.h"
#include "web/places/sheets.h"

// Two versions of a review beside each other.

namespace kiemdiem::web {
namespace {

using service::OpenReview;

/// A version that may be looked at.
struct Seen {
  std::int64_t version = 0;
  std::string words;
};

std::vector<Seen> versions_of(const service::Call& call, const OpenReview& open) {
  std::vector<Seen> versions;
  for (std::size_t at = 0; at < open.review.rounds.size(); ++at) {
    const service::Round& round = open.review.rounds[at];
    versions.push_back({round.version, fmt::format("Nộp lần {} ({})", at + 1, time_words(call, round.at))});
  }
  const bool goes_on = open.record && open.access == service::ReviewAccess::write &&
                       (versions.empty() || open.review.rounds.back().returned());
  if (goes_on)
    versions.push_back(
        {open.version(), fmt::format("Đang viết ({})", time_words(call, open.record->changed_at))});
  return versions;
}

/// The one that is asked for, else the first or the last.
std::size_t chosen(const service::Call& call, const char* input, const std::vector<Seen>& versions,
                   std::size_t otherwise) {
  const std::string& typed = call.inputs.get(input);
  std::int64_t version = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), version);
  const auto found = std::ranges::find(versions, version, &Seen::version);
  return found == versions.end() ? otherwise : static_cast<std::size_t>(found - versions.begin());
}

std::vector<pages::Option> options(const std::vector<Seen>& versions, std::size_t selected) {
  std::vector<pages::Option> made;
  for (std::size_t at = 0; at < versions.size(); ++at)
    made.push_back({std::to_string(versions[at].version), versions[at].words, at == selected, {}});
  return made;
}

/// Everything that is written in a section, in words, line by line.
std::string words_of(const service::Call& call, const document::Section& section,
                     const document::Answer& answer) {
  std::string words = answer.text;
  const auto add = [&](const std::string& line) {
    if (!line.empty()) words += (words.empty() ? "" : "\n") + line;
  };
  for (const document::Row& row : answer.rows) {
    std::string line;
    for (const document::Column& column : section.columns) {
      const std::string cell = document::cell_words(column, row.cell(column.id), row, section);
      if (!cell.empty()) line += fmt::format("{}{}: {}", line.empty() ? "" : "; ", column.label, cell);
    }
    add(line);
  }
  const auto grade = std::ranges::find(document::grades(), answer.grade, &document::Choice::word);
  if (grade != document::grades().end()) add("Cấp độ: " + grade->label);
  const facts::Choices& levels = *call.office.dictionary().choices("rating");
  for (const auto& [group, level] : answer.ratings)
    if (const auto index = levels.find(level)) add(levels.labels[static_cast<std::size_t>(*index)].vi);
  return words;
}

pages::PieceKind kind_of(document::Change change) {
  return change == document::Change::same   ? pages::PieceKind::same
         : change == document::Change::gone ? pages::PieceKind::gone
                                            : pages::PieceKind::added;
}

void add_sections(const service::Call& call, const OpenReview& open, const service::Review& former,
                  const service::Review& later, pages::ReviewCompare& page) {
  for (const document::Chosen& paper : open.papers) {
    const auto one = former.papers.find(paper.form->paper);
    const auto other = later.papers.find(paper.form->paper);
    for (const document::Numbered& numbered : document::sections_for(*paper.form, open.traits)) {
      const document::Section& section = *numbered.section;
      const auto text = [&](const auto& found, const service::Review& of) {
        return found == of.papers.end() ? std::string{}
                                        : words_of(call, section, found->second.answer(section.id));
      };
      const std::string before = text(one, former);
      const std::string after = text(other, later);
      if (before == after) continue;
      pages::ComparedSection shown{fmt::format("{}: {}", paper.form->name, section.label), {}};
      for (document::Piece& piece : document::compared(before, after))
        shown.pieces.push_back({kind_of(piece.change), std::move(piece.text)});
      page.sections.push_back(std::move(shown));
    }
  }
}

}  // namespace

service::Outcome<pages::ReviewCompare> compare_review(service::Call& call) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", call.campaign->id},
                                                                    {"subject", open->id}};
  pages::ReviewCompare page;
  call.title = page.heading = fmt::format("So sánh các lần: {}", open->name);
  page.lead =
      "Chữ bỏ đi gạch ngang ở bên trái, chữ thêm vào gạch chân ở bên phải; mục không đổi thì không hiện.";
  page.back_href = address("write-self-review", names);
  page.action = address("compare-self-review", names);
  const std::vector<Seen> versions = versions_of(call, *open);
  if (versions.size() < 2) {
    page.empty.text = "Mới có một lần nộp, chưa có gì để so sánh.";
    return page;
  }
  const std::size_t one = chosen(call, "mot", versions, 0);
  const std::size_t other = chosen(call, "hai", versions, versions.size() - 1);
  page.former = options(versions, one);
  page.later = options(versions, other);
  page.former_words = versions[one].words;
  page.later_words = versions[other].words;
  const auto former = service::review_version(call, *open, versions[one].version);
  if (!former) return tl::unexpected{former.error()};
  const auto later = service::review_version(call, *open, versions[other].version);
  if (!later) return tl::unexpected{later.error()};
  if (*former && *later) add_sections(call, *open, **former, **later, page);
  page.empty.text = "Hai lần này giống nhau.";
  return page;
}

}  // namespace kiemdiem::web
