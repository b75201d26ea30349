#include "dossier/door.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/vietnamese.h"

namespace kiemdiem::dossier {
namespace {

using assessment::Verdict;

constexpr std::array<std::string_view, 8> point_labels{"Thành phần hồ sơ", "Chữ ký",         "Tệp kèm theo",
                                                       "Số liệu",          "Tỷ lệ xuất sắc", "Mức tối đa",
                                                       "Thứ tự các bước",  "Thời hạn"};

std::string shown(const std::string& name, const std::string& paper) {
  return fmt::format("{}: {}", name, paper);
}

using Names = std::map<std::string_view, std::string_view>;

const SentPaper* sent(const Manifest& manifest, const std::string& subject, const std::string& paper) {
  const auto found = std::ranges::find_if(
      manifest.papers, [&](const SentPaper& one) { return one.subject == subject && one.paper == paper; });
  return found == manifest.papers.end() ? nullptr : &*found;
}

void check_papers(const DoorInput& input, std::vector<DoorFinding>& found) {
  for (const Checklist& list : input.lists)
    for (const Line& line : list.lines) {
      if (line.goes != Goes::up || line.if_there || line.needed == Truth::no) continue;
      if (sent(input.manifest, list.id, line.word) != nullptr) continue;
      const bool sure = line.needed == Truth::yes;
      std::string what = "chưa có trong hồ sơ gửi";
      if (!sure && !line.missing_facts.empty()) what += "; chưa rõ có phải nộp không";
      found.push_back({Point::papers, sure ? Verdict::breaks : Verdict::undecided, list.id,
                       shown(list.name, line.label), what, line.said});
    }
}

void check_signatures(const DoorInput& input, std::vector<DoorFinding>& found) {
  for (const Checklist& list : input.lists)
    for (const Line& line : list.lines) {
      const SentPaper* paper = sent(input.manifest, list.id, line.word);
      if (paper == nullptr || paper->signed_ || line.signer.empty()) continue;
      std::string what = fmt::format("chưa có chữ ký của {}", line.signer);
      if (line.seal) what += " và dấu";
      found.push_back(
          {Point::signatures, Verdict::breaks, list.id, shown(list.name, line.label), what, line.said});
    }
}

std::string kind_words(facts::SubjectKind kind) {
  switch (kind) {
    case facts::SubjectKind::organization:
      return "tổ chức đảng";
    case facts::SubjectKind::collective:
      return "tập thể";
    case facts::SubjectKind::member:
      return "đảng viên";
    case facts::SubjectKind::leader:
      return "cán bộ lãnh đạo, quản lý";
  }
  return {};
}

/// Figures as they were reported against those of the list.
void check_report(const DoorInput& input, std::vector<DoorFinding>& found) {
  const facts::Choices& ratings = *input.situation.dictionary.choices("rating");
  const auto listed = count_figures(input.lists, input.assessment);
  for (const Figures& one : listed) {
    const auto reported = std::ranges::find(input.manifest.figures, one.of, &Figures::of);
    const Figures said = reported == input.manifest.figures.end() ? Figures{one.of, {}, 0} : *reported;
    for (std::size_t level = 0; level < one.levels.size(); ++level)
      if (one.levels[level] != said.levels[level])
        found.push_back({Point::sums,
                         Verdict::breaks,
                         {},
                         "Báo cáo và danh sách " + kind_words(one.of),
                         fmt::format("{}: báo cáo ghi {}, danh sách có {}", ratings.labels[level].vi,
                                     said.levels[level], one.levels[level]),
                         {}});
    if (one.none != said.none)
      found.push_back({Point::sums,
                       Verdict::breaks,
                       {},
                       "Báo cáo và danh sách " + kind_words(one.of),
                       fmt::format("chưa có mức: báo cáo ghi {}, danh sách có {}", said.none, one.none),
                       {}});
  }
}

/// The votes that the list shows against those of the sealed tally.
void check_tallies(const DoorInput& input, const Names& names, std::vector<DoorFinding>& found) {
  static constexpr std::array<const char*, 4> facts_of{"excellent", "good", "completed", "not_completed"};
  const facts::Situation& situation = input.situation;
  const facts::Choices& ratings = *situation.dictionary.choices("rating");
  for (const TallyRow& tally : input.tallies) {
    const auto list = std::ranges::find(input.lists, tally.subject, &Checklist::id);
    if (list == input.lists.end()) continue;
    const char* table = list->subject.kind == facts::SubjectKind::organization ? "organizations"
                        : list->subject.kind == facts::SubjectKind::collective ? "collectives"
                                                                               : "people";
    for (std::size_t level = 0; level < facts_of.size(); ++level) {
      const facts::Column& column = situation.column(table, fmt::format("votes.{}", facts_of[level]));
      const auto row = static_cast<std::size_t>(list->subject.row);
      if (!column.known(row) || column.numbers[row] == tally.counts[level]) continue;
      found.push_back({Point::sums,
                       Verdict::breaks,
                       tally.subject,
                       shown(std::string{names.at(list->id)}, "kết quả bỏ phiếu"),
                       fmt::format("{}: biên bản kiểm phiếu ghi {}, danh sách ghi {}",
                                   ratings.labels[level].vi, tally.counts[level], column.numbers[row]),
                       {}});
    }
  }
}

/// What the rules find of those who are in the dossier.
std::optional<Point> point_of(std::string_view kind) {
  if (kind == "order") return Point::order;
  if (kind == "deadline" || kind == "notice") return Point::days;
  if (kind == "consistency" || kind == "ballot") return Point::sums;
  return std::nullopt;
}

void check_findings(const DoorInput& input, const Names& names, Point wanted,
                    std::vector<DoorFinding>& found) {
  for (const assessment::Finding& finding : input.assessment.findings) {
    if (finding.verdict != Verdict::breaks || point_of(finding.kind) != wanted) continue;
    const auto name = names.find(finding.subject);
    if (name == names.end()) continue;
    found.push_back({wanted,
                     finding.verdict,
                     finding.subject,
                     std::string{name->second},
                     finding.text,
                     {finding.document, finding.clause}});
  }
}

void check_quotas(const DoorInput& input, const Names& names, std::vector<DoorFinding>& found) {
  for (const assessment::QuotaResult& quota : input.assessment.quotas) {
    const bool here =
        std::ranges::any_of(quota.members, [&](const std::string& id) { return names.contains(id); });
    if (quota.verdict == Verdict::holds || !here) continue;
    found.push_back(
        {Point::quota, quota.verdict, {}, kind_words(quota.of), quota.text, {quota.document, quota.clause}});
  }
}

void check_ceilings(const DoorInput& input, const Names& names, std::vector<DoorFinding>& found) {
  for (const assessment::SubjectResult& subject : input.assessment.subjects) {
    const auto name = names.find(subject.id);
    if (subject.verdict != Verdict::breaks || name == names.end()) continue;
    for (const assessment::Reason& reason : subject.reasons) {
      const bool limits = reason.effect == assessment::Effect::ceiling ||
                          reason.effect == assessment::Effect::forced ||
                          reason.effect == assessment::Effect::exclusion;
      const bool passed = !reason.level || !subject.proposed || *subject.proposed < *reason.level ||
                          reason.effect != assessment::Effect::ceiling;
      if (limits && reason.certain && passed)
        found.push_back({Point::ceiling,
                         Verdict::breaks,
                         subject.id,
                         std::string{name->second},
                         reason.text,
                         {reason.document, reason.clause}});
    }
  }
}

}  // namespace

std::string_view label(Point point) {
  return point_labels[static_cast<std::size_t>(point)];
}

bool keeps_from_sending(const DoorFinding& finding) {
  if (finding.verdict != Verdict::breaks) return false;
  if (finding.point == Point::files || finding.point == Point::sums) return true;
  const bool of_list = finding.point == Point::papers || finding.point == Point::signatures;
  return of_list && !finding.said.is_reading();
}

std::vector<DoorFinding> check_files(const Manifest& manifest, const std::vector<ReceivedFile>& received) {
  std::vector<DoorFinding> found;
  std::map<std::string_view, std::string_view> files;
  std::set<std::string_view> listed;
  for (const ReceivedFile& file : received) files.emplace(file.name, file.sha256);
  for (const SentPaper& paper : manifest.papers) {
    if (paper.file.empty()) continue;
    listed.insert(paper.file);
    const auto file = files.find(paper.file);
    if (file == files.end())
      found.push_back(
          {Point::files, Verdict::breaks, paper.subject, paper.file, "có trong danh mục, không có tệp", {}});
    else if (file->second != paper.sha256)
      found.push_back({Point::files,
                       Verdict::breaks,
                       paper.subject,
                       paper.file,
                       "khác tệp đã gửi: mã kiểm tra SHA-256 không khớp",
                       {}});
  }
  for (const ReceivedFile& file : received)
    if (!listed.contains(file.name))
      found.push_back(
          {Point::files, Verdict::undecided, {}, file.name, "không có trong danh mục gửi kèm", {}});
  return found;
}

std::vector<DoorFinding> check_at_door(const DoorInput& input) {
  std::vector<std::string> as_leader;
  Names names;
  as_leader.reserve(input.lists.size());
  for (const Checklist& list : input.lists) {
    names.emplace(list.id, list.name);
    if (list.subject.kind != facts::SubjectKind::member) continue;
    names.emplace(as_leader.emplace_back("leader" + list.id.substr(list.id.find(':'))), list.name);
  }
  std::vector<DoorFinding> found;
  check_papers(input, found);
  check_signatures(input, found);
  if (input.received)
    for (DoorFinding& finding : check_files(input.manifest, *input.received))
      found.push_back(std::move(finding));
  check_report(input, found);
  check_tallies(input, names, found);
  check_findings(input, names, Point::sums, found);
  check_quotas(input, names, found);
  check_ceilings(input, names, found);
  check_findings(input, names, Point::order, found);
  check_findings(input, names, Point::days, found);
  return found;
}

}  // namespace kiemdiem::dossier
