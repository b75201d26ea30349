#include "exchange_place.h"

// Bundles that are well signed and yet say what a unit may not say: its key does not make them sound.

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;

const std::string campaign = "phu-yen-khoi-2022";
const std::string unit = "pyk.tt";
const std::string inside = "/pyk.khoi/pyk.tt/";

class AHostileReport : public testing::Test {
 protected:
  struct Servers {
    ExchangePlace upper, lower;
    MadeKey key;
    std::string report;
  };

  /// Made once: nothing of what is refused is kept.
  static Servers& servers() {
    static const std::unique_ptr<Servers> both = [] {
      auto made = std::make_unique<Servers>();
      made->upper.fill("phu-yen");
      const MadeKey above = made->upper.key("pyk.khoi");
      const auto start = made->upper.start_for(campaign, unit, "pyk.khoi", above);
      EXPECT_TRUE(made->lower.start(start->file, above.card.public_key));
      made->key = made->lower.key(unit);
      made->upper.introduce(made->key);
      made->lower.say({"", "people", "pyk.dv04"}, inside,
                      R"({"id":"pyk.dv04","name":"Mới","cell":"pyk.cb1"})", unit);
      made->report = made->lower.report(campaign, unit, made->key)->file;
      return made;
    }();
    return *both;
  }

  /// The words with which a report is refused in which a section was replaced, signed anew by the unit.
  static std::string refusal(const std::string& section, const std::string& bytes,
                             const std::function<void(bundle::Header&)>& edit = {}) {
    const auto opened = bundle::read(servers().report).value();
    std::vector<bundle::Section> sections;
    // Former versions go with the entries that are replaced.
    for (const auto& part : opened.parts)
      if (part.name != section && part.name != section + "_past")
        sections.push_back({std::string{part.name}, std::string{part.bytes}});
    sections.push_back({section, bytes});
    bundle::Header header = opened.header;
    if (edit) edit(header);
    const std::string head = bundle::head_of(header, sections);
    const auto signature =
        servers().lower.write<std::string>([&](const Exchange& exchange) -> Result<std::string> {
          const auto key = open_unit_key(exchange.data, *exchange.units.find(unit), servers().key.phrase);
          if (!key) return tl::unexpected{key.error()};
          return sealing::sign(key->secret, head);
        });
    const auto plan = servers().upper.plan(bundle::file_of(head, *signature, sections));
    if (!plan) return to_text(plan.error());
    std::string words;
    for (const std::string& one : plan->refusals) words += one + "\n";
    return words;
  }

  static std::string entry(const std::string& id, const std::string& path,
                           const std::string& facts = R"({\"id\":1})", const std::string& version = "9",
                           const std::string& layer = "", const std::string& list = "people") {
    return "[\"" + layer + "\",\"" + list + "\",\"" + id + "\",\"" + path + "\",\"" + facts +
           "\",{\"b\":\"\"},\"\"," + version + ",1,\"x\",0,\"s\"]\n";
  }
};

TEST_F(AHostileReport, about_another_unit_is_refused_and_the_entry_is_named) {
  EXPECT_EQ(refusal("register", entry("pyk.dv99", inside)), "") << "this one is sound";
  EXPECT_THAT(refusal("register", entry("pyk.dv99", "/pyk.khoi/")), HasSubstr("“pyk.dv99” nằm ngoài đơn vị"));
  EXPECT_THAT(refusal("register", entry("pyk.dv99", "/pyk.khoi/pyk.tt2/")), HasSubstr("nằm ngoài"));
  // Of the neighbour, and said to be of the unit.
  EXPECT_THAT(
      refusal("register", entry("pyk.cb9", inside, R"({\"id\":\"pyk.cb9\"})", "9", "", "organizations")),
      HasSubstr("thuộc đơn vị khác"));
  EXPECT_THAT(refusal("plans", "[\"" + campaign + "\",\"pyk.khoi\",\"{}\",1]\n"), HasSubstr("Kế hoạch"));
}

TEST_F(AHostileReport, with_rows_that_are_no_rows_is_refused) {
  for (const std::string& rows :
       {std::string{"[1,2,3]\n"}, std::string{"nonsense\n"}, std::string{"[]"}, std::string{"[]\n"},
        entry("a", inside, R"({\"id\":1})", "\"9\""), entry("a", inside, R"({\"id\":1})", "9.5"),
        entry("a", inside, R"({\"id\":1})", "0"), entry("a", inside, R"({\"id\":1})", "-1"),
        entry("a", inside, "[1]"), entry("a", inside, "text"), entry("", inside), entry("a", inside + "x"),
        entry("a", inside, R"({\"id\":1})", "9", "", "../people"),
        entry("a", inside, R"({\"id\":1})", "9", "", "plan people"),
        entry("a", inside, R"({\"id\":1})", "9", "another"), entry("a", inside) + entry("a", inside),
        "[" + std::string(100'000, '[') + "\n"})
    EXPECT_NE(refusal("register", rows), "") << rows.substr(0, 100);
}

TEST_F(AHostileReport, with_a_part_of_another_kind_of_file_is_refused) {
  for (const char* section : {"accounts", "account", "sealed_ballot", "campaign", "above", "log", "setting"})
    EXPECT_THAT(refusal(section, "[\"x\"]\n"), HasSubstr(section)) << section;
}

TEST_F(AHostileReport, with_former_versions_that_do_not_fit_is_refused) {
  std::string later = entry("pyk.dv04", inside, R"({\"id\":1})", "99");
  later.insert(later.rfind(']'), ",1");
  EXPECT_THAT(refusal("register_past", later), HasSubstr("register_past"));
  std::string stranger = entry("nobody", inside, R"({\"id\":1})", "1");
  stranger.insert(stranger.rfind(']'), ",1");
  EXPECT_THAT(refusal("register_past", stranger), HasSubstr("register_past"));
}

TEST_F(AHostileReport, with_a_tally_that_is_not_the_sealed_one_is_refused) {
  EXPECT_THAT(refusal("tallies", "[\"p1\",\"{}\",\"" + std::string(64, '0') + "\",1]\n"),
              HasSubstr("tallies"));
  EXPECT_THAT(refusal("polls", "[\"p1\",\"" + campaign + "\",\"pyk.tt\",\"" + inside +
                                   "\",\"paper\",\"open\",\"{}\",\"\",\"\",1,\"\",\"\",\"\",\"\"]\n"),
              HasSubstr("polls"));
}

TEST_F(AHostileReport, with_a_decision_from_elsewhere_is_refused) {
  const auto decision = [](const std::string& of, const std::string& path, const std::string& kind) {
    return "[\"d1\",\"" + of + "\",1,\"pyk.tt\",\"" + path + "\",\"" + kind +
           "\",\"1\",\"2022-12-19\",\"\",\"\",1,\"\",\"\",\"\",\"\",\"\",\"{}\",\"{}\",\"\"]\n";
  };
  EXPECT_EQ(refusal("decisions", decision(campaign, inside, "rated")), "") << "this one is sound";
  EXPECT_NE(refusal("decisions", decision("another", inside, "rated")), "");
  EXPECT_NE(refusal("decisions", decision(campaign, "/pyk.khoi/", "rated")), "");
  EXPECT_NE(refusal("decisions", decision(campaign, inside, "good")), "");
  EXPECT_NE(refusal("decision_items", "[\"d9\",1,\"member:a\",\"/\",\"good\",\"\",\"\",\"\"]\n"), "");
}

TEST_F(AHostileReport, with_a_file_that_is_not_what_it_says_is_refused) {
  const auto file = [](const std::string& id, const std::string& name, int size) {
    return "[\"" + id + "\",\"" + campaign + "\",\"member:a\",\"" + inside + "\",\"" + name +
           "\",\"image/png\"," + std::to_string(size) + ",1,\"x\"]\nabc";
  };
  EXPECT_EQ(refusal("evidence/t1", file("t1", "a.png", 3)), "") << "this one is sound";
  EXPECT_NE(refusal("evidence/t1", file("t2", "a.png", 3)), "");
  EXPECT_NE(refusal("evidence/t1", file("t1", "../../a.png", 3)), "");
  EXPECT_NE(refusal("evidence/t1", file("t1", "a.png", 2'000'000'000)), "");
  EXPECT_NE(refusal("evidence/t1", "no head"), "");
}

TEST_F(AHostileReport, whose_log_does_not_end_at_its_anchor_is_refused) {
  EXPECT_THAT(refusal("log_hashes", std::string(64, 'a') + "\n"), HasSubstr("log_hashes"));
  EXPECT_THAT(refusal("log_hashes", "short\n"), HasSubstr("log_hashes"));
  EXPECT_THAT(refusal("names", "", [](bundle::Header& header) { header.seq = 7; }), HasSubstr("log_hashes"));
}

TEST_F(AHostileReport, that_speaks_for_another_unit_place_machine_or_campaign_is_refused) {
  const std::vector<std::function<void(bundle::Header&)>> edits{
      [](bundle::Header& header) { header.unit = "pyk.khoi"; },
      [](bundle::Header& header) { header.unit = header.signer = "pyk.khoi"; },
      [](bundle::Header& header) { header.unit_path = "/"; },
      [](bundle::Header& header) { header.installation = std::string(32, '0'); },
      [](bundle::Header& header) { header.campaign = "another"; },
      [](bundle::Header& header) { header.signer = "pyk.cb1"; },
      [](bundle::Header& header) { header.kind = bundle::Kind::campaign; }};
  for (std::size_t at = 0; at < edits.size(); ++at) EXPECT_NE(refusal("names", "", edits[at]), "") << at;
}

}  // namespace
}  // namespace kiemdiem::service
