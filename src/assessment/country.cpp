#include "assessment/country.h"

#include "assessment/country_findings.h"
#include "assessment/country_quota.h"

namespace kiemdiem::assessment {

InParts in_turn() {
  return {1, [](const std::function<void(std::size_t)>& work) { work(0); }};
}

CountryResult judge_country(const facts::Situation& situation, const regulation::Regulation& bound,
                            const WorkCalendar& calendar, const InParts& in_parts) {
  const WorkCalendar days = calendar.with_days_off(situation.holidays);
  const country::Tables tables{situation, bound, days, in_parts};
  country::Judged judged = country::judge_subjects(tables, in_parts);
  CountryResult result;
  result.quotas = country::judge_quotas(tables, judged, in_parts);
  result.findings.resize(bound.rules.size());
  country::count_event_findings(tables, judged, in_parts, result.findings);
  country::count_subject_findings(tables, judged, in_parts, result.findings);
  for (std::size_t rule = 0; rule < bound.rules.size(); ++rule)
    if (bound.rules[rule].as<regulation::ChannelBody>() != nullptr)
      country::count_channels(tables, rule, result.findings);
  result.votes = country::count_votes(tables, judged, result.findings);
  result.judged_by_rows = country::rules_by_rows(bound);
  country::count_by_rows(tables, result.judged_by_rows, result.findings);
  result.subjects = std::move(judged.subjects);
  return result;
}

}  // namespace kiemdiem::assessment
