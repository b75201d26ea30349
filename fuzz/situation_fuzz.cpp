// A situation as anybody may send it, judged under one of the plans: refused with problems, or judged, the
// same bytes every time, and the bytes are JSON. The cases of the regulations are good seeds.

#include <cstdint>
#include <cstdlib>

#include "assessment/assessment.h"
#include "facts/read_situation.h"
#include "regulations_of_repository.h"

namespace {

using namespace kiemdiem;

struct Plan {
  regulation::Regulation laid, bound;
};

std::vector<Plan> read_plans() {
  std::vector<Plan> plans;
  facts::Period period;
  period.year = 2022;
  period.first = *make_date(2022, 1, 1);
  period.last = *make_date(2022, 12, 31);
  for (const char* id : {"phu-yen-khoi-2022", "benh-vien-phoi-2021", "bu-dang-2020", "huyen-uy-2023",
                         "phuong-11-go-vap-2021", "02-hd-btctw-2026"})
    for (const bool all : {false, true}) {
      auto laid = data().regulation(id, all).value();
      auto bound = regulation::bind(laid, period, period.last).value();
      plans.push_back({std::move(laid), std::move(bound)});
    }
  return plans;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const std::vector<Plan> plans = read_plans();
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(bytes), size};
  const auto tree = parse_yaml(text, "fuzz.yaml");
  if (!tree) return 0;
  const Plan& plan = plans[(size + bytes[size / 2]) % plans.size()];
  const auto situation = facts::read_situation(*tree, plan.laid.dictionary, "fuzz.yaml");
  if (!situation) {
    if (situation.error().empty()) std::abort();
    return 0;
  }
  const auto judged = assessment::judge(*situation, plan.bound, data().calendar());
  const std::string json = to_json(judged, plan.laid.dictionary);
  if (json != to_json(assessment::judge(*situation, plan.bound, data().calendar()), plan.laid.dictionary))
    std::abort();
  if (!parse_json(json, "out.json")) std::abort();
  return 0;
}
