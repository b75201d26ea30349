#include <fmt/format.h>

#include <array>
#include <iostream>

#include "commands.h"
#include "measure.h"
#include "service/demonstration.h"
#include "web/site.h"

namespace kiemdiem::bench {
namespace {

constexpr std::int64_t morning = 1'671'501'600'000;
constexpr int cells = 60;
constexpr int members = 25;

/// A grassroots organization of 60 cells and 1,500 members; one in six is proposed excellent.
std::string situation() {
  std::string text =
      "situation: đảng bộ lớn\nregulation: phu-yen-khoi-2022\nperiod: {kind: year, year: 2022}\n"
      "on: 2022-12-20\nlayers: own\nunless_stated:\n  organizations: {established: 2005-09-02}\n"
      "  people: {admitted: 2009-03-26, sick_leave_months: 0, discipline: [], civil_servant: false}\n"
      "organizations:\n  - {id: khoi, kind: superior_committee, proposed: null}\n"
      "  - {id: ct, kind: grassroots_committee, parent: khoi, proposed: excellent}\n";
  for (int cell = 0; cell < cells; ++cell)
    text += fmt::format("  - {{id: c{}, kind: cell, parent: ct, proposed: good}}\n", cell);
  text += "people:\n";
  for (int one = 0; one < cells * members; ++one)
    text += fmt::format("  - {{id: m{0}, name: Người {0}, cell: c{1}, proposed: {2}}}\n", one, one / members,
                        one % 6 == 0 ? "excellent" : "good");
  return text;
}

class Desk {
 public:
  Desk()
      : office_(service::Office::open(store::Database::open("sqlite::memory:").value(),
                                      Installation::open(KIEMDIEM_SOURCE_DIR).value(),
                                      {true, 2, service::SecondStep::offered})
                    .value()),
        site_(*office_, {"Kiểm điểm", [] { return morning; }}) {
    if (const auto filled =
            service::fill_demonstration(*office_, {{"board.yaml", situation()}}, service::now_at(morning));
        !filled)
      throw std::runtime_error{to_text(filled.error())};
    const http::Response response =
        ask(http::Method::post, "/dang-nhap",
            {{"user", "pyk.danguy"}, {"password", service::demonstration_password}});
    for (const http::Cookie& cookie : response.cookies)
      if (cookie.name == "phien") token_ = cookie.value;
  }

  http::Response ask(http::Method method, const std::string& path, const http::Fields& fields = {}) {
    http::Request request;
    request.method = method;
    request.path = path;
    (method == http::Method::get ? request.query : request.form) = fields;
    if (!token_.empty()) request.headers.add("Authorization", "Bearer " + token_);
    http::Response response = site_.answer(request);
    if (response.status >= 400) throw std::runtime_error{path + ": " + std::to_string(response.status)};
    return response;
  }

 private:
  std::unique_ptr<service::Office> office_;
  web::Site site_;
  std::string token_;
};

}  // namespace

int board(int rounds) {
  Desk desk;
  const std::string campaign = "/dot/phu-yen-khoi-2022/";
  const auto open = [&] { desk.ask(http::Method::get, campaign + "bang/pyk.ct"); };
  int next = 0;
  const auto propose = [&] {
    desk.ask(http::Method::post, fmt::format("{}de-nghi/member:pyk.m{}", campaign, next++),
             {{"body", "committee"}, {"level", "good"}, {"on", "19/12/2022"}});
  };
  const auto decide = [&] {
    desk.ask(http::Method::post, campaign + "quyet-dinh/pyk.ct",
             {{"number", std::to_string(next)},
              {"day", "19/12/2022"},
              {"signer", "A"},
              {"ground", "B"},
              {fmt::format("level.member:pyk.m{}", next++), "good"}});
  };
  const std::vector<Timing> times = measure(rounds, {open, propose, open, decide});
  std::cout << fmt::format("{} cells, {} members, median (best) in ms\n", cells, cells * members);
  constexpr std::array what{"board after a decision: read, judged, shown", "a proposal entered",
                            "board after a proposal: read, judged, shown",
                            "decision: judged under lock, facts frozen"};
  for (std::size_t at = 0; at < what.size(); ++at)
    std::cout << fmt::format("{:<45} {:7.1f} ({:.1f})\n", what[at], times[at].wall_ms, times[at].best_ms);
  return 0;
}

}  // namespace kiemdiem::bench
