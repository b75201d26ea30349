#include "service/dossier_sending.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/deciding.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/registers.h"
#include "service/secrets.h"
#include "spreadsheet/zip_archive.h"
#include "store/digest.h"
#include "store/evidence.h"

namespace kiemdiem::service {
namespace {

using dossier::Manifest;

Outcome<std::string> kept_bytes(Call& call, const std::string& owner, const std::string& name,
                                const std::string& type, std::string bytes) {
  const std::string id = new_token().substr(0, 32);
  const auto size = static_cast<std::int64_t>(bytes.size());
  const store::EvidenceFile file{id,   call.campaign->id, owner, call.target.unit_path, name,
                                 type, std::move(bytes),  size,  call.now.at,           call.actor.account};
  if (const auto added = store::append(call.data, file); !added) return refused(added.error());
  return id;
}

Outcome<void> keep_event(Call& call, const std::string& event, const std::string& on, const std::string& by,
                         int copies) {
  Node node = with_value(Node::map({}, {}), "event", text_node(event));
  node = with_value(node, "subject", text_node("organization:" + call.target.unit));
  node = with_value(node, "on", text_node(on));
  if (!by.empty()) node = with_value(node, "by", text_node(by));
  if (copies > 0) node = with_value(node, "copies", word_node(std::to_string(copies)));
  return keep(call,
              filed_entry(call.campaign->id, "events", new_id(call.now.at), call.target.unit_path, node,
                          Node::null({})),
              0);
}

/// The first number that no dossier of the unit has in the year or term.
Outcome<int> next_number(Call& call, const dossier::Rules& rules) {
  const int from = dossier::numbered_from(rules, static_cast<int>(call.campaign->year));
  const auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return refused(campaigns.error());
  int last = 0;
  for (const store::Campaign& campaign : *campaigns) {
    if (campaign.year < from || campaign.year > call.campaign->year) continue;
    const auto records = store::find_all(call.data, campaign.id, "dossiers", call.target.unit_path);
    if (!records) return refused(records.error());
    for (const store::Record& record : *records) {
      const Node facts = facts_of(record);
      if (text_of(facts, "unit") != call.target.unit) continue;
      last = std::max(last, static_cast<int>(number_in(text_of(facts, "number")).value_or(0)));
    }
  }
  return last + 1;
}

/// The fingerprints of the files in a zip, of those that the manifest names and of no others.
Outcome<std::string> received_digests(const Manifest& manifest, const File& zip) {
  auto archive = spreadsheet::ZipArchive::open(zip.bytes, zip.name, {});
  if (!archive)
    return refused(Refused::invalid, "Tệp nhận phải là tệp nén .zip của hồ sơ, không quá 64 MB.", "file");
  std::vector<Node> files;
  for (const dossier::SentPaper& paper : manifest.papers) {
    if (paper.file.empty() || !archive->has(paper.file)) continue;
    store::Digest digest;
    const Problems damaged = archive->read(paper.file, [&](std::string_view piece) {
      digest.add(piece);
      return true;
    });
    const std::string sha256 = damaged.empty() ? digest.hex() : "hỏng";
    files.push_back(Node::map(
        {{word_node("name"), text_node(paper.file)}, {word_node("sha256"), text_node(sha256)}}, {}));
  }
  return to_json(Node::list(std::move(files), {}));
}

/// What goes up, with the files that were made of it. A signed scan, which comes behind the file that was
/// made, stands before it.
std::vector<dossier::SentPaper> papers_of(const std::vector<dossier::Checklist>& lists,
                                          const std::vector<PaperFile>& files) {
  std::map<std::pair<std::string_view, std::string_view>, const PaperFile*> made;
  for (const PaperFile& file : files)
    made.insert_or_assign(std::pair<std::string_view, std::string_view>{file.subject, file.paper}, &file);
  std::vector<dossier::SentPaper> papers = dossier::papers_going_up(lists);
  for (dossier::SentPaper& paper : papers)
    if (const auto file = made.find({paper.subject, paper.paper}); file != made.end()) {
      paper.file = file->second->name;
      paper.sha256 = file->second->sha256;
    }
  return papers;
}

Outcome<void> check_round(const Dossier& dossier) {
  if (!dossier.delivery())
    return refused(Refused::invalid, "Văn bản không giao đơn vị này gửi hồ sơ riêng lên cấp trên.");
  const auto last = dossier.sent.empty() ? std::optional<dossier::Stage>{} : dossier.sent.back().stage();
  if (!dossier::may_send(last))
    return refused(Refused::invalid, fmt::format("Hồ sơ số {} {}; chỉ gửi lại sau khi cấp trên trả lại.",
                                                 dossier.sent.back().manifest.number, dossier::label(*last)));
  return {};
}

constexpr std::size_t most_told = 10;  // of what keeps a dossier back; the page of the dossier shows all

/// Nothing that the receiver would find keeps it back, and the rest has its reason.
Outcome<void> check_findings(const std::vector<dossier::DoorFinding>& found, const std::string& reason) {
  Refusal refusal;
  refusal.kind = Refused::invalid;
  std::size_t kept_back = 0;
  for (const dossier::DoorFinding& finding : found)
    if (dossier::keeps_from_sending(finding) && ++kept_back <= most_told)
      refusal.problems.push_back(
          {"", fmt::format("{}: {} ({})", finding.where, finding.what,
                           finding.said.is_reading() ? "đối chiếu"
                                                     : finding.said.document + ", " + finding.said.clause)});
  if (kept_back > 0) {
    refusal.problems.insert(refusal.problems.begin(),
                            {"", fmt::format("Chưa gửi được, còn {} điều phải bổ sung, sửa.", kept_back)});
    return tl::unexpected{std::move(refusal)};
  }
  if (found.empty() || !reason.empty()) return {};
  return refused(
      Refused::invalid,
      fmt::format("Kiểm tra trước khi gửi thấy {} điều phải xem. Hãy ghi lý do vẫn gửi.", found.size()),
      "reason");
}

/// Day, giver, way and number of sets of the form.
Outcome<Manifest> manifest_of_form(Call& call, const dossier::Delivery& delivery) {
  Manifest manifest;
  manifest.campaign = call.campaign->id;
  manifest.unit = call.target.unit;
  manifest.to = delivery.to;
  const std::string& day = call.inputs.get("day");
  const auto on = day.empty() ? std::optional{call.today} : parse_date(day);
  if (!on) return refused(Refused::invalid, "Ngày gửi chưa đúng.", "day");
  manifest.on = to_iso(*on);
  manifest.by = trimmed(call.inputs.get("by"));
  if (manifest.by.empty()) return refused(Refused::invalid, "Hãy ghi họ tên người giao hồ sơ.", "by");
  manifest.channel = call.inputs.get("channel");
  if (!call.office.dictionary().choices("channel")->find(manifest.channel))
    return refused(Refused::invalid, "Hãy chọn cách gửi hồ sơ.", "channel");
  const auto copies = number_in(call.inputs.get("copies"));
  if (!copies || *copies < 1 || *copies > 99)
    return refused(Refused::invalid, "Số bộ là số từ 1 đến 99.", "copies");
  manifest.copies = static_cast<int>(*copies);
  manifest.reason = trimmed(call.inputs.get("reason"));
  return manifest;
}

}  // namespace

Outcome<std::string> send_dossier(Call& call, const std::vector<PaperFile>& files, const std::string& zip) {
  const auto dossier = dossier_of(call, call.target.unit);
  if (!dossier) return tl::unexpected{dossier.error()};
  if (auto free = check_round(*dossier); !free) return tl::unexpected{free.error()};
  auto manifest = manifest_of_form(call, *dossier->delivery());
  if (!manifest) return tl::unexpected{manifest.error()};
  const auto lists = dossier->lists();
  manifest->papers = papers_of(lists, files);
  if (manifest->papers.empty()) return refused(Refused::invalid, "Chưa có giấy tờ nào để gửi.");
  const auto found = findings_before_sending(call, *dossier, *parse_date(manifest->on));
  if (!found) return tl::unexpected{found.error()};
  if (auto whole = check_findings(*found, manifest->reason); !whole) return tl::unexpected{whole.error()};
  manifest->figures = dossier::count_figures(lists, dossier->judged->assessment);
  if (dossier->sent.empty()) {
    const auto number = next_number(call, *dossier->rules);
    if (!number) return tl::unexpected{number.error()};
    manifest->number = *number;
  } else {
    manifest->number = dossier->sent.back().manifest.number;
    manifest->round = dossier->sent.back().manifest.round + 1;
  }
  const std::string text = to_json(to_node(*manifest));
  const auto kept = kept_bytes(call, "dossier:" + call.target.unit,
                               fmt::format("ho-so-{}-lan-{}.json", manifest->number, manifest->round),
                               "application/json", text);
  if (!kept) return tl::unexpected{kept.error()};
  Outcome<std::string> went;
  if (!zip.empty())
    went = kept_bytes(call, "dossier:" + call.target.unit,
                      fmt::format("ho-so-{}-lan-{}.zip", manifest->number, manifest->round),
                      "application/zip", zip);
  if (!went) return went;
  const std::string id = new_id(call.now.at);
  if (auto saved = keep_line(call,
                             {"dossiers",
                              id,
                              call.target.unit_path,
                              {{"unit", call.target.unit},
                               {"number", std::to_string(manifest->number)},
                               {"round", std::to_string(manifest->round)},
                               {"manifest", *kept},
                               {"files", *went},
                               {"sha256", store::sha256_hex(text)}}},
                             0);
      !saved)
    return tl::unexpected{saved.error()};
  if (auto event = keep_event(call, "dossier_sent", manifest->on, manifest->channel, manifest->copies);
      !event)
    return tl::unexpected{event.error()};
  return id;
}

bool receives(const Call& call, std::string_view unit_path) {
  const std::string& own = call.actor.acting.unit_path;
  return unit_path.size() > own.size() && unit_path.starts_with(own);
}

Outcome<void> answer_dossier(Call& call) {
  const auto sent = dossier_in_path(call);
  if (!sent) return tl::unexpected{sent.error()};
  if (!receives(call, sent->unit_path))
    return refused(Refused::invalid, "Việc nhận, trả lại hồ sơ do cấp trên ghi.");
  const auto act = dossier::act_named(call.inputs.get("act"));
  if (!act) return refused(Refused::invalid, "Hãy chọn việc đã làm với hồ sơ.", "act");
  if (!dossier::may(sent->stage(), *act))
    return refused(Refused::invalid,
                   fmt::format("Hồ sơ {} nên không ghi được việc này.", dossier::label(sent->stage())),
                   "act");
  const bool returns = *act == dossier::Act::give_back;
  const std::string reason = trimmed(call.inputs.get(returns ? "reason" : "note"));
  if (returns && reason.empty()) return refused(Refused::invalid, "Trả lại hồ sơ phải ghi lý do.", "reason");
  const std::string person = trimmed(call.inputs.get("person"));
  if (person.empty()) return refused(Refused::invalid, "Hãy ghi họ tên người nhận hồ sơ.", "person");
  const std::string& until = call.inputs.get("until");
  if (!until.empty() && !parse_date(until))
    return refused(Refused::invalid, "Hạn gửi lại chưa đúng.", "until");
  std::string files;
  if (!call.inputs.files.empty() && !call.inputs.files.front().bytes.empty()) {
    const auto digests = received_digests(sent->manifest, call.inputs.files.front());
    if (!digests) return tl::unexpected{digests.error()};
    const auto kept =
        kept_bytes(call, "received:" + sent->id, "tep-da-nhan.json", "application/json", *digests);
    if (!kept) return tl::unexpected{kept.error()};
    files = *kept;
  }
  const std::string on = to_iso(call.today);
  if (auto saved = keep_line(call,
                             {"dossier_acts",
                              new_id(call.now.at),
                              call.target.unit_path,
                              {{"dossier", sent->id},
                               {"act", std::string{dossier::name(*act)}},
                               {"reason", reason},
                               {"until", until},
                               {"person", person},
                               {"on", on},
                               {"files", files}}},
                             0);
      !saved)
    return saved;
  if (!returns) return {};
  return keep_event(call, "dossier_returned", on, {}, 0);
}

}  // namespace kiemdiem::service
