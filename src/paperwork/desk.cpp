#include "paperwork/desk.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "assessment/wording.h"
#include "service/campaigns.h"
#include "service/entries.h"
#include "service/judged.h"
#include "service/names.h"
#include "service/office.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::Outcome;

/// Read again only where the files say something else: most papers are one of many.
Outcome<std::vector<paper::Profile>> layouts(Call& call) {
  static std::mutex mutex;
  static std::string read;
  static std::vector<paper::Profile> known;
  std::string said;
  const std::vector<regulation::SourceFile> files = call.office.regulations().layout_files();
  for (const regulation::SourceFile& file : files) said += file.name + "\n" + file.text + "\n";
  const std::lock_guard lock{mutex};
  if (said == read) return known;
  std::vector<paper::Profile> profiles;
  for (const regulation::SourceFile& file : files) {
    auto profile = paper::read_profile(file.text, file.name);
    if (!profile) return service::refused(profile.error());
    profiles.push_back(std::move(*profile));
  }
  known = std::move(profiles);
  read = std::move(said);
  return known;
}

/// The same as heads_of() out of the register alone: above the grassroots organizations judging everything
/// below would take long, and the head of a paper needs nothing of it.
Outcome<std::vector<Head>> heads_in_register(Call& call, const service::Unit& unit) {
  std::vector<std::string> bodies{unit.id};
  const auto collectives = store::find_at(call.data, "", unit.path);
  if (!collectives) return service::refused(collectives.error());
  for (const store::Record& record : *collectives) {
    const Node entry = from_json(record.text.facts).value_or(Node::map({}, {}));
    const std::string kind = service::text_of(entry, "kind");
    const bool committee = kind == "party_committee" || kind == "standing_committee";
    if (record.text.key.list == "collectives" && committee) bodies.push_back(record.text.key.id);
  }
  std::map<std::string, std::vector<std::string>> names;  // by role
  for (const std::string& body : bodies) {
    const auto people = store::find_with_text(call.data, "", "people", "/", '"' + body + '"');
    if (!people) return service::refused(people.error());
    for (const store::Record& record : *people) {
      const Node person = from_json(record.text.facts).value_or(Node::map({}, {}));
      const Node* posts = person.find("posts");
      for (const Node& post : posts == nullptr ? std::vector<Node>{} : posts->items())
        if (service::text_of(post, "in") == body)
          names[service::text_of(post, "role")].push_back(service::text_of(person, "name"));
    }
  }
  const facts::Choices* roles = call.office.dictionary().choices("role");
  std::vector<Head> heads;
  for (const char* wanted : {"secretary", "deputy_secretary"})
    for (const std::string& name : names[wanted])
      if (const auto role = roles->find(wanted);
          role && std::ranges::none_of(heads, [&](const Head& one) { return one.name == name; }))
        heads.push_back({name, service::capitalized(roles->labels[static_cast<std::size_t>(*role)].vi)});
  return heads;
}

/// Secretaries and deputies of an organization and of its party committees.
std::vector<Head> heads_of(const service::Judged& judged, const std::string& unit) {
  const std::int32_t row = service::row_of(judged, "organizations", unit);
  if (row < 0 || judged.work == nullptr) return {};
  const assessment::Index& index = judged.work->index();
  std::vector<facts::EntityRef> bodies{{facts::EntityKind::organization, row}};
  for (const std::int32_t collective : index.collectives_of(row))
    if (index.is_party_committee(collective)) bodies.push_back({facts::EntityKind::collective, collective});
  const auto& labels = judged.situation.dictionary.choices("role")->labels;
  const assessment::ColumnRef role = index.column("posts", "role");
  std::vector<Head> heads;
  for (const int wanted : {index.words().secretary, index.words().deputy_secretary})
    for (const facts::EntityRef body : bodies)
      for (const std::int32_t post : index.posts_in(body)) {
        if (!role.known(post) || role.number(post) != wanted) continue;
        Head head{judged.situation.display_name({facts::EntityKind::person, index.holder(post)}),
                  service::capitalized(labels[static_cast<std::size_t>(wanted)].vi)};
        if (std::ranges::none_of(heads, [&](const Head& one) { return one.name == head.name; }))
          heads.push_back(std::move(head));
      }
  return heads;
}

}  // namespace

Outcome<Desk> Desk::of(Call& call) {
  return of(call, call.target.unit);
}

Outcome<Desk> Desk::of(Call& call, const std::string& unit) {
  Desk desk;
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  desk.units_ = *units;
  desk.unit_ = desk.units_->find(unit);
  if (desk.unit_ == nullptr || !call.campaign) return service::refused(service::Refused::hidden);
  const auto words = call.office.regulations().paper_words(call.campaign->regulation);
  if (!words) return service::refused(words.error());
  desk.words_ = *words;
  auto profiles = layouts(call);
  if (!profiles) return tl::unexpected{profiles.error()};
  desk.profiles_ = std::move(*profiles);
  if (auto headed = desk.find_heads(call); !headed) return tl::unexpected{headed.error()};
  desk.period_ = service::period_words(*call.campaign);
  for (std::size_t level = 0; level < desk.levels_.size(); ++level)
    desk.levels_[level] = assessment::level_label(call.office.dictionary(), static_cast<int>(level));
  desk.today_ = call.today;
  return desk;
}

Outcome<void> Desk::find_heads(Call& call) {
  if (!units_->grassroots_of(*unit_).kind.starts_with("grassroots")) {
    auto heads = heads_in_register(call, *unit_);
    if (!heads) return tl::unexpected{heads.error()};
    heads_ = std::move(*heads);
    return {};
  }
  if (auto known = judge(call); !known) return known;
  if (judged_->usable()) heads_ = heads_of(*judged_, unit_->id);
  return {};
}

Outcome<void> Desk::judge(Call& call) {
  if (judged_) return {};
  const auto judged = service::judged_for(call, unit_->id);
  if (!judged) return tl::unexpected{judged.error()};
  judged_ = *judged;
  return {};
}

Outcome<Desk> Desk::judged_of(Call& call) {
  auto desk = of(call);
  if (desk)
    if (const auto known = desk->judge(call); !known) return tl::unexpected{known.error()};
  return desk;
}

Outcome<paper::Profile> Desk::profile(Date day) const {
  const paper::Profile* found = paper::layout_on(profiles_, day);
  if (found == nullptr)
    return service::refused(service::Refused::failed, "Không có thể thức văn bản nào trong forms/profiles.");
  return *found;
}

std::string Desk::word(std::initializer_list<std::string_view> keys) const {
  for (const Node& layer : *words_) {
    const Node* at = &layer;
    for (const std::string_view key : keys)
      if (at != nullptr) at = at->find(key);
    if (at != nullptr && at->is_scalar()) return at->text();
  }
  return {};
}

paper::Office Desk::office() const {
  const service::Unit* upper = units_->find(unit_->parent);
  return {upper == nullptr ? std::string{} : upper->name, unit_->name, std::string{room}};
}

std::string Desk::notation(std::string_view type, std::string_view kind) const {
  const std::string code = word({"bodies", kind, "code"});
  return "-" + std::string{type} + (code.empty() ? "" : "/" + code);
}

std::string Desk::decides() const {
  return word({"bodies", unit_->kind, "decides"});
}

std::string Desk::signs() const {
  return word({"bodies", unit_->kind, "signs"});
}

paper::Signer Desk::signer(const std::string& name) const {
  const auto head = std::ranges::find(heads_, name, &Head::name);
  const std::string body = signs();
  return {body.empty() ? paper::Authority::own : paper::Authority::on_behalf, body,
          head == heads_.end() ? std::string{} : head->post, name};
}

paper::Signer Desk::head_signs() const {
  return signer(heads_.empty() ? std::string{} : heads_.front().name);
}

}  // namespace kiemdiem::paperwork
