#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "base/words.h"
#include "regulation/regulation.h"

namespace kiemdiem::regulation {
namespace {

std::string key_of(const Rule& rule) {
  return rule.document_id + "/" + rule.id;
}

/// The document and its bases, nearest first, each once; refuses a cycle and a base that is not there.
class Layers {
 public:
  Layers(const Library& library, Problems& problems) : library_(library), problems_(problems) {}

  void add(const Document& document) {
    if (std::ranges::find(open_, document.id) != open_.end()) {
      problems_.push_back({{},
                           fmt::format("Văn bản “{}” kế thừa chính nó ({}); hãy sửa “extends”.", document.id,
                                       fmt::join(open_, " → "))});
      return;
    }
    if (std::ranges::any_of(found_, [&](const Document* known) { return known->id == document.id; })) return;
    found_.push_back(&document);
    open_.push_back(document.id);
    for (const std::string& base : document.extends) {
      if (const Document* known = library_(base))
        add(*known);
      else
        problems_.push_back(
            {{}, fmt::format("Văn bản “{}” dựa trên “{}”, nhưng không có văn bản này.", document.id, base)});
    }
    open_.pop_back();
  }
  const std::vector<const Document*>& found() const { return found_; }

 private:
  const Library& library_;
  Problems& problems_;
  std::vector<const Document*> found_;
  std::vector<std::string> open_;
};

bool has_rule(const Document& document, const std::string& id) {
  return std::ranges::find(document.rules, id, &Rule::id) != document.rules.end();
}

/// What the layers change in one another: rules that no longer stand, and the history of those that take
/// their place.
class Changes {
 public:
  Changes(const std::vector<const Document*>& layers, bool all, Problems& problems)
      : layers_(layers), all_(all), problems_(problems) {
    for (const Document* document : layers) {
      for (const Amendment& amendment : document->amends) apply(*document, amendment);
      for (const std::string& replaced : document->replaces) replace(*document, replaced);
    }
  }
  bool gone(const Rule& rule) const { return gone_.contains(key_of(rule)); }
  std::map<std::string, std::vector<std::string>> history;

 private:
  const Document* layer(const std::string& id) const {
    for (const Document* document : layers_)
      if (document->id == id) return document;
    return nullptr;
  }

  void apply(const Document& by, const Amendment& amendment) {
    for (const std::string& id : amendment.by_rules)
      if (!has_rule(by, id))
        problems_.push_back(
            {amendment.place,
             fmt::format("Sửa đổi nêu quy tắc “{}” nhưng văn bản “{}” không có.", id, by.id)});
    const Document* of = layer(amendment.document);
    const std::string name = of == nullptr ? amendment.document : of->name;
    for (const std::string& id : amendment.by_rules)
      history[by.id + "/" + id].push_back(describe(amendment, name));
    if (of == nullptr) {
      if (all_)
        problems_.push_back(
            {amendment.place,
             fmt::format("Sửa đổi văn bản “{}” nhưng không kế thừa văn bản này.", amendment.document)});
      return;
    }
    for (const std::string& id : amendment.rules) {
      if (!has_rule(*of, id))
        problems_.push_back(
            {amendment.place, fmt::format("Không có quy tắc “{}” trong “{}” để sửa đổi.", id, of->id)});
      if (amendment.operation == Operation::replace || amendment.operation == Operation::withdraw)
        gone_.insert(of->id + "/" + id);
      history[of->id + "/" + id].push_back(
          fmt::format("{} bởi {}, {}", past(amendment.operation), by.name, amendment.amending_clause));
    }
  }

  void replace(const Document& by, const std::string& replaced) {
    const std::size_t slash = replaced.find('/');
    const Document* of = layer(replaced.substr(0, slash));
    if (of == nullptr && !all_) return;
    if (of == nullptr || slash == std::string::npos || !has_rule(*of, replaced.substr(slash + 1))) {
      problems_.push_back({{}, fmt::format("“{}”: không có quy tắc “{}” để thay.", by.id, replaced)});
      return;
    }
    gone_.insert(replaced);
    history[replaced].push_back(fmt::format("Nhường cho quy định gần hơn của {}", by.name));
  }

  static std::string describe(const Amendment& amendment, const std::string& name) {
    switch (amendment.operation) {
      case Operation::replace:
        return fmt::format("Thay thế điểm {} của {}", amendment.clause, name);
      case Operation::add:
        return fmt::format("Bổ sung vào điểm {} của {}", amendment.clause, name);
      case Operation::except:
        return fmt::format("Thêm ngoại lệ vào điểm {} của {}", amendment.clause, name);
      case Operation::withdraw:
        return fmt::format("Bãi bỏ điểm {} của {}", amendment.clause, name);
    }
    return {};
  }
  static std::string past(Operation operation) {
    switch (operation) {
      case Operation::replace:
        return "Được thay thế";
      case Operation::add:
        return "Được bổ sung";
      case Operation::except:
        return "Được thêm ngoại lệ";
      case Operation::withdraw:
        return "Được bãi bỏ";
    }
    return {};
  }

  const std::vector<const Document*>& layers_;
  bool all_;
  Problems& problems_;
  std::set<std::string> gone_;
};

/// Whether an exception is, through exceptions to exceptions, an exception to itself.
bool excepts_itself(const Regulation& regulation, const std::string& start) {
  std::set<std::string> seen;
  std::vector<std::string> open{start};
  while (!open.empty()) {
    const std::string id = std::move(open.back());
    open.pop_back();
    for (const Rule& rule : regulation.rules) {
      const auto* exception = rule.as<ExceptionBody>();
      if (rule.id != id || exception == nullptr) continue;
      for (const std::string& other : exception->excepts) {
        if (other == start) return true;
        if (seen.insert(other).second) open.push_back(other);
      }
    }
  }
  return false;
}

void check_exceptions(const Regulation& regulation, Problems& problems) {
  std::vector<std::string> ids;
  for (const Rule& rule : regulation.rules) ids.push_back(rule.id);
  for (const Standing& standing : regulation.gone) ids.push_back(standing.rule.id);
  for (const Rule& rule : regulation.rules) {
    const auto* exception = rule.as<ExceptionBody>();
    if (exception == nullptr) continue;
    for (const std::string& id : exception->excepts) {
      if (std::ranges::find(ids, id) == ids.end())
        problems.push_back({rule.place, fmt::format("Ngoại lệ “{}” nêu quy tắc “{}” không có.{}", rule.id, id,
                                                    did_you_mean(id, ids))});
    }
    if (excepts_itself(regulation, rule.id))
      problems.push_back(
          {rule.place, fmt::format("Ngoại lệ “{}” trừ chính nó thành vòng ({}); hãy sửa “excepts”.", rule.id,
                                   fmt::join(exception->excepts, ", "))});
  }
}

/// Steps of one and the same subject may not each have to come before the other.
void check_order(const Regulation& regulation, Problems& problems) {
  std::set<std::pair<int, int>> before;
  for (const Rule& rule : regulation.rules) {
    const auto* order = rule.as<OrderBody>();
    if (order == nullptr || order->relation != Relation::same) continue;
    for (const int first : order->first_events)
      for (const int then : order->then.events) before.emplace(first, then);
  }
  for (bool grown = true; grown;) {
    grown = false;
    const auto known = before;
    for (const auto& [a, b] : known)
      for (const auto& [c, d] : known)
        if (b == c) grown = before.emplace(a, d).second || grown;
  }
  for (const Rule& rule : regulation.rules) {
    const auto* order = rule.as<OrderBody>();
    if (order == nullptr || order->relation != Relation::same) continue;
    for (const int then : order->then.events)
      if (before.contains({then, then}))
        return problems.push_back(
            {rule.place,
             fmt::format("Thứ tự các bước thành vòng ở quy tắc “{}”; hãy sửa “first” và “then”.", rule.id)});
  }
}

/// Two rules of one document that cannot both hold.
void check_contradictions(const Regulation& regulation, Problems& problems) {
  for (std::size_t a = 0; a < regulation.rules.size(); ++a) {
    for (std::size_t b = a + 1; b < regulation.rules.size(); ++b) {
      const Rule& one = regulation.rules[a];
      const Rule& two = regulation.rules[b];
      if (one.document_id != two.document_id || (one.of.bits & two.of.bits) == 0 ||
          one.when.sources != two.when.sources)
        continue;
      const auto* forced_one = one.as<ForcedBody>();
      const auto* forced_two = two.as<ForcedBody>();
      const bool forced = forced_one && forced_two && forced_one->rating != forced_two->rating;
      const auto* quota_one = one.as<QuotaBody>();
      const auto* quota_two = two.as<QuotaBody>();
      const bool quota = quota_one && quota_two && quota_one->unit == quota_two->unit &&
                         (quota_one->percent != quota_two->percent || quota_one->base != quota_two->base);
      if (forced || quota)
        problems.push_back(
            {two.place,
             fmt::format(
                 "Quy tắc “{}” ({}) trái với “{}” ({}) của cùng văn bản; hãy bỏ một hoặc ghi cách hiểu.",
                 two.id, two.clause, one.id, one.clause)});
    }
  }
}

}  // namespace

Result<Regulation> consolidate(const Document& document, const Library& library, bool all_layers,
                               const facts::Dictionary& dictionary) {
  Problems problems;
  std::vector<const Document*> used{&document};
  if (all_layers) {
    Layers layers{library, problems};
    layers.add(document);
    if (!problems.empty()) return tl::unexpected{problems};
    used = layers.found();
  }

  Regulation regulation;
  regulation.document = document;
  regulation.dictionary = dictionary;
  Changes changes{used, all_layers, problems};
  for (const Document* layer : used) {
    regulation.layers.push_back(layer->id);
    for (const Rule& rule : layer->rules) {
      if (changes.gone(rule))
        regulation.gone.push_back({rule, changes.history[key_of(rule)]});
      else
        regulation.rules.push_back(rule);
    }
  }
  std::vector<const Document*> declaring = used;
  if (!all_layers)
    for (const std::string& id : document.facts_from) {
      const Document* base = library(id);
      if (base == nullptr) return refuse({}, fmt::format("“facts_from”: không có văn bản “{}”.", id));
      declaring.push_back(base);
    }
  for (const Document* layer : declaring | std::views::reverse) {
    auto extended = regulation.dictionary.extended_by(layer->declared_facts, layer->id);
    if (!extended) return tl::unexpected{extended.error()};
    regulation.dictionary = std::move(*extended);
  }
  regulation.history = changes.history;
  check_exceptions(regulation, problems);
  check_order(regulation, problems);
  check_contradictions(regulation, problems);
  if (!problems.empty()) return tl::unexpected{problems};
  return regulation;
}

}  // namespace kiemdiem::regulation
