#include "service/call.h"

#include "service/office.h"

namespace kiemdiem::service {

Now now_at(std::int64_t milliseconds) {
  constexpr std::int64_t offset = 7LL * 3600 * 1000;  // Viet Nam has no daylight saving time
  constexpr std::int64_t day = 24LL * 3600 * 1000;
  const std::int64_t local = milliseconds + offset;
  const auto days = static_cast<std::int32_t>(local / day);
  const auto minute = static_cast<std::int16_t>(local % day / 60000);
  return {milliseconds, Moment{Date{days}, minute}};
}

tl::unexpected<Refusal> refused(const Problems& problems) {
  Refusal refusal;
  refusal.kind = Refused::failed;
  for (const Problem& problem : problems) refusal.problems.push_back({{}, to_text(Problems{problem})});
  return tl::unexpected{std::move(refusal)};
}

const std::string& Inputs::get(std::string_view name) const {
  static const std::string none;
  const auto found = fields_.find(name);
  return found == fields_.end() || found->second.empty() ? none : found->second.front();
}

Result<std::shared_ptr<const Units>> Call::units() const {
  return office.units(data, generation);
}

std::string problem_of(const Call& call, std::string_view field) {
  for (const FieldProblem& problem : call.problems)
    if (problem.field == field) return problem.message;
  return {};
}

std::vector<std::string> Inputs::all(std::string_view name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? std::vector<std::string>{} : found->second;
}

}  // namespace kiemdiem::service
