#include <gmock/gmock.h>

#include <regex>

#include "../store/renamed.h"
#include "command_run.h"
#include "service/demonstration.h"
#include "store/log.h"
#include "store/records.h"

namespace kiemdiem::cli {
namespace {

using testing::HasSubstr;

const std::string campaign = "phu-yen-khoi-2022";

/// The line that begins so, without its beginning.
std::string after(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) return {};
  const std::size_t from = text.find(": ", at) + 2;
  return text.substr(from, text.find('\n', from) - from);
}

/// An upper server with a demonstration, and the empty place of a unit.
class BundleCommands : public testing::Test {
 protected:
  BundleCommands()
      : upper_("sqlite:" + folder_.file("tren.db")), lower_("sqlite:" + folder_.file("duoi.db")) {
    auto situations = Installation::open(KIEMDIEM_SOURCE_DIR).value().demonstrations().value();
    std::erase_if(situations,
                  [](const auto& file) { return file.name.find("phu-yen") == std::string::npos; });
    const auto office = service::Office::open(store::Database::open(upper_).value(),
                                              Installation::open(KIEMDIEM_SOURCE_DIR).value(), {true, 1})
                            .value();
    EXPECT_TRUE(service::fill_demonstration(*office, situations, service::now_at(1'671'501'600'000)));
  }

  CommandResult done(const std::vector<std::string>& words) {
    CommandResult ran = run_command(words);
    EXPECT_EQ(ran.exit, 0) << words[0] << " " << words[1] << "\n" << ran.out << ran.err;
    return ran;
  }

  /// A key; its phrase lies in "<name>.tu". @return its fingerprint
  std::string key(const std::string& url, const std::string& unit, const std::string& name) {
    const CommandResult ran =
        done({"bundle", "key", "--database", url, "--unit", unit, "--out", folder_.file(name + ".khoa")});
    folder_.write(name + ".tu", after(ran.out, "Sáu từ khóa") + "\n");
    return after(ran.out, "Dấu nhận dạng");
  }

  void rename(const std::string& url, const std::string& person, const std::string& name) const {
    EXPECT_TRUE(store::rename_person(*store::Database::open(url).value(), person, name, "pyk.cb1", "pyk.tt"));
  }

  std::string report(const std::string& name) {
    done({"bundle", "make", "--database", lower_, "--unit", "pyk.tt", "--campaign", campaign, "--phrase-file",
          folder_.file("duoi.tu"), "--out", folder_.file(name)});
    return folder_.file(name);
  }

  /// Both servers have keys, and the unit has begun.
  void begin() {
    const std::string print = key(upper_, "pyk.khoi", "tren");
    done({"bundle", "make", "--database", upper_, "--unit", "pyk.tt", "--campaign", campaign, "--kind",
          "start", "--phrase-file", folder_.file("tren.tu"), "--out", folder_.file("dau.kiemdiem")});
    done({"bundle", "start", folder_.file("dau.kiemdiem"), "--database", lower_, "--fingerprint", print});
    const std::string own = key(lower_, "pyk.tt", "duoi");
    done({"bundle", "introduce", folder_.file("duoi.khoa"), "--database", upper_, "--fingerprint", own});
  }

  TemporaryFolder folder_;
  std::string upper_, lower_;
};

TEST_F(BundleCommands, carry_a_unit_down_and_up_again_with_a_person_choosing_between_two_texts) {
  begin();
  rename(lower_, "pyk.dv04", "Dưới");
  rename(upper_, "pyk.dv04", "Trên");
  rename(lower_, "pyk.dv05", "Chỉ Dưới");
  const std::string file = report("bc.kiemdiem");
  const CommandResult checked = run_command({"bundle", "check", file, "--database", upper_});
  EXPECT_EQ(checked.exit, 1);
  EXPECT_THAT(checked.out, HasSubstr("MÂU THUẪN people/pyk.dv04"));
  const CommandResult refused = run_command({"bundle", "merge", file, "--database", upper_});
  EXPECT_EQ(refused.exit, 2);
  EXPECT_THAT(refused.err, HasSubstr("đã sửa ở cả hai nơi"));
  const CommandResult merged =
      done({"bundle", "merge", file, "--database", upper_, "--choose", "people/pyk.dv04=unit"});
  EXPECT_THAT(merged.out, HasSubstr("Đã nhận và hợp nhất"));
  EXPECT_THAT(done({"bundle", "merge", file, "--database", upper_}).out, HasSubstr("đã được nhận trước đây"));
  for (const std::string& url : {upper_, lower_}) done({"verify", "--database", url});
}

TEST_F(BundleCommands, tell_whether_a_later_log_goes_on_from_an_anchor) {
  begin();
  rename(lower_, "pyk.dv04", "Một");
  const std::string first = done({"bundle", "check", report("mot.kiemdiem")}).out;
  std::smatch anchor;
  ASSERT_TRUE(std::regex_search(first, anchor, std::regex{R"(pyk\.tt=\d+:[0-9a-f]{64})"}));
  rename(lower_, "pyk.dv04", "Hai");
  const std::string later = report("hai.kiemdiem");
  EXPECT_THAT(done({"bundle", "check", later, "--anchor", anchor.str()}).out, HasSubstr("nối tiếp điểm neo"));
  const CommandResult other =
      run_command({"bundle", "check", later, "--anchor", "pyk.tt=1:" + std::string(64, '0')});
  EXPECT_EQ(other.exit, 1);
  EXPECT_THAT(other.out, HasSubstr("không nối tiếp"));
  done({"verify", "--bundle", later, "--anchor", anchor.str()});
  EXPECT_EQ(run_command({"verify", "--bundle", later, "--anchor", "pyk.tt=1:" + std::string(64, '0')}).exit,
            1);
  EXPECT_EQ(run_command({"verify"}).exit, 2);
}

TEST_F(BundleCommands, write_a_whole_campaign_and_put_it_into_an_empty_place) {
  const std::string print = key(upper_, "pyk.khoi", "tren");
  const std::string out = folder_.file("nam.kiemdiem");
  done({"export", "--database", upper_, "--campaign", campaign, "--phrase-file", folder_.file("tren.tu"),
        "--out", out});
  done({"import", out, "--database", lower_, "--fingerprint", print});
  done({"export", "--database", lower_, "--campaign", campaign, "--out", folder_.file("lai.kiemdiem")});
  EXPECT_TRUE(read_file(out) == read_file(folder_.file("lai.kiemdiem")));
  EXPECT_EQ(run_command({"import", out, "--database", upper_, "--fingerprint", print}).exit, 2);
}

TEST_F(BundleCommands, refuse_a_changed_file_and_leave_nothing_behind) {
  begin();
  std::string bytes = *read_file(report("bc.kiemdiem"));
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  const std::string changed = folder_.write("hong.kiemdiem", bytes);
  for (const std::string command : {"check", "merge"}) {
    const CommandResult ran = run_command({"bundle", command, changed, "--database", upper_});
    EXPECT_EQ(ran.exit, 2);
    EXPECT_THAT(ran.err, HasSubstr("bị sửa"));
  }
  const CommandResult wrong =
      run_command({"bundle", "make", "--database", lower_, "--unit", "pyk.tt", "--campaign", campaign,
                   "--phrase-file", folder_.file("tren.tu"), "--out", folder_.file("khong.kiemdiem")});
  EXPECT_EQ(wrong.exit, 2);
  EXPECT_FALSE(read_file(folder_.file("khong.kiemdiem")));
}

}  // namespace
}  // namespace kiemdiem::cli
