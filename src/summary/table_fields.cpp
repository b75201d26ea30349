#include "summary/table_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "summary/measures.h"
#include "summary/pool_people.h"

namespace kiemdiem::summary {
namespace {

struct Field {
  std::string_view word;
  Cell (*show)(const About&, const Lookup&);
};

const Line* line_of(const About& about, const Lookup& lookup) {
  if (about.line != nullptr) return about.line;
  if (about.remedy != nullptr) return lookup.tree.summary().line(about.remedy->subject);
  return about.commended == nullptr ? nullptr : lookup.tree.summary().line(about.commended->subject);
}

Cell level_cell(Level level, const Lookup& lookup) {
  return level_words(lookup.tree.summary(), level);
}

Level proposed_by(const Line& line, std::string_view body) {
  const auto found = std::ranges::find(line.proposed, body, &Proposed::body);
  return found == line.proposed.end() ? level_unknown : found->level;
}
/// What a body did not put forward stays empty on the paper.
Cell proposal(const About& about, const Lookup& lookup, std::string_view body) {
  const Level level = about.line == nullptr ? level_unknown : proposed_by(*about.line, body);
  return level < 0 ? std::string{} : level_words(lookup.tree.summary(), level);
}
template <int body>
Cell proposal_of(const About& about, const Lookup& lookup) {
  constexpr std::array bodies{"self", "group", "agency", "unions", "cell", "committee", "verifier"};
  return proposal(about, lookup, bodies[body]);
}

std::string organization_level(const Line& line, const Lookup& lookup) {
  const Line* organization = lookup.tree.summary().line("organization:" + line.unit);
  return organization == nullptr ? std::string{not_known}
                                 : level_words(lookup.tree.summary(), organization->level);
}

std::string votes_words(const Line& line) {
  if (!line.votes || line.level < 0) return {};
  const int count = line.votes->levels[static_cast<std::uint8_t>(line.level)];
  if (line.votes->valid == 0) return fmt::format("{}/0", count);
  return fmt::format("{}/{} ({}%)", count, line.votes->valid,
                     tenths_words(share_of(count, line.votes->valid)));
}

std::string posts_words(const Line& line) {
  std::string words;
  for (const Post& post : line.posts) words += (words.empty() ? "" : "; ") + post.words;
  return words;
}

const PositionGroup* position_of(const Line& line, const TableBook& book) {
  for (const PositionGroup& group : book.positions)
    for (const Post& post : line.posts)
      if ((post.leader || line.kind != SubjectKind::leader) &&
          std::ranges::find(group.roles, post.role) != group.roles.end() &&
          (group.bodies.empty() || std::ranges::find(group.bodies, post.body_kind) != group.bodies.end()))
        return &group;
  return nullptr;
}

Cell points_cell(const Line* line, std::int32_t (*of)(const Points&)) {
  if (line == nullptr || !line->points) return std::string{};
  const std::int32_t points = of(*line->points);
  return points % 100 == 0 ? fmt::format("{}", points / 100)
                           : fmt::format("{},{:02}", points / 100, points % 100);
}

Cell mark_of(Truth truth) {
  return std::string{truth == Truth::yes ? "X" : truth == Truth::unknown ? not_known : ""};
}

Truth not_reviewed(const Line& line) {
  if (line.must_review == Truth::no || line.reviewed == Truth::yes) return Truth::no;
  if (line.must_review == Truth::unknown || line.reviewed == Truth::unknown) return Truth::unknown;
  return Truth::yes;
}

std::string change_of(const Line& line) {
  if (line.level < 0 || line.past < 0) return std::string{not_known};
  const int steps = line.past - line.level;
  return steps == 0  ? "giữ nguyên"
         : steps > 0 ? fmt::format("tăng {} bậc", steps)
                     : fmt::format("giảm {} bậc", -steps);
}

std::string late_days(const Dossier& dossier, const Lookup& lookup) {
  const auto due = parse_date(dossier.due);
  if (!due) return {};
  const auto sent = parse_date(dossier.sent);
  const Date until = sent ? *sent : lookup.tree.summary().on;
  return until <= *due ? std::string{} : fmt::format("{}", until.days - due->days);
}

std::string charged_to(const Discipline& one) {
  return one.violated_at.empty() ? std::string{not_known} : one.violated_at;
}

std::string name_of(const About& about, const Lookup& lookup) {
  if (!about.label.empty()) return about.label;
  if (about.remedy != nullptr) return about.remedy->name;
  if (about.commended != nullptr) return about.commended->name;
  if (about.line != nullptr) return about.line->name;
  return about.unit < 0 ? std::string{} : lookup.tree.at(about.unit).name;
}

std::string unit_name(const About& about, const Lookup& lookup) {
  const Line* line = line_of(about, lookup);
  if (line != nullptr) return lookup.tree.name(line->unit);
  return about.unit < 0 ? std::string{} : lookup.tree.at(about.unit).name;
}

Cell number(std::int64_t value) {
  return Number{value, {}};
}
Cell limit_cell(const Pool& pool, const PoolPeople& people) {
  return pool.limit ? Cell{Number{*pool.limit, people.base(pool)}} : Cell{std::string{not_known}};
}
Cell base_of(const Pool& pool, const PoolPeople& people) {
  return Number{pool.base(), people.base(pool)};
}
Cell pool_share(const Pool& pool, const PoolPeople& people) {
  return pool.base() == 0 ? Share{} : Share{share_of(pool.best, pool.base()), false, people.best};
}

std::string pool_scope(const Pool& pool, const Lookup& lookup) {
  const std::size_t slash = pool.scope.find('/');
  return lookup.tree.name(pool.organization) +
         (slash == std::string::npos ? "" : ", nhóm " + pool.scope.substr(slash + 1));
}

/// What the numbers say; what is done about it is written by the committee.
std::string pool_finding(const Pool& pool) {
  if (!pool.limit) return "chưa tính được phần của chi bộ vì chưa rõ mức của các chi bộ";
  if (pool.excess() > 0) return fmt::format("vượt {}, phải xem xét lại", pool.excess());
  return pool.undecided ? "còn dữ kiện chưa rõ có thể làm thay đổi kết luận" : "trong tỷ lệ";
}

std::string missing_of(const Dossier& dossier) {
  return fmt::format("{}", fmt::join(dossier.missing, ", "));
}

template <class Get>
Cell with_line(const About& about, const Lookup& lookup, Get get) {
  const Line* line = line_of(about, lookup);
  return line == nullptr ? Cell{std::string{}} : Cell{get(*line)};
}
template <class Get>
Cell with_people(const About& about, const Lookup& lookup, Get get) {
  return about.pool == nullptr ? Cell{std::string{}}
                               : Cell{get(*about.pool, people_of(*about.pool, lookup.tree))};
}
template <class Get>
Cell with_pool(const About& about, Get get) {
  return about.pool == nullptr ? Cell{std::string{}} : Cell{get(*about.pool)};
}

constexpr std::array fields{
    Field{"order",
          [](const About& a, const Lookup&) {
            return a.order > 0 ? Cell{fmt::format("{}", a.order)} : Cell{std::string{}};
          }},
    Field{"name", [](const About& a, const Lookup& l) { return Cell{name_of(a, l)}; }},
    Field{"code",
          [](const About& a, const Lookup& l) {
            if (!a.code.empty() || a.line == nullptr) return Cell{a.code};
            const PositionGroup* group = position_of(*a.line, l.book);
            return Cell{group == nullptr ? std::string{} : group->code};
          }},
    Field{"unit", [](const About& a, const Lookup& l) { return Cell{unit_name(a, l)}; }},
    Field{"unit_kind",
          [](const About& a, const Lookup& l) {
            return Cell{a.unit < 0 ? std::string{} : l.tree.at(a.unit).kind_words};
          }},
    Field{"id",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [](const Line& line) { return line.id.substr(line.id.find(':') + 1); });
          }},
    Field{"kind",
          [](const About& a, const Lookup& l) {
            if (a.pool != nullptr) return Cell{kind_words(a.pool->of)};
            return with_line(a, l, [](const Line& line) { return kind_words(line.kind); });
          }},
    Field{"posts", [](const About& a, const Lookup& l) { return with_line(a, l, posts_words); }},
    Field{"post_and_unit",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) {
              const std::string posts = posts_words(line);
              return posts.empty() ? l.tree.name(line.unit) : posts + "; " + l.tree.name(line.unit);
            });
          }},
    Field{"admitted",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [](const Line& line) { return day_words(line.admitted); });
          }},
    Field{"size",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) {
              if (!line.size) return Cell{std::string{not_known}};
              return Cell{Number{*line.size, l.tree.people_in(line.id.substr(line.id.find(':') + 1))}};
            });
          }},
    Field{"decided_by",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) {
              return line.decided_by.empty() ? std::string{not_known} : l.tree.name(line.decided_by);
            });
          }},
    Field{"self", proposal_of<0>},
    Field{"group", proposal_of<1>},
    Field{"agency", proposal_of<2>},
    Field{"cell", proposal_of<4>},
    Field{"committee", proposal_of<5>},
    Field{"verifier", proposal_of<6>},
    Field{"civil_servant",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) {
              return line.civil_servant == level_none ? Cell{std::string{}}
                                                      : level_cell(line.civil_servant, l);
            });
          }},
    Field{"votes", [](const About& a, const Lookup& l) { return with_line(a, l, votes_words); }},
    Field{"level",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) {
              return line.secret && line.level < 0 ? Cell{std::string{"hồ sơ mật"}}
                                                   : level_cell(line.level, l);
            });
          }},
    Field{"decided_level",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) {
              return line.decided ? level_cell(line.level, l) : Cell{std::string{}};
            });
          }},
    Field{"proposed_level",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) {
              for (const char* body : {"verifier", "committee", "cell"})
                if (const Level level = proposed_by(line, body); level >= 0) return level_cell(level, l);
              return line.decided ? Cell{std::string{}} : level_cell(line.level, l);
            });
          }},
    Field{"organization_level",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) { return organization_level(line, l); });
          }},
    Field{"past_level",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) { return level_cell(line.past, l); });
          }},
    Field{"change", [](const About& a, const Lookup& l) { return with_line(a, l, change_of); }},
    Field{"reasons",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [&](const Line& line) { return reasons_of(line, l.book); });
          }},
    Field{"ground",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [](const Line& line) { return line.ground; });
          }},
    Field{"cadre_proposal",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [](const Line& line) { return line.cadre_proposal; });
          }},
    Field{"not_reviewed_mark",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [](const Line& line) { return mark_of(not_reviewed(line)); });
          }},
    Field{"unrated_mark",
          [](const About& a, const Lookup& l) {
            return with_line(a, l, [](const Line& line) { return mark_of(is_unrated(line)); });
          }},
    Field{"points_common",
          [](const About& a, const Lookup&) {
            return points_cell(a.line, [](const Points& points) { return points.common; });
          }},
    Field{"points_tasks",
          [](const About& a, const Lookup&) {
            return points_cell(a.line, [](const Points& points) { return points.tasks; });
          }},
    Field{"points_bonus",
          [](const About& a, const Lookup&) {
            return points_cell(a.line, [](const Points& points) { return points.bonus; });
          }},
    Field{"points_total",
          [](const About& a, const Lookup&) {
            return points_cell(a.line, [](const Points& points) { return points.total(); });
          }},
    Field{"pool_scope",
          [](const About& a, const Lookup& l) {
            return with_pool(a, [&](const Pool& pool) { return pool_scope(pool, l); });
          }},
    Field{"pool_good",
          [](const About& a, const Lookup& l) {
            return with_people(a, l, [](const Pool& pool, const PoolPeople& people) {
              return Cell{Number{pool.good, people.good}};
            });
          }},
    Field{"pool_base", [](const About& a, const Lookup& l) { return with_people(a, l, base_of); }},
    Field{"pool_base_words",
          [](const About& a, const Lookup&) {
            return with_pool(a, [](const Pool& pool) {
              return fmt::format("{}% số {}", pool.percent, pool.excludes_best ? "HTTNV" : "HTTNV trở lên");
            });
          }},
    Field{"pool_limit", [](const About& a, const Lookup& l) { return with_people(a, l, limit_cell); }},
    Field{"pool_share", [](const About& a, const Lookup& l) { return with_people(a, l, pool_share); }},
    Field{
        "pool_excess",
        [](const About& a, const Lookup& l) {
          return with_people(a, l, [](const Pool& pool, const PoolPeople& people) {
            if (!pool.limit) return Cell{std::string{not_known}};
            return Cell{Number{pool.excess(), pool.excess() > 0 ? people.best : std::vector<std::int32_t>{}}};
          });
        }},
    Field{"pool_finding", [](const About& a, const Lookup&) { return with_pool(a, pool_finding); }},
    Field{"pool_clause",
          [](const About& a, const Lookup&) {
            return with_pool(
                a, [](const Pool& pool) { return assessment::citation(pool.document, pool.clause); });
          }},
    Field{"level_name", [](const About& a, const Lookup&) { return Cell{a.level}; }},
    Field{"remedy_points",
          [](const About& a, const Lookup&) { return number(a.remedy == nullptr ? 0 : a.remedy->points); }},
    Field{"remedy_closed",
          [](const About& a, const Lookup&) { return number(a.remedy == nullptr ? 0 : a.remedy->closed); }},
    Field{
        "remedy_under_way",
        [](const About& a, const Lookup&) { return number(a.remedy == nullptr ? 0 : a.remedy->under_way); }},
    Field{
        "remedy_not_begun",
        [](const About& a, const Lookup&) { return number(a.remedy == nullptr ? 0 : a.remedy->not_begun); }},
    Field{"remedy_late",
          [](const About& a, const Lookup&) { return number(a.remedy == nullptr ? 0 : a.remedy->late); }},
    Field{"remedy_share",
          [](const About& a, const Lookup&) {
            if (a.remedy == nullptr || a.remedy->points == 0) return Cell{Share{}};
            return Cell{Share{share_of(a.remedy->closed, a.remedy->points), false}};
          }},
    Field{
        "commended_form",
        [](const About& a, const Lookup&) { return Cell{a.commended == nullptr ? "" : a.commended->form}; }},
    Field{"commended_by",
          [](const About& a, const Lookup&) { return Cell{a.commended == nullptr ? "" : a.commended->by}; }},
    Field{"commended_years",
          [](const About& a, const Lookup&) {
            return number(a.commended == nullptr ? 0 : a.commended->best_years);
          }},
    Field{"commended_votes",
          [](const About& a, const Lookup& l) {
            if (a.commended != nullptr && !a.commended->votes.empty()) return Cell{a.commended->votes};
            return with_line(a, l, votes_words);
          }},
    Field{
        "commended_note",
        [](const About& a, const Lookup&) { return Cell{a.commended == nullptr ? "" : a.commended->note}; }},
    Field{"dossier_due",
          [](const About& a, const Lookup&) {
            return Cell{a.dossier == nullptr ? "" : day_words(a.dossier->due)};
          }},
    Field{"dossier_sent",
          [](const About& a, const Lookup&) {
            return Cell{a.dossier == nullptr ? "" : day_words(a.dossier->sent)};
          }},
    Field{"dossier_late",
          [](const About& a, const Lookup& l) {
            return Cell{a.dossier == nullptr ? "" : late_days(*a.dossier, l)};
          }},
    Field{"dossier_missing",
          [](const About& a, const Lookup&) {
            return Cell{a.dossier == nullptr ? "" : missing_of(*a.dossier)};
          }},
    Field{
        "dossier_returned",
        [](const About& a, const Lookup&) { return number(a.dossier == nullptr ? 0 : a.dossier->returned); }},
    Field{"dossier_to",
          [](const About& a, const Lookup&) {
            return Cell{a.dossier == nullptr ? "" : a.dossier->received_by};
          }},
    Field{"discipline_form",
          [](const About& a, const Lookup&) {
            return Cell{a.discipline == nullptr ? "" : a.discipline->form};
          }},
    Field{"discipline_on",
          [](const About& a, const Lookup&) {
            return Cell{a.discipline == nullptr ? "" : day_words(a.discipline->on)};
          }},
    Field{"violated_at",
          [](const About& a, const Lookup&) {
            return Cell{a.discipline == nullptr ? "" : charged_to(*a.discipline)};
          }},
    Field{"disciplined_by",
          [](const About& a, const Lookup&) {
            if (a.discipline == nullptr) return Cell{std::string{}};
            return Cell{a.discipline->decided_by.empty() ? std::string{not_known} : a.discipline->decided_by};
          }},
    // Of a comparison, where they are computed (table_levels.cpp).
    Field{"difference", [](const About&, const Lookup&) { return Cell{std::string{}}; }},
    Field{"difference_share", [](const About&, const Lookup&) { return Cell{std::string{}}; }},
    Field{"blank", [](const About&, const Lookup&) { return Cell{std::string{}}; }},
};

}  // namespace

bool is_field(std::string_view word) {
  return std::ranges::find(fields, word, &Field::word) != fields.end();
}

const std::vector<std::string>& field_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all;
    for (const Field& one : fields) all.emplace_back(one.word);
    return all;
  }();
  return words;
}

Cell field(std::string_view word, const About& about, const Lookup& lookup) {
  const auto found = std::ranges::find(fields, word, &Field::word);
  return found == fields.end() ? Cell{std::string{}} : found->show(about, lookup);
}

std::string level_words(const Summary& summary, Level level) {
  if (level == level_none) return "không xếp loại";
  if (level < 0 || static_cast<std::size_t>(level) >= summary.levels.size()) return std::string{not_known};
  return summary.levels[static_cast<std::size_t>(level)];
}

std::string kind_words(SubjectKind kind) {
  return std::string{assessment::kind_label(kind)};
}

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

std::string tenths_words(std::int64_t tenths) {
  return fmt::format("{}{},{}", tenths < 0 ? "-" : "", std::abs(tenths) / 10, std::abs(tenths) % 10);
}

std::string reasons_of(const Line& line, const TableBook& book) {
  if (is_unrated(line) == Truth::unknown) return "chưa đủ dữ kiện để biết có được xếp loại hay chưa";
  if (is_unrated(line) == Truth::no)
    return not_reviewed(line) == Truth::no ? std::string{} : book.group_of({}, Truth::no).label;
  std::string words = book.group_of(line.why_not, line.reviewed).label;
  for (const WhyNot& why : line.why_not) {
    const std::string cited = assessment::citation(why.document, why.clause);
    words += ": " + why.text + (cited.empty() ? "" : " [" + cited + "]");
  }
  return words;
}

std::string in_words(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<Number>(&cell)) return fmt::format("{}", number->value);
  if (const auto* share = std::get_if<Share>(&cell))
    return share->tenths ? tenths_words(*share->tenths) : share->unknown ? std::string{not_known} : "–";
  if (const auto* change = std::get_if<Change>(&cell))
    return (change->value > 0 ? "+" : "") +
           (change->tenths ? tenths_words(change->value) : fmt::format("{}", change->value));
  const auto& figure = std::get<Figure>(cell);
  if (figure.unsure.empty()) return fmt::format("{}", figure.count());
  if (figure.subjects.empty()) return fmt::format("{} {}", not_known, figure.unsure.size());
  return fmt::format("{}; {} {}", figure.count(), not_known, figure.unsure.size());
}

}  // namespace kiemdiem::summary
