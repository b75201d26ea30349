#include "assessment/wording.h"

#include <fmt/format.h>

#include <array>

#include "regulation/scopes.h"

namespace kiemdiem::assessment {
namespace {

constexpr std::array subject_kinds{facts::SubjectKind::organization, facts::SubjectKind::collective,
                                   facts::SubjectKind::member, facts::SubjectKind::leader};

std::string choice_label(const facts::Dictionary& dictionary, std::string_view choices,
                         std::string_view word) {
  const facts::Choices* set = dictionary.choices(choices);
  const auto index = set == nullptr ? std::nullopt : set->find(word);
  return index ? set->labels[static_cast<std::size_t>(*index)].vi : std::string{};
}

}  // namespace

std::string level_label(const facts::Dictionary& dictionary, std::optional<int> level) {
  if (!level) return "không xếp loại";
  return dictionary.choices("rating")->labels[static_cast<std::size_t>(*level)].vi;
}

std::string_view kind_label(facts::SubjectKind kind) {
  constexpr std::array<std::string_view, 4> labels{"tổ chức đảng", "tập thể", "đảng viên",
                                                   "cán bộ lãnh đạo, quản lý"};
  return labels[static_cast<std::size_t>(kind)];
}

std::string_view finding_label(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> labels{
      {{"order", "thứ tự"},
       {"deadline", "thời hạn"},
       {"notice", "gửi trước, đăng ký"},
       {"dossier", "hồ sơ"},
       {"chair", "người chủ trì"},
       {"attendance", "cấp trên dự"},
       {"ballot", "bỏ phiếu"},
       {"attribution", "nơi tính, nơi xếp loại"},
       {"consistency", "số liệu thống nhất"},
       {"duty", "việc phải làm"}}};
  for (const auto& [word, label] : labels)
    if (word == kind) return label;
  return kind;
}

std::string citation(std::string_view document, std::string_view clause) {
  if (document.empty()) return {};
  return clause.empty() ? std::string{document} : fmt::format("{}, {}", document, clause);
}

Wording::Wording(const facts::Situation& situation) : situation_(situation) {
  for (const facts::SubjectKind kind : subject_kinds) {
    const auto rows = situation.table(regulation::list_of(kind)).rows();
    for (std::size_t row = 0; row < rows; ++row) {
      const SubjectRef subject{kind, static_cast<std::int32_t>(row)};
      subjects_.emplace(situation.id(subject), subject);
    }
  }
}

std::optional<SubjectRef> Wording::find(std::string_view subject) const {
  const auto found = subjects_.find(subject);
  return found == subjects_.end() ? std::nullopt : std::optional{found->second};
}

std::string Wording::name(std::string_view subject) const {
  const auto found = find(subject);
  if (!found) return std::string{subject};
  return situation_.display_name({facts::entity_kind(found->kind), found->row});
}

std::string Wording::full_name(std::string_view subject) const {
  const auto found = find(subject);
  if (!found) return std::string{subject};
  const bool person = facts::entity_kind(found->kind) == facts::EntityKind::person;
  return person ? fmt::format("{} {}", kind_label(found->kind), name(subject)) : name(subject);
}

/// The label of a fact of a list; empty where the list has no such fact.
std::string Wording::fact_label(std::string_view list, std::string_view path) const {
  const facts::ListShape* shape = situation_.dictionary.list(list);
  const auto found = shape == nullptr ? std::nullopt : shape->find(path);
  return found ? shape->facts[static_cast<std::size_t>(*found)].label.vi : std::string{};
}

std::string Wording::missing(std::string_view subject, std::string_view name) const {
  const std::size_t colon = name.find(':');
  const std::size_t dot = colon == std::string_view::npos ? colon : name.find('.', colon);
  if (dot != std::string_view::npos) {  // "organization:cb1.proposed": a fact of another
    const std::string_view other = name.substr(0, dot);
    return fmt::format("{} của {}", missing(other, name.substr(dot + 1)), full_name(other));
  }
  if (colon != std::string_view::npos) return full_name(name);
  for (const facts::SubjectKind kind : subject_kinds)
    if (subject.starts_with(std::string{facts::name(kind)} + ":"))
      if (std::string label = fact_label(regulation::list_of(kind), name); !label.empty()) return label;
  for (const std::string_view list : {"posts", "events", "organizations", "collectives", "people"})
    if (std::string label = fact_label(list, name); !label.empty()) return label;
  for (const std::string_view choices : {"event", "document"})
    if (std::string label = choice_label(situation_.dictionary, choices, name); !label.empty()) return label;
  return std::string{name};
}

std::string Wording::missing(std::string_view subject, const std::vector<std::string>& names) const {
  std::string all;
  for (const std::string& one : names) all += (all.empty() ? "" : "; ") + missing(subject, one);
  return all;
}

}  // namespace kiemdiem::assessment
