#include "document/adaptation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "document/form_limits.h"
#include "document/read_one_form.h"

namespace kiemdiem::document {
namespace {

/// The element of a list of the file with this id; else the list, else the whole file.
const Place& place_in(const Node& tree, std::string_view list, std::string_view id) {
  const Node* found = tree.find(list);
  if (found == nullptr) return tree.place();
  for (const Node& item : found->items())
    for (const char* key : {"id", "key", "word"})
      if (const Node* name = item.find(key); name != nullptr && name->text() == id) return item.place();
  return found->place();
}

const Node& node_in(const Node& tree, std::string_view list, std::string_view id) {
  if (const Node* found = tree.find(list); found != nullptr)
    for (const Node& item : found->items())
      if (const Node* name = item.find("id"); name != nullptr && name->text() == id) return item;
  return tree;
}

bool same(const Condition& one, const Condition& other) {
  return one.when == other.when && one.unless == other.unless;
}

/// What stays the same in an official form and its adaptation.
class Comparison {
 public:
  Comparison(const Form& official, const Form& adapted, const Node& tree)
      : official_{official}, adapted_{adapted}, tree_{tree} {}

  Problems compare() {
    compare_identity();
    compare_head();
    compare_sections();
    refuse_further_ratings();
    compare_signatures();
    return std::move(problems_);
  }

 private:
  void complain(const Place& place, std::string message) { problems_.push_back({place, std::move(message)}); }

  void compare_identity() {
    const auto stays = [&](const char* key, const std::string& was, const std::string& is) {
      if (was == is) return;
      const Node* node = tree_.find(key);
      complain(node == nullptr ? tree_.place() : node->place(),
               fmt::format("“{}: {}” là của mẫu khác; mẫu đang sửa có “{}: {}”, hãy giữ nguyên.", key, is,
                           key, was));
    };
    stays("issuer", official_.issuer, adapted_.issuer);
    stays("code", official_.code, adapted_.code);
    stays("year", std::to_string(official_.year), std::to_string(adapted_.year));
    stays("mark", official_.mark, adapted_.mark);
    stays("paper", official_.paper, adapted_.paper);
    stays("of", official_.of, adapted_.of);
    stays("layout", official_.layout, adapted_.layout);
  }

  void compare_head() {
    for (const HeadField& was : official_.head) {
      const Place& place = place_in(tree_, "head", was.id);
      const auto is = std::ranges::find(adapted_.head, was.id, &HeadField::id);
      if (is == adapted_.head.end())
        complain(place, fmt::format("Phần đầu thiếu dòng “{}” ({}) của mẫu chính thức; hãy thêm lại.", was.id,
                                    was.label));
      else if (is->from != was.from)
        complain(place, fmt::format("Dòng “{}” của phần đầu lấy dữ kiện “{}”; hãy giữ “from: {}”.", was.id,
                                    was.from, was.from));
      else if (was.required && !is->required)
        complain(place,
                 fmt::format("Dòng “{}” của phần đầu bắt buộc điền; hãy giữ “required: true”.", was.id));
    }
  }

  void compare_sections() {
    const Section* before = nullptr;
    auto next = adapted_.sections.begin();
    for (const Section& was : official_.sections) {
      const Section* is = adapted_.section(was.id);
      if (is == nullptr) {
        complain(place_in(tree_, "sections", was.id),
                 fmt::format("Thiếu mục “{}” ({}) của mẫu chính thức; hãy thêm lại, có thể đổi lời của mục.",
                             was.id, was.label));
        continue;
      }
      const auto found =
          std::find_if(next, adapted_.sections.end(), [&](const Section& one) { return one.id == was.id; });
      if (found == adapted_.sections.end())
        complain(place_in(tree_, "sections", was.id),
                 fmt::format("Mục “{}” phải đứng sau mục “{}” như ở mẫu chính thức.", was.id,
                             before == nullptr ? "" : before->id));
      else
        next = found;
      compare_section(was, *is);
      before = &was;
    }
  }

  void compare_section(const Section& was, const Section& is) {
    const Place& place = place_in(tree_, "sections", was.id);
    const auto keep = [&](bool kept, const char* what) {
      if (!kept) complain(place, fmt::format("Mục “{}”: {} phải như ở mẫu chính thức.", was.id, what));
    };
    keep(is.kind == was.kind, "loại mục (kind)");
    keep(is.level == was.level, "cấp của mục (level)");
    keep(is.graded == was.graded, "ô cấp độ thực hiện (graded)");
    keep(is.required || !was.required, "yêu cầu bắt buộc điền (required)");
    keep(is.own_words || !was.own_words, "việc nhắc viết trùng (own_words)");
    keep(is.prefill == was.prefill, "dòng lấy sẵn (prefill)");
    keep(same(is.condition, was.condition), "điều kiện (when, unless)");
    compare_columns(was, is);
    compare_rows(was, is);
    compare_groups(was, is);
  }

  void compare_columns(const Section& was, const Section& is) {
    const Node& node = node_in(tree_, "sections", was.id);
    for (const Column& column : was.columns) {
      const Place& place = place_in(node, "columns", column.id);
      const Column* kept = is.column(column.id);
      const auto keep = [&](bool right, const char* what) {
        if (!right)
          complain(place,
                   fmt::format("Mục “{}”, cột “{}”: {} phải như ở mẫu chính thức.", was.id, column.id, what));
      };
      if (kept == nullptr) {
        complain(place, fmt::format("Mục “{}” thiếu cột “{}” ({}) của mẫu chính thức; hãy thêm lại.", was.id,
                                    column.id, column.label));
        continue;
      }
      keep(kept->type == column.type, "loại cột (type)");
      keep(kept->required || !column.required, "yêu cầu bắt buộc điền (required)");
      keep(kept->required_if == column.required_if, "điều kiện bắt buộc (required_if)");
      keep(kept->total == column.total, "dòng cộng (total)");
      keep(std::ranges::equal(kept->choices, column.choices, {}, &Choice::word, &Choice::word),
           "các lựa chọn (choices, từng “word”)");
    }
  }

  void compare_rows(const Section& was, const Section& is) {
    const Node& node = node_in(tree_, "sections", was.id);
    for (const FixedRow& row : was.rows) {
      const auto kept = std::ranges::find(is.rows, row.key, &FixedRow::key);
      if (kept == is.rows.end())
        complain(place_in(node, "rows", row.key),
                 fmt::format("Mục “{}” thiếu dòng “{}” ({}) của mẫu chính thức; hãy thêm lại.", was.id,
                             row.key, row.label));
      else if (kept->points != row.points)
        complain(
            place_in(node, "rows", row.key),
            fmt::format("Mục “{}”, dòng “{}”: điểm (points) phải như ở mẫu chính thức.", was.id, row.key));
    }
    const bool scored =
        std::ranges::any_of(was.rows, [](const FixedRow& row) { return row.points.has_value(); });
    if (scored && is.rows.size() > was.rows.size())
      complain(
          place_in(tree_, "sections", was.id),
          fmt::format("Mục “{}” là bảng điểm: không thêm dòng, tổng điểm sẽ khác mẫu chính thức.", was.id));
  }

  void compare_groups(const Section& was, const Section& is) {
    const bool right = std::ranges::equal(was.groups, is.groups, [](const auto& one, const auto& other) {
      return one.id == other.id && same(one.condition, other.condition);
    });
    if (!right)
      complain(place_in(tree_, "sections", was.id),
               fmt::format("Mục “{}”: các nhóm ô chọn mức (groups) phải như ở mẫu chính thức.", was.id));
  }

  /// A rating stands where the regulation has it stand, nowhere else.
  void refuse_further_ratings() {
    for (const Section& is : adapted_.sections)
      if (official_.section(is.id) == nullptr && (is.kind == SectionKind::ratings || is.graded))
        complain(place_in(tree_, "sections", is.id),
                 fmt::format("Mục “{}” thêm ô chọn mức mà mẫu chính thức không có; hãy để là mục ghi chữ.",
                             is.id));
  }

  /// "(ký, ghi rõ họ tên)" may be worded as an office likes.
  static bool signs(const Signature& was, const Signature& is) {
    const auto holds = [](const std::vector<std::string>& whole, const std::string& part) {
      return std::ranges::any_of(whole,
                                 [&](const std::string& one) { return search_key(one) == search_key(part); });
    };
    const auto kept = [&](const std::string& line) { return line.starts_with('(') || holds(is.lines, line); };
    return same(was.condition, is.condition) && search_key(was.title) == search_key(is.title) &&
           std::ranges::all_of(was.lines, kept) &&
           std::ranges::all_of(was.items, [&](const std::string& item) { return holds(is.items, item); });
  }

  void compare_signatures() {
    const Node* list = tree_.find("signatures");
    for (const Signature& was : official_.signatures)
      if (std::ranges::none_of(adapted_.signatures, [&](const Signature& is) { return signs(was, is); }))
        complain(list == nullptr ? tree_.place() : list->place(),
                 fmt::format("Thiếu khối chữ ký “{}” của mẫu chính thức; hãy thêm lại.",
                             was.title.empty() ? was.lines.front() : was.title));
  }

  const Form& official_;
  const Form& adapted_;
  const Node& tree_;
  Problems problems_;
};

/// The tree of a file that is within the limits.
Result<Node> checked_tree(const FormFile& file) {
  if (Problems problems = text_problems(file); !problems.empty()) return tl::unexpected{std::move(problems)};
  auto tree = parse_yaml(file.text, file.name);
  if (!tree) return tree;
  if (Problems problems = shape_problems(*tree); !problems.empty())
    return tl::unexpected{std::move(problems)};
  return tree;
}

}  // namespace

Result<Form> read_new_form(const FormFile& file, const Forms& forms, const facts::Dictionary& dictionary) {
  const auto tree = checked_tree(file);
  if (!tree) return tl::unexpected{tree.error()};
  return read_form(file, *tree, forms, dictionary);
}

Result<Form> read_adaptation(const FormFile& file, const std::string& official, const Forms& forms,
                             const facts::Dictionary& dictionary) {
  const auto tree = checked_tree(file);
  if (!tree) return tl::unexpected{tree.error()};
  auto form = read_form(file, *tree, forms, dictionary);
  if (!form) return form;
  const Form& original = forms.find(official)->second;
  if (Problems problems = Comparison{original, *form, *tree}.compare(); !problems.empty())
    return tl::unexpected{std::move(problems)};
  form->needs_confirmation = form->needs_confirmation || original.needs_confirmation;
  return form;
}

}  // namespace kiemdiem::document
