#include <map>
#include <random>

#include "judging.h"

namespace kiemdiem::assessment {
namespace {

/// A fact of one entry, with values that between them lie on both sides of every limit.
struct Slot {
  std::string entry, fact;
  std::vector<std::string> values;
  std::string value;  ///< empty: unknown
};

/// A small unit with a value, or none, for each of its facts.
class Unit {
 public:
  Unit(std::string regulation, int year, std::mt19937& random)
      : regulation_(std::move(regulation)), year_(year) {
    const std::vector<std::string> levels{"excellent", "good", "completed", "not_completed", "null"};
    const std::string late = fmt::format("{}-11-01", year);
    for (const std::string body : {"cb", "cb2"}) {
      add(body, "established", {"1998-03-01", late});
      add(body, "merged_or_split", {"true", "false"});
    }
    for (const std::string body : {"cb", "cu", "ag", "ld"}) add(body, "proposed", levels);
    for (const std::string body : {"cu", "ld"}) {
      add(body, "established", {"1998-03-01", late});
      add(body, "size", {"2", "9"});
    }
    for (const std::string person : {"a", "b", "c", "d", "e"}) {
      add(person, "admitted", {"2010-05-19", late});
      add(person, "sick_leave_months", {"0", "4"});
      add(person, "meetings_absent", {"0", "3"});
      add(person, "meetings_silent", {"0", "6"});
      add(person, "discipline",
          {"[]", fmt::format("[{{on: {}-06-10}}]", year), fmt::format("[{{on: {}-06-10}}]", year - 1)});
      add(person, "proposed", levels);
    }
    add("a:cb", "since", {"2015-01-01", fmt::format("{}-12-01", year)});
    add("a:ag", "since", {"2015-01-01", fmt::format("{}-12-01", year)});
    add("a:ag", "proposed", levels);
    for (Slot& slot : slots_)
      slot.value = slot.values[random() % (random() % 4 == 0 ? slot.values.size() : 1)];
    for (int more = static_cast<int>(random() % 3); more >= 0; --more) forget(random);
  }

  /// Texts with every combination of values for the unknown facts.
  std::vector<std::string> completed() const {
    std::vector<std::vector<Slot>> all{slots_};
    for (std::size_t at = 0; at < slots_.size(); ++at) {
      if (!slots_[at].value.empty()) continue;
      std::vector<std::vector<Slot>> next;
      for (const std::vector<Slot>& one : all)
        for (const std::string& value : slots_[at].values) {
          next.push_back(one);
          next.back()[at].value = value;
        }
      all = std::move(next);
    }
    std::vector<std::string> texts;
    for (const std::vector<Slot>& one : all) texts.push_back(text(one));
    return texts;
  }
  std::string as_it_stands() const { return text(slots_); }

  bool is_unknown(const std::string& entry, const std::string& fact) const {
    return std::ranges::any_of(slots_, [&](const Slot& slot) {
      return slot.entry == entry && slot.fact == fact && slot.value.empty();
    });
  }

 private:
  void add(const std::string& entry, const std::string& fact, std::vector<std::string> values) {
    slots_.push_back({entry, fact, std::move(values), {}});
  }

  /// Makes a fact unknown that has no default and is not somebody's own proposal, which may always be absent.
  void forget(std::mt19937& random) {
    Slot& slot = slots_[random() % slots_.size()];
    const bool of_person = slot.entry.size() == 1 || slot.entry == "a:ag";
    if (slot.fact == "merged_or_split" || (slot.fact == "proposed" && of_person)) return;
    slot.value.clear();
  }

  static std::string facts(const std::vector<Slot>& slots, const std::string& entry) {
    std::string text;
    for (const Slot& slot : slots)
      if (slot.entry == entry && !slot.value.empty()) text += fmt::format(", {}: {}", slot.fact, slot.value);
    return text;
  }

  std::string text(const std::vector<Slot>& slots) const {
    const auto of = [&](const std::string& entry) { return facts(slots, entry); };
    std::string text = fmt::format("regulation: {}\nperiod: {{kind: year, year: {}}}\non: {}-12-10\n",
                                   regulation_, year_, year_);
    text += "organizations:\n  - {id: db, kind: grassroots_committee, established: 1998-03-01}\n";
    for (const std::string cell : {"cb", "cb2"})
      text += fmt::format("  - {{id: {}, kind: cell, parent: db{}}}\n", cell, of(cell));
    text += fmt::format("  - {{id: ag, kind: agency, parent: db, party_organization: cb{}}}\n", of("ag"));
    text += fmt::format("collectives:\n  - {{id: cu, kind: cell_committee, of: cb{}}}\n", of("cu"));
    text += fmt::format("  - {{id: ld, kind: agency_leadership, of: ag{}}}\npeople:\n", of("ld"));
    for (const std::string person : {"a", "b", "c", "d", "e"}) {
      text += fmt::format("  - {{id: {}, cell: {}{}", person, person < "d" ? "cb" : "cb2", of(person));
      if (person == "a")
        text += fmt::format(
            ", posts: [{{in: cb, role: secretary{}}}, {{in: ag, role: head, leader: true, managed_by: "
            "db{}}}]",
            of("a:cb"), of("a:ag"));
      text += "}\n";
    }
    return text;
  }

  std::string regulation_;
  int year_;
  std::vector<Slot> slots_;
};

/// A regulation bound once for all situations of its year.
class Judge {
 public:
  Judge(const std::string& regulation, int year)
      : laid_(data().regulation(regulation, false).value()), bound_(bind(year)) {}

  Assessment operator()(const std::string& text) const {
    const auto situation =
        facts::read_situation(parse_yaml(text, "t.yaml").value(), laid_.dictionary, "t.yaml");
    if (!situation) ADD_FAILURE() << to_text(situation.error()) << text;
    return situation ? judge(*situation, bound_, data().calendar()) : Assessment{};
  }

 private:
  regulation::Regulation bind(int year) const {
    facts::Period period;
    period.year = year;
    period.first = *make_date(year, 1, 1);
    period.last = *make_date(year, 12, 31);
    return regulation::bind(laid_, period, *make_date(year, 12, 10)).value();
  }

  regulation::Regulation laid_;
  regulation::Regulation bound_;
};

/// What the verdicts of all combinations come to.
struct Outcomes {
  bool breaks = false;
  bool holds = false;

  void add(Verdict verdict) { (verdict == Verdict::breaks ? breaks : holds) = true; }
  Verdict verdict() const {
    return breaks && holds ? Verdict::undecided : breaks ? Verdict::breaks : Verdict::holds;
  }
};

struct Plan {
  std::string id;
  int year;
};

class Unknown : public testing::TestWithParam<Plan> {};

TEST_P(Unknown, is_undecided_exactly_where_the_values_of_the_unknown_facts_disagree) {
  const auto& [id, year] = GetParam();
  const Judge judge_by{id, year};
  std::mt19937 random{static_cast<unsigned>(year)};
  int undecided = 0;
  for (int round = 0; round < 250; ++round) {
    const Unit unit{id, year, random};
    const std::string text = unit.as_it_stands();
    const Assessment stands = judge_by(text);
    std::map<std::string, Outcomes> subjects;
    std::map<std::pair<std::string, std::string>, Outcomes> quotas;
    for (const std::string& one : unit.completed()) {
      const Assessment known = judge_by(one);
      for (const SubjectResult& result : known.subjects) subjects[result.id].add(result.verdict);
      for (const QuotaResult& result : known.quotas)
        quotas[{result.rule + std::string{facts::name(result.of)}, result.scope}].add(result.verdict);
    }
    for (const SubjectResult& result : stands.subjects) {
      // Where nothing is proposed the verdict holds whatever may still be proposed.
      if (unit.is_unknown(result.id.substr(result.id.find(':') + 1), "proposed")) continue;
      ASSERT_EQ(name(result.verdict), name(subjects[result.id].verdict())) << result.id << "\n" << text;
      undecided += result.verdict == Verdict::undecided;
    }
    for (const QuotaResult& result : stands.quotas) {
      const bool of_people =
          result.of == facts::SubjectKind::member || result.of == facts::SubjectKind::leader;
      if (!of_people || !result.limit) continue;
      ASSERT_EQ(name(result.verdict),
                name(quotas[{result.rule + std::string{facts::name(result.of)}, result.scope}].verdict()))
          << result.rule << " " << result.scope << "\n"
          << text;
    }
  }
  // Huyện ủy 2023 judges no subject by an unknown fact in its own text.
  if (id != "huyen-uy-2023") {
    EXPECT_GT(undecided, 50);
  }
}

INSTANTIATE_TEST_SUITE_P(Plan, Unknown,
                         testing::Values(Plan{"phu-yen-khoi-2022", 2022}, Plan{"benh-vien-phoi-2021", 2021},
                                         Plan{"bu-dang-2020", 2020}, Plan{"huyen-uy-2023", 2023},
                                         Plan{"phuong-11-go-vap-2021", 2021}),
                         [](const auto& plan) {
                           std::string name = plan.param.id;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace kiemdiem::assessment
