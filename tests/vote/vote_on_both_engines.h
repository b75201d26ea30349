#pragma once

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "engines.h"
#include "meeting.h"
#include "store/dumped_tables.h"

// A vote over the whole office, on both engines.

namespace kiemdiem::service {

using store::Engine;

class VoteOnBothEngines : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::postgresql && !store::PostgresServer::shared().absent().empty())
      GTEST_SKIP() << store::PostgresServer::shared().absent();
    url_ = GetParam() == Engine::postgresql ? store::PostgresServer::shared().make_database()
                                            : "sqlite:" + folder_.file("data.db");
    meeting_ = std::make_unique<Meeting>(url_);
  }

  Meeting& meeting() { return *meeting_; }

  /// Every table as rows of texts, as whoever reads the server's disk gets them.
  std::map<std::string, std::vector<std::vector<std::string>>> everything() {
    std::map<std::string, std::vector<std::vector<std::string>>> tables;
    const auto read = meeting().office().database().read([&](store::Transaction& data) -> Result<void> {
      for (const store::DumpedTable& table : store::dumped_tables()) {
        const auto rows = data.query(table.select);
        if (!rows) return tl::unexpected{rows.error()};
        auto& texts = tables[std::string{table.name}];
        for (const store::Row& row : *rows) {
          auto& line = texts.emplace_back();
          for (std::size_t at = 0; at < row.size(); ++at) {
            if (const auto* text = std::get_if<std::string>(&row.value(at))) line.push_back(*text);
            if (const auto* number = std::get_if<std::int64_t>(&row.value(at)))
              line.push_back(std::to_string(*number));
          }
        }
      }
      return {};
    });
    EXPECT_TRUE(read);
    return tables;
  }

  /// All bytes that lie beside the data file: data, write-ahead log, backups. Of a server what its log of
  /// changes and tables hold is asked for through everything().
  std::string bytes_at_rest() {
    std::string bytes;
    if (GetParam() == Engine::postgresql) {
      for (const auto& [name, rows] : everything())
        for (const auto& row : rows)
          for (const std::string& text : row) bytes += text + "\n";
      return bytes;
    }
    const std::filesystem::path data{folder_.file("data.db")};
    for (const auto& entry : std::filesystem::directory_iterator{data.parent_path()}) {
      std::ifstream file{entry.path(), std::ios::binary};
      std::ostringstream text;
      text << file.rdbuf();
      bytes += text.str();
    }
    return bytes;
  }

  /// Every voter's own marks: nobody votes like another, so that a link would show.
  std::vector<std::string> marks_of(std::size_t voter, std::size_t lines) const {
    static const std::vector<std::string> levels{"completed", "not_completed", ""};
    std::vector<std::string> marks;
    for (std::size_t line = 0; line < lines; ++line)
      marks.push_back(levels[(voter / (line % 3 == 0 ? 1 : line % 3 == 1 ? 3 : 9)) % levels.size()]);
    return marks;
  }

  void everybody_votes() {
    meeting().hand_out();
    lines_ = meeting().seen(meeting().tellers[0]).sheet.lines.size();
    for (std::size_t voter = 0; voter < meeting().codes.size(); ++voter) {
      submissions_.push_back(new_token().substr(0, 32));
      must(meeting().cast(meeting().codes[voter], submissions_.back(), marks_of(voter, lines_)));
    }
  }

  /// Keeps the phrase of the envelope, which is shown once.
  void close_and_open_box() {
    must(meeting().change("close-poll", meeting().tellers[0], &close_poll));
    const Done done =
        must(open_box(meeting().office(),
                      meeting().asking("open-box", meeting().tellers[0],
                                       {{"first", meeting().phrases[0]}, {"second", meeting().phrases[1]}})));
    const Node shown = from_json(done.shown_once).value_or(Node::map({}, {}));
    envelope_ = shown.find("envelope") == nullptr ? "" : shown.find("envelope")->text();
  }

  void seal() {
    const std::string hash = meeting().seen(meeting().tellers[0]).hash;
    for (const std::string& teller : meeting().tellers)
      must(meeting().change("confirm-tally", teller, &confirm_tally, {{"hash", hash}}));
  }

  /// From the form to the sealed tally.
  void hold(const std::string& mode = "kiosk") {
    meeting().prepare(mode);
    meeting().open();
    submissions_.clear();
    everybody_votes();
    close_and_open_box();
    seal();
  }

  store::TestFolder folder_;
  std::string url_;
  std::unique_ptr<Meeting> meeting_;
  std::string envelope_;
  std::size_t lines_ = 0;
  std::vector<std::string> submissions_;
};

}  // namespace kiemdiem::service
