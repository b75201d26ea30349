#include <fmt/format.h>

#include "ballot/tally.h"
#include "service/dossier_sending.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/registers.h"
#include "service/secrets.h"
#include "store/ballots.h"
#include "store/evidence.h"

// The receiver's look at a dossier, and papers that are recorded as handed in.

namespace kiemdiem::service {
namespace {

/// What sealed votes on levels say of their subjects; of a vote that was held again the last one.
Outcome<std::vector<dossier::TallyRow>> tallies_of(Call& call, const Dossier& dossier) {
  static constexpr std::array<std::string_view, 4> levels{"excellent", "good", "completed", "not_completed"};
  std::map<std::string, dossier::TallyRow> rows;
  for (const Unit* unit : dossier.units->subtree(*dossier.unit)) {
    const auto polls = store::polls_of_unit(call.data, call.campaign->id, unit->id);
    if (!polls) return refused(polls.error());
    for (const store::Poll& poll : *polls) {
      const auto sealed = store::tally_of(call.data, poll.id);
      if (!sealed) return refused(sealed.error());
      const ballot::Sheet sheet = ballot::sheet_from(poll.sheet);
      if (!*sealed || sheet.kind != ballot::Kind::levels) continue;
      const ballot::Tally tally = ballot::tally_from(sheet, (*sealed)->body);
      for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
        dossier::TallyRow row{sheet.lines[line].subject, {}};
        for (std::size_t choice = 0; choice < sheet.choices.size(); ++choice)
          for (std::size_t level = 0; level < levels.size(); ++level)
            if (sheet.choices[choice] == levels[level]) row.counts[level] = tally.count.marks[line][choice];
        rows.try_emplace(row.subject, row);
      }
    }
  }
  std::vector<dossier::TallyRow> found;
  for (const auto& [subject, row] : rows) found.push_back(row);
  return found;
}

Outcome<std::optional<std::vector<dossier::ReceivedFile>>> received_of(Call& call, const SentDossier& sent) {
  std::string id;
  for (const DossierAct& act : sent.acts)
    if (!act.files.empty()) id = act.files;
  if (id.empty()) return std::optional<std::vector<dossier::ReceivedFile>>{};
  const auto kept = store::find_evidence(call.data, id);
  if (!kept) return refused(kept.error());
  std::vector<dossier::ReceivedFile> files;
  if (*kept)
    if (const auto node = from_json((*kept)->bytes))
      for (const Node& file : node->items())
        files.push_back({text_of(file, "name"), text_of(file, "sha256")});
  return std::optional{std::move(files)};
}

Outcome<std::vector<dossier::DoorFinding>> found_at_door(
    Call& call, const Dossier& dossier, const std::vector<dossier::Checklist>& lists,
    const dossier::Manifest& manifest, std::optional<std::vector<dossier::ReceivedFile>> received) {
  auto tallies = tallies_of(call, dossier);
  if (!tallies) return tl::unexpected{tallies.error()};
  return dossier::check_at_door({manifest, lists, dossier.judged->assessment, dossier.judged->situation,
                                 std::move(*tallies), std::move(received)});
}

}  // namespace

Outcome<std::vector<dossier::DoorFinding>> door_findings(Call& call, const Dossier& dossier,
                                                         const SentDossier& sent) {
  auto received = received_of(call, sent);
  if (!received) return tl::unexpected{received.error()};
  auto found = found_at_door(call, dossier, dossier.lists(), sent.manifest, std::move(*received));
  if (found && !sent.intact)
    found->insert(found->begin(), {dossier::Point::files,
                                   assessment::Verdict::breaks,
                                   {},
                                   "Danh mục hồ sơ",
                                   "không còn đúng như khi gửi: mã kiểm tra SHA-256 không khớp",
                                   {}});
  return found;
}

Outcome<std::vector<dossier::DoorFinding>> findings_before_sending(Call& call, const Dossier& dossier,
                                                                   Date day) {
  const auto lists = dossier.lists();
  dossier::Manifest manifest;
  manifest.papers = dossier::papers_going_up(lists);
  manifest.figures = dossier::count_figures(lists, dossier.judged->assessment);
  auto found = found_at_door(call, dossier, lists, manifest, std::nullopt);
  const auto delivery = dossier.delivery();
  if (found && delivery && delivery->last && day > *delivery->last)
    found->push_back({dossier::Point::days, assessment::Verdict::breaks, "organization:" + dossier.unit->id,
                      dossier.unit->name,
                      fmt::format("gửi ngày {}, sau hạn ({})", to_vietnamese(day), delivery->due),
                      delivery->due_said});
  return found;
}

Outcome<void> record_paper(Call& call, std::string_view type) {
  const std::string& subject = call.inputs.get("subject");
  const std::string& paper = call.inputs.get("paper");
  if (!call.office.dictionary().choices("document")->find(paper))
    return refused(Refused::invalid, "Hãy chọn giấy tờ.", "paper");
  const std::string copies = trimmed(call.inputs.get("copies"));
  if (!copies.empty() && number_in(copies).value_or(0) < 1)
    return refused(Refused::invalid, "Số bản là số từ 1 trở lên.", "copies");
  const std::string id = "giay/" + subject + "/" + paper;
  const auto before = line_at(call, "documents", id);
  if (!before) return tl::unexpected{before.error()};
  Node entry = with_value(Node::map({}, {}), "document", text_node(paper));
  entry = with_value(entry, "subject", text_node(subject));
  if (!copies.empty()) entry = with_value(entry, "copies", word_node(copies));
  if (const std::string form = trimmed(call.inputs.get("form")); !form.empty())
    entry = with_value(entry, "form", text_node(form));
  if (auto kept = keep(
          call, filed_entry(call.campaign->id, "documents", id, call.target.unit_path, entry, Node::null({})),
          *before ? (*before)->version : 0);
      !kept)
    return kept;
  if (type.empty()) return {};
  const File& file = call.inputs.files.front();
  const store::EvidenceFile scan{new_token().substr(0, 32),
                                 call.campaign->id,
                                 scan_owner(subject, paper),
                                 call.target.unit_path,
                                 file.name,
                                 std::string{type},
                                 file.bytes,
                                 static_cast<std::int64_t>(file.bytes.size()),
                                 call.now.at,
                                 call.actor.account};
  if (const auto added = store::append(call.data, scan); !added) return refused(added.error());
  return {};
}

}  // namespace kiemdiem::service
