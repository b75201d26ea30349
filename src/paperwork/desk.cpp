#include "paperwork/desk.h"

#include <algorithm>

#include "assessment/wording.h"
#include "service/campaigns.h"
#include "service/judged.h"
#include "service/names.h"
#include "service/office.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::Outcome;

Outcome<std::vector<paper::Profile>> layouts(Call& call) {
  std::vector<paper::Profile> profiles;
  for (const regulation::SourceFile& file : call.office.regulations().layout_files()) {
    auto profile = paper::read_profile(file.text, file.name);
    if (!profile) return service::refused(profile.error());
    profiles.push_back(std::move(*profile));
  }
  return profiles;
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
  const auto judged = service::judged_for(call, unit);
  if (!judged) return tl::unexpected{judged.error()};
  desk.judged_ = *judged;
  if ((*judged)->usable()) desk.heads_ = heads_of(**judged, unit);
  desk.period_ = service::period_words(*call.campaign);
  for (std::size_t level = 0; level < desk.levels_.size(); ++level)
    desk.levels_[level] = assessment::level_label(call.office.dictionary(), static_cast<int>(level));
  desk.today_ = call.today;
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
