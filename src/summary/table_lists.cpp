#include <algorithm>
#include <tuple>

#include "base/vietnamese.h"
#include "summary/table_parts.h"

namespace kiemdiem::summary {
namespace {

class Listing {
 public:
  Listing(const Shape& shape, const Lookup& lookup, std::int32_t unit)
      : shape_(shape), lookup_(lookup), tree_(lookup.tree), unit_(unit), row_of_(tree_.rows_below(unit)) {}

  bool inside(std::int32_t place) const {
    return unit_ < 0 || (place >= 0 && row_of_[static_cast<std::size_t>(place)] >= 0);
  }
  bool inside(const std::string& unit) const { return inside(tree_.find(unit)); }

  void add(std::string key, const About& about, std::string subject = {}) {
    DraftRow row;
    row.figures.resize(shape_.columns.size());
    row.bases.resize(shape_.columns.size());
    row.key = std::move(key);
    row.subject = std::move(subject);
    row.about = about;
    row.about.order = ++order_;
    rows_.push_back(finished(std::move(row), shape_, lookup_));
  }
  /// A row that names the organization of those that follow.
  void add_block(std::int32_t unit) {
    DraftRow row;
    row.kind = RowKind::block;
    row.figures.resize(shape_.columns.size());
    row.bases.resize(shape_.columns.size());
    row.key = "block-" + tree_.at(unit).id;
    row.about.label = tree_.at(unit).name;
    rows_.push_back(finished(std::move(row), shape_, lookup_));
    order_ = 0;
  }

  void subjects();
  void pools();
  void discipline();
  void dossiers();
  void remedies();
  void commended();

  std::vector<Row> rows() { return std::move(rows_); }

 private:
  /// By organization as the tree has them, then by given name.
  std::vector<std::size_t> ordered_lines() const {
    const auto& lines = tree_.summary().lines;
    const Measure where{shape_.where.empty() ? "all" : shape_.where, lookup_.book};
    std::vector<std::tuple<std::int32_t, SubjectKind, std::string, std::size_t>> found;
    for (std::size_t at = 0; at < lines.size(); ++at) {
      const Line& line = lines[at];
      if (!counts_kind(shape_, line.kind) || !inside(tree_.unit_of_line(at)) || where.of(line) == Truth::no)
        continue;
      if (!shape_.deciding.empty()) {
        const std::int32_t decider = tree_.find(line.decided_by);
        if ((shape_.deciding == "own") != (decider >= 0 && tree_.is_below(decider, unit_))) continue;
      }
      const std::int32_t place = tree_.unit_of_line(at);
      found.emplace_back(place < 0 ? -1 : row_of_[static_cast<std::size_t>(place)], line.kind,
                         given_name_sort_key(line.name), at);
    }
    std::ranges::sort(found);
    std::vector<std::size_t> order;
    for (const auto& one : found) order.push_back(std::get<3>(one));
    return order;
  }

  const Shape& shape_;
  const Lookup& lookup_;
  const Tree& tree_;
  std::int32_t unit_;
  std::vector<std::int32_t> row_of_;
  std::int64_t order_ = 0;
  std::vector<Row> rows_;
};

void Listing::subjects() {
  const auto& lines = tree_.summary().lines;
  std::int32_t block = -2;
  for (const std::size_t at : ordered_lines()) {
    const std::int32_t place = tree_.unit_of_line(at);
    if (shape_.blocks && place >= 0 && place != unit_ && row_of_[static_cast<std::size_t>(place)] > 0) {
      const std::vector<std::int32_t>& below = unit_ < 0 ? tree_.roots() : tree_.children(unit_);
      const std::int32_t top = below[static_cast<std::size_t>(row_of_[static_cast<std::size_t>(place)]) - 1];
      if (top != block) add_block(top);
      block = top;
    }
    About about;
    about.line = &lines[at];
    about.unit = place;
    add(lines[at].id, about, lines[at].id);
  }
}

void Listing::pools() {
  for (const Pool& pool : tree_.summary().pools) {
    if (!inside(pool.organization)) continue;
    About about;
    about.pool = &pool;
    DraftRow row;
    row.figures.resize(shape_.columns.size());
    row.bases.resize(shape_.columns.size());
    for (std::size_t column = 0; column < shape_.columns.size(); ++column)
      if (shape_.columns[column].kind == ColumnKind::counts)
        for (const std::string& member : pool.members)
          if (const Line* line = tree_.summary().line(member))
            row.figures[column].subjects.push_back(
                static_cast<std::int32_t>(line - tree_.summary().lines.data()));
    for (Figure& figure : row.figures) std::ranges::sort(figure.subjects);
    row.key = pool.rule + "-" + std::string{facts::name(pool.of)} + "-" + pool.scope;
    row.about = about;
    row.about.order = ++order_;
    rows_.push_back(finished(std::move(row), shape_, lookup_));
  }
}

void Listing::discipline() {
  const auto& lines = tree_.summary().lines;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const Line& line = lines[at];
    if (line.kind != SubjectKind::member || line.discipline.empty() || !inside(tree_.unit_of_line(at)))
      continue;
    std::size_t number = 0;
    for (const Discipline& one : line.discipline) {
      About about;
      about.line = &line;
      about.discipline = &one;
      add(line.id + "-" + std::to_string(++number), about, line.id);
    }
  }
}

void Listing::dossiers() {
  for (const Dossier& dossier : tree_.summary().dossiers) {
    if (!inside(dossier.unit)) continue;
    About about;
    about.dossier = &dossier;
    about.unit = tree_.find(dossier.unit);
    add(dossier.unit, about, "organization:" + dossier.unit);
  }
}

void Listing::remedies() {
  for (const Remedy& remedy : tree_.summary().remedies) {
    if (!inside(remedy.unit)) continue;
    About about;
    about.remedy = &remedy;
    add(remedy.subject, about, remedy.subject);
  }
}

void Listing::commended() {
  for (const Commended& one : tree_.summary().commended) {
    if (!inside(one.unit)) continue;
    About about;
    about.commended = &one;
    add(one.subject + "-" + one.form, about, one.subject);
  }
}

}  // namespace

std::vector<Row> listed_rows(const Shape& shape, const Lookup& lookup, std::int32_t unit) {
  Listing listing{shape, lookup, unit};
  switch (shape.rows) {
    case RowsOf::pools:
      listing.pools();
      break;
    case RowsOf::discipline:
      listing.discipline();
      break;
    case RowsOf::dossiers:
      listing.dossiers();
      break;
    case RowsOf::remedies:
      listing.remedies();
      break;
    case RowsOf::commended:
      listing.commended();
      break;
    default:
      listing.subjects();
  }
  return listing.rows();
}

}  // namespace kiemdiem::summary
