#include "service/dossiers.h"

#include <algorithm>
#include <tuple>

#include "service/basis.h"
#include "service/office.h"
#include "service/reviews.h"
#include "store/digest.h"
#include "store/evidence.h"

namespace kiemdiem::service {
namespace {

using dossier::Known;
using dossier::Status;

DossierAct act_of(const ListLine& line) {
  DossierAct act;
  act.act = dossier::act_named(line.get("act")).value_or(dossier::Act::receive);
  act.reason = line.get("reason");
  act.until = line.get("until");
  act.person = line.get("person");
  act.on = line.get("on");
  act.files = line.get("files");
  act.at = line.at;
  act.by = line.by;
  return act;
}

Outcome<SentDossier> sent_of(Call& call, const ListLine& line) {
  SentDossier sent;
  sent.id = line.id;
  sent.unit = line.get("unit");
  sent.unit_path = line.unit_path;
  sent.sha256 = line.get("sha256");
  sent.files = line.get("files");
  sent.at = line.at;
  sent.by = line.by;
  const auto kept = store::find_evidence(call.data, line.get("manifest"));
  if (!kept) return refused(kept.error());
  const std::string bytes = *kept ? (*kept)->bytes : std::string{};
  sent.intact = store::sha256_hex(bytes) == sent.sha256;
  sent.manifest = dossier::manifest_in(from_json(bytes).value_or(Node::map({}, {})));
  return sent;
}

/// Reviews that are still written: what was handed in stands among the papers already.
Outcome<void> add_drafts(Call& call, const facts::Dictionary& dictionary, std::string_view path,
                         dossier::KnownPapers& known) {
  const auto records = store::find_all(call.data, call.campaign->id, self_reviews, path);
  if (!records) return refused(records.error());
  const facts::Choices& papers = *dictionary.choices("document");
  for (const store::Record& record : *records) {
    const Review review = review_in(from_json(record.text.facts).value_or(Node::map({}, {})));
    if (review.with_superior()) continue;
    for (const auto& [word, filled] : review.papers)
      if (const auto paper = papers.find(word))
        known[{record.text.key.id, *paper}] = {.status = Status::draft, .from = "đang viết, chưa nộp"};
  }
  return {};
}

Status status_after(dossier::Stage stage) {
  if (stage == dossier::Stage::returned) return Status::returned;
  return stage == dossier::Stage::accepted ? Status::accepted : Status::sent;
}

/// The papers of the last dossier of each unit. What was sent as a draft stays one.
void add_sent(const std::vector<SentDossier>& all, const facts::Dictionary& dictionary,
              dossier::KnownPapers& known) {
  const facts::Choices& papers = *dictionary.choices("document");
  std::map<std::string, const SentDossier*> last;
  for (const SentDossier& sent : all) last[sent.unit] = &sent;
  for (const auto& [unit, sent] : last)
    for (const dossier::SentPaper& paper : sent->manifest.papers) {
      const auto index = papers.find(paper.paper);
      if (!index || !paper.signed_) continue;
      Known& one = known[{paper.subject, *index}];
      one.status = status_after(sent->stage());
      one.number = paper.number;
      one.from = "hồ sơ số " + std::to_string(sent->manifest.number);
    }
}

/// What dossiers hold under the documents of the campaign, read once for what was judged.
Outcome<std::shared_ptr<const dossier::Rules>> rules_of(Call& call, const Judged& judged) {
  Regulations& regulations = call.office.regulations();
  const auto words = regulations.paper_words(call.campaign->regulation);
  if (!words) return refused(words.error());
  const auto read = judged.memo.get<Result<dossier::Rules>>("dossier", [&]() -> Result<dossier::Rules> {
    const auto layers = dossier::layers_in(**words, [&](const std::string& id) {
      const auto document = regulations.document(id);
      return document ? (*document)->name : id;
    });
    return dossier::read_rules(layers, *judged.bound, judged.situation.period, judged.situation.on);
  });
  if (!*read) return refused(read->error());
  return std::shared_ptr<const dossier::Rules>{read, &**read};
}

struct Held {
  std::shared_ptr<const dossier::Rules> rules;
  dossier::KnownPapers known;
};

facts::SubjectRef subject_named(const Judged& judged, const std::string& subject) {
  const std::string kind = subject.substr(0, subject.find(':'));
  const std::string id = subject.substr(subject.find(':') + 1);
  if (kind == "organization") return {facts::SubjectKind::organization, row_of(judged, "organizations", id)};
  if (kind == "collective") return {facts::SubjectKind::collective, row_of(judged, "collectives", id)};
  return {facts::SubjectKind::member, row_of(judged, "people", id)};
}

}  // namespace

dossier::Stage SentDossier::stage() const {
  std::vector<dossier::Act> done;
  for (const DossierAct& act : acts) done.push_back(act.act);
  return dossier::stage_of(done);
}

const DossierAct* SentDossier::last(dossier::Act act) const {
  const auto found = std::ranges::find(acts.rbegin(), acts.rend(), act, &DossierAct::act);
  return found == acts.rend() ? nullptr : &*found;
}

Outcome<std::vector<SentDossier>> dossiers_under(Call& call, std::string_view unit_path) {
  auto lines = lines_under(call, "dossiers", unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::ranges::sort(*lines, {}, &ListLine::at);
  auto acts = lines_under(call, "dossier_acts", unit_path);
  if (!acts) return tl::unexpected{acts.error()};
  std::ranges::sort(*acts, {}, &ListLine::at);
  std::vector<SentDossier> found;
  for (const ListLine& line : *lines) {
    auto sent = sent_of(call, line);
    if (!sent) return tl::unexpected{sent.error()};
    for (const ListLine& act : *acts)
      if (act.get("dossier") == line.id) sent->acts.push_back(act_of(act));
    found.push_back(std::move(*sent));
  }
  std::ranges::stable_sort(found, {}, [](const SentDossier& sent) {
    return std::tuple{std::string_view{sent.unit_path}, sent.manifest.number, sent.manifest.round};
  });
  return found;
}

Outcome<SentDossier> dossier_in_path(Call& call) {
  auto all = dossiers_under(call, call.target.unit_path);
  if (!all) return tl::unexpected{all.error()};
  for (SentDossier& sent : *all)
    if (sent.id == call.inputs.get("dossier") && sent.unit == call.target.unit) return std::move(sent);
  return refused(Refused::hidden);
}

facts::SubjectRef Dossier::subject() const {
  return subject_named(*judged, "organization:" + unit->id);
}

std::vector<dossier::Delivery> Dossier::deliveries() const {
  return lister->deliveries(subject());
}

std::optional<dossier::Delivery> Dossier::delivery() const {
  for (dossier::Delivery& delivery : deliveries())
    if (delivery.whole) return std::move(delivery);
  return std::nullopt;
}

std::vector<dossier::Checklist> Dossier::lists() const {
  return subject().row < 0 ? std::vector<dossier::Checklist>{} : lister->under(subject().row);
}

dossier::Checklist Dossier::list_of(facts::SubjectRef subject) const {
  return lister->of(subject);
}

Outcome<Dossier> dossier_of(Call& call, const std::string& unit) {
  auto judged = judged_at(call, unit);
  if (!judged) return tl::unexpected{judged.error()};
  auto units = call.units();
  if (!units) return refused(units.error());
  Dossier made;
  made.judged = *judged;
  made.units = *units;
  made.unit = made.units->find(unit);
  const facts::Situation& situation = made.judged->situation;
  auto rules = rules_of(call, *made.judged);
  if (!rules) return tl::unexpected{rules.error()};
  // The lister keeps what is known by reference, and the value that holds it is moved to the caller.
  const auto held = std::make_shared<Held>(Held{*rules, {}});
  made.rules = std::shared_ptr<const dossier::Rules>{held, held->rules.get()};
  auto sent = dossiers_under(call, made.unit->path);
  if (!sent) return tl::unexpected{sent.error()};
  if (auto added = add_drafts(call, situation.dictionary, made.unit->path, held->known); !added)
    return tl::unexpected{added.error()};
  add_sent(*sent, situation.dictionary, held->known);
  for (SentDossier& one : *sent)
    if (one.unit == unit) made.sent.push_back(std::move(one));
  if (!made.judged->work) made.own_index = std::make_unique<assessment::Index>(situation);
  const assessment::Index& index = made.judged->work ? made.judged->work->index() : *made.own_index;
  made.lister =
      std::make_unique<dossier::Lister>(index, *made.judged->bound, call.office.regulations().calendar(),
                                        made.judged->assessment, *made.rules, held->known);
  made.known = held->known;
  return made;
}

Outcome<dossier::Checklist> subject_checklist(Call& call, const std::string& subject) {
  const auto dossier = dossier_of(call, call.target.unit);
  if (!dossier) return tl::unexpected{dossier.error()};
  const facts::SubjectRef found = subject_named(*dossier->judged, subject);
  if (found.row < 0) return refused(Refused::hidden);
  return dossier->list_of(found);
}

std::string scan_owner(const std::string& subject, const std::string& paper) {
  return "paper:" + subject + "/" + paper;
}

Outcome<std::map<std::string, std::vector<Scan>>> scans_of(Call& call, const std::string& subject) {
  std::map<std::string, std::vector<Scan>> found;
  for (const std::string& paper : call.office.dictionary().choices("document")->words) {
    const auto files = store::evidence_of(call.data, call.campaign->id, scan_owner(subject, paper));
    if (!files) return refused(files.error());
    for (const store::EvidenceFile& file : *files)
      found[paper].push_back({file.id, file.name, file.size, file.at});
  }
  return found;
}

}  // namespace kiemdiem::service
