#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>
#include <vector>

#include "base/tree.h"
#include "base/words.h"
#include "paper/profile.h"

namespace kiemdiem::paper {
namespace {

struct Limits {
  int least, most;
};
constexpr Limits margin{10, 60};
constexpr Limits size{8, 24};
constexpr Limits spacing{0, 40};
constexpr Limits length{0, 160};
constexpr Limits percent{30, 60};

template <class T>
struct Choice {
  std::string word;
  T value;
};
const std::vector<Choice<Separator>> separators{
    {"star", Separator::star}, {"hyphens", Separator::hyphens}, {"rule", Separator::rule}};
const std::vector<Choice<LabelStyle>> label_styles{{"underlined", LabelStyle::underlined},
                                                   {"bold_italic", LabelStyle::bold_italic}};
const std::vector<Choice<bool>> truths{{"true", true}, {"false", false}};

template <class T>
std::vector<std::string> words_of(const std::vector<Choice<T>>& choices) {
  std::vector<std::string> words;
  for (const Choice<T>& choice : choices) words.push_back(choice.word);
  return words;
}

/// One group of values ("page:"); notes which keys were asked for, so that done() can name the rest.
class Group {
 public:
  Group(const Node& root, std::string name, Problems& problems)
      : name_(std::move(name)), node_(root.find(name_)), place_(root.place()), problems_(problems) {
    if (node_ == nullptr || !node_->is_map()) complain(place_, fmt::format("Thiếu nhóm “{}:”.", name_));
  }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  void read(const char* key, std::string& into, bool may_be_empty = false) {
    const Node* value = found(key);
    if (value == nullptr) return;
    into = value->text();
    if (into.empty() && !may_be_empty)
      complain(value->place(), fmt::format("“{}” không được để trống.", key));
  }

  void read(const char* key, Limits limits, int& into) {
    const Node* value = found(key);
    if (value == nullptr) return;
    const std::string& text = value->text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    if (error != std::errc{} || end != text.data() + text.size() || into < limits.least || into > limits.most)
      complain(value->place(),
               fmt::format("“{}” phải là số nguyên từ {} đến {}.", key, limits.least, limits.most));
  }

  template <class T>
  void read(const char* key, const std::vector<Choice<T>>& choices, T& into) {
    const Node* value = found(key);
    if (value == nullptr) return;
    const auto chosen = std::ranges::find(choices, value->text(), &Choice<T>::word);
    if (chosen != choices.end())
      into = chosen->value;
    else
      complain(value->place(), fmt::format("“{}” không nhận “{}”; hãy chọn một trong: {}.", key,
                                           value->text(), fmt::join(words_of(choices), ", ")));
  }

  /// Names the keys that nobody asked for.
  void done() {
    if (node_ == nullptr) return;
    for (const auto& [key, value] : node_->entries())
      if (std::ranges::find(asked_, key.text()) == asked_.end())
        complain(key.place(), fmt::format("Không có mục “{}” trong nhóm “{}”.{}", key.text(), name_,
                                          did_you_mean(key.text(), asked_)));
  }

 private:
  void complain(const Place& place, std::string message) { problems_.push_back({place, std::move(message)}); }

  const Node* found(const char* key) {
    asked_.emplace_back(key);
    if (node_ == nullptr) return nullptr;
    const Node* entry = node_->find(key);
    if (entry == nullptr) {
      complain(node_->place(), fmt::format("Nhóm “{}” thiếu mục “{}”.", name_, key));
      return nullptr;
    }
    const Node* value = entry->find("value");
    const Node* source = entry->find("source");
    if (source == nullptr || source->text().empty())
      complain(entry->place(), fmt::format("“{}” phải ghi nguồn (source): văn bản hoặc nơi đã thấy.", key));
    if (value == nullptr || !value->is_scalar()) {
      complain(entry->place(), fmt::format("“{}” phải có giá trị (value).", key));
      return nullptr;
    }
    return value;
  }

  std::string name_;
  const Node* node_;
  Place place_;
  Problems& problems_;
  std::vector<std::string> asked_;
};

void read_about(const Node& root, Profile& profile, Problems& problems) {
  Group about{root, "about", problems};
  std::string day;
  about.read("id", profile.id);
  about.read("name", profile.name);
  about.read("applies_from", day);
  about.done();
  if (const auto date = parse_date(day))
    profile.applies_from = *date;
  else
    problems.push_back({root.place(), "“applies_from” phải là ngày YYYY-MM-DD."});
}

void read_page_and_body(const Node& root, Profile& profile, Problems& problems) {
  Group page{root, "page", problems};
  page.read("top", margin, profile.page.top);
  page.read("bottom", margin, profile.page.bottom);
  page.read("left", margin, profile.page.left);
  page.read("right", margin, profile.page.right);
  page.read("number_size", size, profile.page.number_size);
  page.done();
  Group body{root, "body", problems};
  body.read("size", size, profile.body.size);
  body.read("line", spacing, profile.body.line);
  body.read("first_line", spacing, profile.body.first_line);
  body.read("before", spacing, profile.body.before);
  body.read("table_size", size, profile.body.table_size);
  body.read("end_mark", profile.body.end_mark);
  body.read("italic_grounds", truths, profile.italic_grounds);
  body.read("first_heading_mark", profile.first_heading_mark);
  body.done();
}

void read_letterhead(const Node& root, Profile& profile, Problems& problems) {
  Group heading{root, "heading", problems};
  heading.read("first", profile.heading.first);
  heading.read("second", profile.heading.second, true);
  heading.read("first_size", size, profile.heading.first_size);
  heading.read("second_size", size, profile.heading.second_size);
  heading.read("rule", length, profile.heading.rule);
  heading.done();
  Group issuer{root, "issuer", problems};
  issuer.read("size", size, profile.issuer.size);
  issuer.read("share", percent, profile.issuer.share);
  issuer.read("separator", separators, profile.issuer.separator);
  issuer.read("rule", length, profile.issuer.rule);
  issuer.done();
  Group number{root, "number", problems};
  number.read("label", profile.number.label);
  number.read("size", size, profile.number.size);
  number.read("letter_subject", profile.number.letter_subject);
  number.read("letter_subject_size", size, profile.number.letter_subject_size);
  number.done();
  Group title{root, "title", problems};
  title.read("size", size, profile.title.size);
  title.read("subject_size", size, profile.title.subject_size);
  title.read("end", separators, profile.title.end);
  title.read("rule", length, profile.title.rule);
  title.done();
}

void read_closing(const Node& root, Profile& profile, Problems& problems) {
  Group signing{root, "signing", problems};
  signing.read("on_behalf", profile.signing.on_behalf);
  signing.read("for_head", profile.signing.for_head);
  signing.read("by_order", profile.signing.by_order);
  signing.read("size", size, profile.signing.size);
  signing.read("bold_post", truths, profile.signing.bold_post);
  signing.done();
  Group recipients{root, "recipients", problems};
  recipients.read("label", label_styles, profile.recipients.label);
  recipients.read("label_size", size, profile.recipients.label_size);
  recipients.read("size", size, profile.recipients.size);
  recipients.done();
}

void refuse_unknown_groups(const Node& root, Problems& problems) {
  static const std::vector<std::string> groups{"about",  "page",  "body",    "heading",   "issuer",
                                               "number", "title", "signing", "recipients"};
  for (const auto& [key, value] : root.entries())
    if (std::ranges::find(groups, key.text()) == groups.end())
      problems.push_back({key.place(), fmt::format("Không có nhóm “{}” trong mẫu thể thức.{}", key.text(),
                                                   did_you_mean(key.text(), groups))});
}

}  // namespace

Result<Profile> read_profile(std::string_view text, std::string_view file) {
  const auto root = parse_yaml(text, file);
  if (!root) return tl::unexpected{root.error()};
  Profile profile;
  Problems problems;
  read_about(*root, profile, problems);
  read_page_and_body(*root, profile, problems);
  read_letterhead(*root, profile, problems);
  read_closing(*root, profile, problems);
  refuse_unknown_groups(*root, problems);
  if (!problems.empty()) return tl::unexpected{problems};
  return profile;
}

}  // namespace kiemdiem::paper
