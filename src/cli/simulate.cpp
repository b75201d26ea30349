#include <fmt/format.h>

#include <charconv>

#include "cli/command.h"
#include "facts/write_situation.h"
#include "simulation/population.h"
#include "spreadsheet/situation_writer.h"

namespace kiemdiem::cli {
namespace {

template <class Number>
std::optional<Number> number_of(const std::string& text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<simulation::PopulationPlan> plan_of(const Arguments& arguments) {
  simulation::PopulationPlan plan;
  Problems problems;
  const auto members = number_of<int>(arguments.get("--members"));
  if (!members || *members < 1 || *members > 2'000'000)
    problems.push_back({{}, "--members cần một số từ 1 đến 2000000."});
  const auto seed =
      arguments.has("--seed") ? number_of<std::uint64_t>(arguments.get("--seed")) : std::optional{plan.seed};
  if (!seed) problems.push_back({{}, "--seed cần một số nguyên không âm."});
  if (!problems.empty()) return tl::unexpected{problems};
  plan.members = *members;
  plan.seed = *seed;
  plan.regulation = arguments.has("--regulation") ? arguments.get("--regulation") : "366-qd-tw-2025";
  return plan;
}

Exit simulate(const Arguments& arguments, Session& session) {
  auto plan = plan_of(arguments);
  if (!plan) return session.refuse(plan.error());
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  const auto laid = (*data)->regulation(plan->regulation, true);
  if (!laid) return session.refuse(laid.error());
  if (const auto day = laid->document.from ? laid->document.from : laid->document.on)
    plan->year = parts(*day).year;
  const auto situation = simulation::make_population(*plan, laid->dictionary);
  if (!situation) return session.refuse(situation.error());
  const std::string out = arguments.get("--out");
  if (plan->members > 20'000) session.console.tell("Đang ghi " + out + " …");
  const Result<std::string> bytes =
      out.ends_with(".xlsx") ? spreadsheet::write_situation(*situation) : facts::to_yaml(*situation);
  if (!bytes) return session.refuse(bytes.error());
  if (const auto written = write_file(out, *bytes); !written) return session.refuse(written.error());
  session.console.print(fmt::format("Đã ghi {} đảng viên, {} tổ chức đảng vào {}\n",
                                    situation->table("people").rows(),
                                    situation->table("organizations").rows(), out));
  return Exit::done;
}

}  // namespace

Command simulate_command() {
  return {"simulate",
          {"số liệu hư cấu với cỡ tùy ý, mức xếp loại phân bố như số liệu công bố hằng năm; cùng mầm thì "
           "cùng số liệu",
           "an invented population of any size with the published distribution of ratings; equal seeds, "
           "equal people"},
          {{"--members", "SỐ", {"số đảng viên", "number of members"}, {}, true},
           {"--seed", "SỐ", {"mầm ngẫu nhiên, mặc định 1", "seed, 1 unless given"}},
           {"--regulation",
            "ID",
            {"văn bản ghi trong tệp, mặc định 366-qd-tw-2025",
             "regulation named in the file, 366-qd-tw-2025 unless given"}},
           {"--out", "TỆP", {"tệp .xlsx hoặc .yaml", "file .xlsx or .yaml"}, {}, true}},
          simulate};
}

}  // namespace kiemdiem::cli
