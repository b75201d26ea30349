#include "summary/packed.h"

#include <type_traits>
#include <unordered_map>

// Both directions walk through the same fields: visit() names them once.

namespace kiemdiem::summary {
namespace {

constexpr std::string_view format = "tong-hop 1\n";
/// A letter carries five bits; those of the second half say that more follow. All can stand in a text.
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr unsigned bits = 5;
constexpr std::uint64_t more = 1U << bits;

template <class Archive, class T>
void visit(Archive& archive, T& value);

class Packer {
 public:
  std::string bytes{format};

  void number(std::int64_t value) {
    // Small numbers of either sign are short: the sign goes into the lowest bit.
    auto rest = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U);
    for (; rest >= more; rest >>= bits) bytes += letters[more + rest % more];
    bytes += letters[rest];
  }
  void text(const std::string& value) {
    const auto [known, added] = texts_.try_emplace(value, static_cast<std::int64_t>(texts_.size()));
    number(known->second);
    if (!added) return;
    number(static_cast<std::int64_t>(value.size()));
    bytes += value;
  }

  template <class T>
  void operator()(const T& value) {
    if constexpr (std::is_same_v<T, std::string>)
      text(value);
    else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
      number(static_cast<std::int64_t>(value));
    else
      visit(*this, value);
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <class T, std::size_t count>
  void operator()(const std::array<T, count>& values) {
    for (const T& value : values) (*this)(value);
  }
  template <class T>
  void operator()(const std::vector<T>& values) {
    number(static_cast<std::int64_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }
  void operator()(const std::set<std::string>& values) {
    number(static_cast<std::int64_t>(values.size()));
    for (const std::string& value : values) text(value);
  }

 private:
  std::unordered_map<std::string, std::int64_t> texts_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_{bytes} {}
  bool sound = true;

  bool at_end() const { return rest_.empty(); }

  std::int64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += bits) {
      const std::size_t letter = rest_.empty() ? letters.npos : value_of(rest_.front());
      if (letter == letters.npos) return fail();
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(letter % more) << shift;
      if (letter < more)
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }
    return fail();
  }
  void text(std::string& value) {
    const auto index = static_cast<std::size_t>(number());
    if (index < texts_.size()) {
      value = texts_[index];
      return;
    }
    const auto size = static_cast<std::size_t>(number());
    if (index != texts_.size() || size > rest_.size()) {
      fail();
      return;
    }
    value = texts_.emplace_back(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }

  template <class T>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, std::string>)
      text(value);
    else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
      value = static_cast<T>(number());
    else
      visit(*this, value);
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    if (number() != 0) (*this)(value.emplace());
  }
  template <class T, std::size_t count>
  void operator()(std::array<T, count>& values) {
    for (T& value : values) (*this)(value);
  }
  template <class T>
  void operator()(std::vector<T>& values) {
    const std::size_t count = size_of_list();
    values.reserve(count);
    for (std::size_t at = 0; at < count && sound; ++at) (*this)(values.emplace_back());
  }
  void operator()(std::set<std::string>& values) {
    const std::size_t count = size_of_list();
    for (std::size_t at = 0; at < count && sound; ++at) {
      std::string value;
      text(value);
      values.insert(std::move(value));
    }
  }

 private:
  static std::size_t value_of(char letter) {
    static const auto values = [] {
      std::array<std::size_t, 256> all{};
      all.fill(letters.npos);
      for (std::size_t at = 0; at < letters.size(); ++at) all[static_cast<unsigned char>(letters[at])] = at;
      return all;
    }();
    return values[static_cast<unsigned char>(letter)];
  }
  std::int64_t fail() {
    sound = false;
    rest_ = {};
    return 0;
  }
  /// Each entry has a byte at least: what the bytes claim of themselves makes nothing large.
  std::size_t size_of_list() {
    const auto count = static_cast<std::size_t>(number());
    if (count <= rest_.size()) return count;
    fail();
    return 0;
  }

  std::string_view rest_;
  std::vector<std::string> texts_;
};

template <class Archive, class... Fields>
void each(Archive& archive, Fields&... fields) {
  (archive(fields), ...);
}

template <class Archive, class T>
void visit(Archive& a, T& v) {
  using Plain = std::remove_const_t<T>;
  if constexpr (std::is_same_v<Plain, WhyNot>)
    each(a, v.text, v.document, v.clause, v.facts);
  else if constexpr (std::is_same_v<Plain, Post>)
    each(a, v.role, v.body, v.body_kind, v.leader, v.words);
  else if constexpr (std::is_same_v<Plain, VoteCounts>)
    each(a, v.valid, v.levels);
  else if constexpr (std::is_same_v<Plain, Discipline>)
    each(a, v.form, v.on, v.violated_at, v.decided_by);
  else if constexpr (std::is_same_v<Plain, Proposed>)
    each(a, v.body, v.level);
  else if constexpr (std::is_same_v<Plain, Points>)
    each(a, v.common, v.tasks, v.bonus);
  else if constexpr (std::is_same_v<Plain, Line>)
    each(a, v.kind, v.id, v.name, v.unit, v.decided_by, v.must_review, v.must_rate, v.reviewed, v.exempt,
         v.official, v.secret, v.level, v.decided, v.past, v.civil_servant, v.proposed, v.posts, v.why_not,
         v.discipline, v.votes, v.points, v.size, v.admitted, v.ground, v.cadre_proposal);
  else if constexpr (std::is_same_v<Plain, Unit>)
    each(a, v.id, v.name, v.kind, v.kind_words, v.parent, v.type);
  else if constexpr (std::is_same_v<Plain, Pool>)
    each(a, v.rule, v.document, v.clause, v.text, v.of, v.scope, v.organization, v.best, v.good, v.eligible,
         v.percent, v.percent_unsure, v.excludes_best, v.small_group_below, v.share, v.limit, v.undecided,
         v.unsure_best, v.unsure_good, v.members);
  else if constexpr (std::is_same_v<Plain, PastLine>)
    each(a, v.kind, v.id, v.name, v.unit, v.level);
  else if constexpr (std::is_same_v<Plain, Remedy>)
    each(a, v.subject, v.name, v.unit, v.points, v.closed, v.under_way, v.not_begun, v.late);
  else if constexpr (std::is_same_v<Plain, Commended>)
    each(a, v.subject, v.name, v.unit, v.post, v.form, v.by, v.best_years, v.votes, v.note);
  else if constexpr (std::is_same_v<Plain, Dossier>)
    each(a, v.unit, v.due, v.sent, v.missing, v.returned, v.received_by);
  else if constexpr (std::is_same_v<Plain, Looked>)
    each(a, v.past, v.remedies, v.commended);
  else {
    static_assert(std::is_same_v<Plain, Summary>, "a new part of a summary is named here");
    each(a, v.year, v.period, v.on.days, v.regulation, v.levels, v.units, v.lines, v.pools, v.past,
         v.remedies, v.commended, v.dossiers, v.looked, v.twice);
  }
}

}  // namespace

std::string packed(const Summary& summary) {
  Packer packer;
  packer(summary);
  return std::move(packer.bytes);
}

std::optional<Summary> unpacked(std::string_view bytes) {
  if (!bytes.starts_with(format)) return std::nullopt;
  Unpacker unpacker{bytes.substr(format.size())};
  Summary summary;
  unpacker(summary);
  if (!unpacker.sound || !unpacker.at_end()) return std::nullopt;
  return summary;
}

}  // namespace kiemdiem::summary
