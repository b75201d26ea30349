#include "service/review_subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "facts/lasting.h"
#include "service/adapted_forms.h"
#include "service/meeting_records.h"
#include "service/office.h"
#include "service/registers.h"
#include "service/remediation.h"
#include "service/suggestions.h"

namespace kiemdiem::service {
namespace {

const std::set<std::string, std::less<>> leading_roles{"secretary", "deputy_secretary", "head", "deputy_head",
                                                       "chair",     "deputy_chair"};
const std::set<std::string, std::less<>> heading_roles{"secretary", "head", "chair"};

std::optional<bool> truth(const Node& entry, std::string_view key) {
  const std::string word = text_of(entry, key);
  if (word.empty()) return std::nullopt;
  return word == "true";
}

std::vector<Node> posts_of(const Node& entry) {
  const Node* posts = entry.find("posts");
  return posts == nullptr ? std::vector<Node>{} : posts->items();
}

std::string kind_of_collective(Call& call, const std::string& id) {
  const auto record = store::find(call.data, {"", "collectives", id});
  return record && *record ? text_of(facts_of(*record), "kind") : std::string{};
}

document::Traits traits_of_person(Call& call, const Node& entry) {
  document::Traits traits{{"leader", false},
                          {"head", false},
                          {"committee_member", false},
                          {"in_standing_committee", false},
                          {"civil_servant", truth(entry, "civil_servant")},
                          {"residence_exempt", text_of(entry, "residence_class") == "introduced_exempt"}};
  for (const Node& post : posts_of(entry)) {
    const std::string role = text_of(post, "role");
    if (leading_roles.contains(role) || text_of(post, "leader") == "true") traits["leader"] = true;
    if (heading_roles.contains(role)) traits["head"] = true;
    const std::string kind = kind_of_collective(call, text_of(post, "in"));
    const bool committee =
        kind == "party_committee" || kind == "standing_committee" || kind == "cell_committee";
    if (role == "committee_member" || role == "secretary" || role == "deputy_secretary" || committee)
      traits["committee_member"] = true;
    if (kind == "standing_committee") traits["in_standing_committee"] = true;
  }
  return traits;
}

document::Traits traits_of_collective(const Node& entry) {
  const std::string kind = text_of(entry, "kind");
  return {{"cell_committee", kind == "cell_committee"},
          {"party_committee", kind == "party_committee" || kind == "standing_committee"},
          {"agency", kind == "agency_leadership" || kind == "peoples_committee" ||
                         kind == "peoples_council_standing" || kind == "mass_organization_leadership"}};
}

/// Words for the head of a form, in the order of the posts.
class HeadWords {
 public:
  HeadWords(Call& call, const ReviewSubject& subject, const facts::Dictionary& dictionary)
      : call_(call), subject_(subject), dictionary_(dictionary) {}

  std::string value(const std::string& from) const {
    if (from == "year") return std::to_string(call_.campaign->year);
    if (from == "leads") return name_of("organizations", text_of(subject_.entry, "of"));
    if (from == "cell_name") return name_of("organizations", text_of(subject_.entry, "cell"));
    if (from == "committee_name") return committee();
    if (from == "party_posts" || from == "government_posts" || from == "mass_posts") return posts(from);
    if (from == "workplace") return workplace();
    return fact(from);
  }

 private:
  Node entry_of(const char* list, const std::string& id) const {
    const auto record = store::find(call_.data, {"", list, id});
    return record ? facts_of(*record) : Node::map({}, {});
  }

  std::string name_of(const char* list, const std::string& id) const {
    return id.empty() ? std::string{} : text_of(entry_of(list, id), "name");
  }

  std::string committee() const {
    const Node cell = entry_of("organizations", text_of(subject_.entry, "cell"));
    return name_of("organizations", text_of(cell, "parent"));
  }

  /// The place of a post: its organization, or that which a collective leads.
  Node place_of(const Node& post) const {
    const std::string in = text_of(post, "in");
    const Node collective = entry_of("collectives", in);
    return entry_of("organizations", collective.entries().empty() ? in : text_of(collective, "of"));
  }

  static std::string side_of(const Node& place) {
    const std::string kind = text_of(place, "kind");
    return kind == "agency" ? "government_posts" : kind == "mass_organization" ? "mass_posts" : "party_posts";
  }

  std::string posts(const std::string& side) const {
    const facts::Choices* roles = dictionary_.choices("role");
    std::string words;
    for (const Node& post : posts_of(subject_.entry)) {
      const Node place = place_of(post);
      const auto role = roles->find(text_of(post, "role"));
      if (side_of(place) != side || !role) continue;
      words += fmt::format("{}{} {}", words.empty() ? "" : "; ",
                           roles->labels[static_cast<std::size_t>(*role)].vi, text_of(place, "name"));
    }
    return words;
  }

  std::string workplace() const {
    for (const Node& post : posts_of(subject_.entry))
      if (const Node place = place_of(post); text_of(place, "kind") == "agency")
        return text_of(place, "name");
    return {};
  }

  std::string fact(const std::string& path) const {
    const facts::ListShape& shape = *dictionary_.list(subject_.list);
    for (const StatedFact& said : stated(subject_.entry, shape))
      if (said.path == path && said.state == facts::State::known) return in_words(said, shape, dictionary_);
    return {};
  }

  Call& call_;
  const ReviewSubject& subject_;
  const facts::Dictionary& dictionary_;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  const auto take = [&] {
    const std::size_t first = line.find_first_not_of(" -+•\t");
    if (first != std::string::npos) lines.push_back(line.substr(first));
    line.clear();
  };
  for (const char letter : text + "\n")
    if (letter == '\n')
      take();
    else
      line += letter;
  return lines;
}

/// What last year's review leaves for this one.
void add_last_year(const Review& last, const document::Forms& forms, document::Given& given) {
  using document::Prefill;
  const auto add = [&](Prefill to, const std::string& key,
                       std::map<std::string, std::string, std::less<>> cells) {
    given[to].push_back({fmt::format("{}{}", key, given[to].size() + 1), std::move(cells)});
  };
  for (const auto& [paper, filled] : last.papers) {
    const auto form = forms.find(filled.form);
    if (form == forms.end()) continue;
    for (const document::Section& section : form->second.sections) {
      const document::Answer& answer = filled.answer(section.id);
      if (section.id == "shortcomings")
        for (const std::string& line : lines_of(answer.text))
          add(Prefill::last_year_limits, "l", {{"item", line}});
      if (paper != "commitment") continue;
      for (const std::string& line : lines_of(answer.text)) add(Prefill::commitment, "c", {{"item", line}});
      for (const document::Row& row : answer.rows)
        add(Prefill::assignments, "n",
            {{"task", row.cell("item")},
             {"product", row.cell("product")},
             {"assigned", row.cell("product")},
             {"due", row.cell("due")}});
    }
  }
}

/// Where there is nothing, “không” is written.
bool says_none(const std::string& line) {
  static constexpr std::array<std::string_view, 4> none{"không", "Không", "không.", "Không."};
  return std::ranges::find(none, line) != none.end();
}

/// A limit stands once, whoever named it first.
void add_limit(document::Given& given, std::string key, const std::string& words) {
  std::vector<document::Row>& limits = given[document::Prefill::last_year_limits];
  const auto same = [&](const document::Row& row) { return row.cell("item") == words; };
  if (std::ranges::none_of(limits, same)) limits.push_back({std::move(key), {{"item", words}}});
}

/// What the chair concluded on the subject in the meetings of one campaign.
Outcome<std::vector<std::string>> limits_concluded(Call& call, const std::string& campaign,
                                                   const std::string& subject) {
  std::vector<std::string> bodies{"organization:" + call.target.unit};
  if (subject.starts_with("collective:")) bodies.push_back(subject);
  std::vector<std::string> limits;
  for (const std::string& body : bodies)
    for (int round = 1;; ++round) {
      const std::string meeting = meeting_id(body, round);
      const auto held = store::find(call.data, {campaign, std::string{meetings_list}, meeting});
      if (!held) return refused(held.error());
      if (!*held) break;
      const auto record =
          store::find(call.data, {campaign, std::string{items_list}, item_id(meeting, subject)});
      if (!record) return refused(record.error());
      if (!*record) continue;
      const ItemRecord item = item_of(**record);
      const auto said = item.texts.find("shortcomings");
      if (item.state != ItemState::closed || said == item.texts.end()) continue;
      for (std::string& line : lines_of(said->second))
        if (!says_none(line)) limits.push_back(std::move(line));
    }
  return limits;
}

/// Beside the own words of last year: what the chair concluded then, and points of a plan to put things right
/// that nobody has closed.
Outcome<void> add_conclusions(Call& call, const std::string& subject, document::Given& given) {
  const auto campaigns = store::all_campaigns(call.data);  // the newest first
  if (!campaigns) return refused(campaigns.error());
  for (const store::Campaign& campaign : *campaigns) {
    if (campaign.kind != "year" || campaign.year >= call.campaign->year) continue;
    const auto limits = limits_concluded(call, campaign.id, subject);
    if (!limits) return tl::unexpected{limits.error()};
    for (std::size_t at = 0; at < limits->size(); ++at)
      add_limit(given, fmt::format("k{}", at + 1), (*limits)[at]);
    if (!limits->empty()) break;
  }
  const auto open = open_remediation(call, subject);
  if (!open) return tl::unexpected{open.error()};
  for (const RemediationPoint& point : *open) add_limit(given, "p" + point.id, point.shortcoming);
  return {};
}

}  // namespace

Outcome<ReviewSubject> review_subject(Call& call, const facts::Dictionary& dictionary) {
  ReviewSubject subject;
  const std::string& named = call.inputs.get("subject");
  const std::size_t colon = named.find(':');
  const std::string kind = named.substr(0, colon);
  if (kind != "member" && kind != "collective") return refused(Refused::hidden);
  subject.list = kind == "member" ? "people" : "collectives";
  subject.id = named.substr(colon + 1);
  const auto lasting = stored_entry(call, {"", subject.list, subject.id});
  if (!lasting) return tl::unexpected{lasting.error()};
  if (!*lasting) return refused(Refused::hidden);
  const auto said = stored_entry(call, {call.campaign->id, subject.list, subject.id});
  if (!said) return tl::unexpected{said.error()};
  const facts::ListShape& shape = *dictionary.list(subject.list);
  subject.entry = facts::overlaid(facts_of(*lasting), facts_of(*said), shape, dictionary);
  subject.name = text_of(subject.entry, "name");
  if (subject.name.empty()) subject.name = subject.id;
  subject.traits =
      kind == "member" ? traits_of_person(call, subject.entry) : traits_of_collective(subject.entry);
  return subject;
}

std::map<std::string, std::string> head_of(Call& call, const ReviewSubject& subject,
                                           const document::Form& form, const facts::Dictionary& dictionary) {
  const HeadWords words{call, subject, dictionary};
  std::map<std::string, std::string> head;
  for (const document::HeadField& field : form.head) {
    if (field.from.empty()) continue;
    if (std::string value = words.value(field.from); !value.empty()) head[field.id] = std::move(value);
  }
  return head;
}

Outcome<document::Given> given_rows(Call& call, const std::string& subject) {
  document::Given given;
  const auto points = points_sent_to(call, subject);
  if (!points) return tl::unexpected{points.error()};
  for (const SentPoint& point : *points)
    given[document::Prefill::suggestions].push_back({point.key, {{"point", point.text}}});
  const auto last = review_of_last_year(call, subject);
  if (!last) return tl::unexpected{last.error()};
  const auto shelf = form_shelf(call);
  if (!shelf) return tl::unexpected{shelf.error()};
  if (*last) add_last_year(**last, *(*shelf)->forms, given);
  if (auto added = add_conclusions(call, subject, given); !added) return tl::unexpected{added.error()};
  return given;
}

}  // namespace kiemdiem::service
