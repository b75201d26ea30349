#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "expression/syntax.h"
#include "expression/tokens.h"

namespace kiemdiem::expression {
namespace {

using Maybe = Result<Syntax>;

constexpr std::array<std::string_view, 17> reserved{
    "as",  "break", "const",   "continue",  "else",   "for", "function", "if",   "import",
    "let", "loop",  "package", "namespace", "return", "var", "void",     "while"};

/// Recursive descent over the grammar of CEL, without messages and optionals.
class Parser {
 public:
  Parser(const Source& source, std::vector<Token> tokens) : source_(source), tokens_(std::move(tokens)) {}

  Maybe whole() {
    if (now().kind == TokenKind::end) return mistake("Điều kiện trống.");
    auto tree = expression();
    if (tree && now().kind != TokenKind::end) return unexpected_token();
    return tree;
  }

 private:
  const Token& now() const { return tokens_[at_]; }
  bool is_mark(std::string_view mark) const { return now().kind == TokenKind::mark && now().text == mark; }
  bool is_word(std::string_view word) const { return now().kind == TokenKind::name && now().text == word; }
  bool take(std::string_view mark) {
    if (!is_mark(mark)) return false;
    ++at_;
    return true;
  }
  std::size_t last_end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].span.end; }

  tl::unexpected<Problems> mistake(std::string message) const {
    return refuse(place_of(source_, now().span.begin), std::move(message));
  }
  tl::unexpected<Problems> unexpected_token() const {
    if (now().kind == TokenKind::end)
      return mistake("Điều kiện kết thúc giữa chừng; hãy viết tiếp hoặc đóng ngoặc.");
    if (is_mark("{")) return mistake("Không dựng được đối tượng bằng “Tên{…}” trong điều kiện.");
    return mistake(fmt::format("Không hiểu “{}” ở chỗ này; có thể thiếu toán tử hoặc dấu ngoặc.",
                               text_of(source_.text, now().span)));
  }
  tl::unexpected<Problems> expected(std::string_view mark) const {
    if (now().kind == TokenKind::end) return mistake(fmt::format("Thiếu “{}” ở cuối điều kiện.", mark));
    return mistake(
        fmt::format("Chỗ này cần “{}”, không phải “{}”.", mark, text_of(source_.text, now().span)));
  }

  // Puts a node above its parts and keeps the tree within its limit.
  Maybe node(SyntaxKind kind, std::size_t begin, std::vector<Syntax> items, std::string text = {},
             Span text_span = {}) const {
    Syntax made{kind, {begin, last_end()}, std::move(text), text_span, Value{}, std::move(items), 1};
    for (const Syntax& item : made.items) made.depth = std::max(made.depth, item.depth + 1);
    if (made.depth > max_depth) return too_deep(begin);
    return made;
  }
  tl::unexpected<Problems> too_deep(std::size_t begin) const {
    return refuse(place_of(source_, begin),
                  fmt::format("Điều kiện lồng quá {} tầng; hãy tách thành nhiều quy tắc.", max_depth));
  }

  Maybe expression() {
    if (nesting_ >= max_depth) return too_deep(now().span.begin);
    ++nesting_;
    auto tree = conditional();
    --nesting_;
    return tree;
  }

  Maybe conditional() {
    const std::size_t begin = now().span.begin;
    auto condition = chain(SyntaxKind::disjunction, "||");
    if (!condition || !take("?")) return condition;
    auto then = chain(SyntaxKind::disjunction, "||");
    if (!then) return then;
    if (!take(":")) return expected(":");
    auto otherwise = expression();
    if (!otherwise) return otherwise;
    return node(SyntaxKind::conditional, begin,
                {std::move(*condition), std::move(*then), std::move(*otherwise)});
  }

  // a && b && c is one node with three operands, so that a long list of clauses is not a deep tree.
  Maybe chain(SyntaxKind kind, std::string_view mark) {
    const std::size_t begin = now().span.begin;
    const auto operand = [&] {
      return kind == SyntaxKind::disjunction ? chain(SyntaxKind::conjunction, "&&") : relation();
    };
    auto first = operand();
    if (!first || !is_mark(mark)) return first;
    std::vector<Syntax> items;
    items.push_back(std::move(*first));
    while (take(mark)) {
      auto next = operand();
      if (!next) return next;
      items.push_back(std::move(*next));
    }
    return node(kind, begin, std::move(items), std::string{mark});
  }

  template <class Operand>
  Maybe left_to_right(Operand operand, std::initializer_list<std::string_view> operators) {
    const std::size_t begin = now().span.begin;
    auto left = operand();
    while (left) {
      const auto found = std::ranges::find_if(
          operators, [&](std::string_view mark) { return mark == "in" ? is_word(mark) : is_mark(mark); });
      if (found == operators.end()) return left;
      const Span text_span = now().span;
      ++at_;
      auto right = operand();
      if (!right) return right;
      left = node(SyntaxKind::binary, begin, {std::move(*left), std::move(*right)}, std::string{*found},
                  text_span);
    }
    return left;
  }

  Maybe relation() {
    return left_to_right([this] { return sum(); }, {"==", "!=", "<=", ">=", "<", ">", "in"});
  }
  Maybe sum() {
    return left_to_right([this] { return product(); }, {"+", "-"});
  }
  Maybe product() {
    return left_to_right([this] { return unary(); }, {"*", "/", "%"});
  }

  Maybe unary() {
    if (!is_mark("!") && !is_mark("-")) return postfix();
    if (nesting_ >= max_depth) return too_deep(now().span.begin);
    const Token sign = now();
    ++at_;
    if (sign.text == "-" && now().kind == TokenKind::literal) {
      if (auto number = negative_literal(sign)) return *number;
    }
    ++nesting_;
    auto operand = unary();
    --nesting_;
    if (!operand) return operand;
    return node(SyntaxKind::unary, sign.span.begin, {std::move(*operand)}, sign.text, sign.span);
  }

  // -5 is one literal, so that the smallest integer can be written.
  std::optional<Maybe> negative_literal(const Token& sign) {
    const auto* whole = now().value.as<std::int64_t>();
    const auto* real = now().value.as<double>();
    if (whole == nullptr && real == nullptr) return std::nullopt;
    Syntax literal{SyntaxKind::literal, {sign.span.begin, now().span.end}, {}, now().span, Value{}, {}, 1};
    if (whole != nullptr)
      literal.value = now().is_integer_magnitude ? now().value : Value{-*whole};
    else
      literal.value = Value{-*real};
    ++at_;
    return postfix_of(std::move(literal));
  }

  Maybe postfix() {
    auto start = primary();
    if (!start) return start;
    return postfix_of(std::move(*start));
  }

  Maybe postfix_of(Syntax start) {
    Maybe tree = std::move(start);
    while (tree && (is_mark(".") || is_mark("[")))
      tree = is_mark(".") ? member(std::move(*tree)) : item(std::move(*tree));
    return tree;
  }

  Maybe member(Syntax target) {
    const std::size_t begin = target.span.begin;
    ++at_;
    if (now().kind != TokenKind::name && now().kind != TokenKind::quoted_name)
      return mistake("Sau dấu chấm cần một tên.");
    const Token name = now();
    ++at_;
    std::vector<Syntax> items;
    items.push_back(std::move(target));
    if (name.kind == TokenKind::quoted_name || !is_mark("("))
      return node(SyntaxKind::select, begin, std::move(items), name.text, name.span);
    ++at_;
    if (auto wrong = arguments(items, ")")) return tl::unexpected{*wrong};
    return node(SyntaxKind::method, begin, std::move(items), name.text, name.span);
  }

  Maybe item(Syntax target) {
    const std::size_t begin = target.span.begin;
    ++at_;
    auto position = expression();
    if (!position) return position;
    if (!take("]")) return expected("]");
    return node(SyntaxKind::index, begin, {std::move(target), std::move(*position)});
  }

  // Reads "a, b)" up to and with the closing mark; an answer is what is wrong.
  std::optional<Problems> arguments(std::vector<Syntax>& items, std::string_view closing) {
    if (take(closing)) return std::nullopt;
    while (true) {
      auto argument = expression();
      if (!argument) return argument.error();
      items.push_back(std::move(*argument));
      if (take(closing)) return std::nullopt;
      if (!take(",")) return expected(closing).value();
      if (closing == "]" && take(closing)) return std::nullopt;
    }
  }

  Maybe primary() {
    const Token token = now();
    switch (token.kind) {
      case TokenKind::literal:
        return literal(token);
      case TokenKind::name:
        return name(token, SyntaxKind::name);
      case TokenKind::mark:
        return bracketed(token);
      case TokenKind::quoted_name:
      case TokenKind::end:
        break;
    }
    return unexpected_token();
  }

  Maybe literal(const Token& token) {
    if (token.is_integer_magnitude) return mistake("Số này quá lớn.");
    ++at_;
    return Syntax{SyntaxKind::literal, token.span, {}, token.span, token.value, {}, 1};
  }

  Maybe name(const Token& token, SyntaxKind kind) {
    constexpr auto constants =
        std::to_array<std::pair<std::string_view, int>>({{"true", 1}, {"false", 0}, {"null", -1}});
    for (const auto& [word, truth] : constants) {
      if (token.text != word || kind == SyntaxKind::root_name) continue;
      ++at_;
      const Value value = truth < 0 ? Value::null() : Value{truth == 1};
      return Syntax{SyntaxKind::literal, token.span, {}, {}, value, {}, 1};
    }
    if (token.text == "in" || std::ranges::find(reserved, token.text) != reserved.end())
      return mistake(fmt::format("“{}” là từ dành riêng, không dùng làm tên được.", token.text));
    ++at_;
    if (kind == SyntaxKind::name && is_mark("(")) return call(token);
    return Syntax{kind, {token.span.begin, last_end()}, token.text, token.span, Value{}, {}, 1};
  }

  Maybe call(const Token& function) {
    ++at_;
    std::vector<Syntax> items;
    if (auto wrong = arguments(items, ")")) return tl::unexpected{*wrong};
    return node(SyntaxKind::call, function.span.begin, std::move(items), function.text, function.span);
  }

  Maybe bracketed(const Token& token) {
    if (token.text == "(") return parenthesised();
    if (token.text == "[") return list(token);
    if (token.text == "{") return map(token);
    if (token.text != ".") return unexpected_token();
    ++at_;
    if (now().kind != TokenKind::name) return unexpected_token();
    return name(Token{now()}, SyntaxKind::root_name);
  }

  Maybe parenthesised() {
    const std::size_t begin = now().span.begin;
    ++at_;
    auto inner = expression();
    if (inner && !take(")")) return expected(")");
    if (inner) inner->span = {begin, last_end()};
    return inner;
  }

  Maybe list(const Token& opening) {
    ++at_;
    std::vector<Syntax> items;
    if (auto wrong = arguments(items, "]")) return tl::unexpected{*wrong};
    if (items.size() > max_list_items) return too_many(opening);
    return node(SyntaxKind::list, opening.span.begin, std::move(items));
  }

  Maybe map(const Token& opening) {
    ++at_;
    std::vector<Syntax> items;
    while (!take("}")) {
      auto key = expression();
      if (!key) return key;
      if (!take(":")) return expected(":");
      auto value = expression();
      if (!value) return value;
      items.push_back(std::move(*key));
      items.push_back(std::move(*value));
      if (!is_mark("}") && !take(",")) return expected("}");
    }
    if (items.size() > 2 * max_list_items) return too_many(opening);
    return node(SyntaxKind::map, opening.span.begin, std::move(items));
  }

  tl::unexpected<Problems> too_many(const Token& opening) const {
    return refuse(place_of(source_, opening.span.begin),
                  fmt::format("Danh sách viết trong điều kiện có tối đa {} mục.", max_list_items));
  }

  const Source& source_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int nesting_ = 0;
};

}  // namespace

Result<Syntax> parse(const Source& source) {
  auto tokens = tokenize(source);
  if (!tokens) return tl::unexpected{tokens.error()};
  return Parser{source, std::move(*tokens)}.whole();
}

}  // namespace kiemdiem::expression
