#include <fmt/format.h>
#include <yaml.h>

#include <memory>
#include <set>

#include "base/text_place.h"
#include "base/tree.h"
#include "base/vietnamese.h"

namespace kiemdiem {
namespace {

constexpr std::size_t deepest = 64;

/// Builds the tree from the parser's events, so that repeated keys, anchors and tags are seen.
class Builder {
 public:
  explicit Builder(std::string_view file) : file_(file) {}

  /// @return false where nothing more is wanted
  bool take(const yaml_event_t& event) {
    const yaml_mark_t& mark = event.start_mark;
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (documents_++ == 0) return true;
        complain(mark,
                 "Tệp chỉ được chứa một tài liệu YAML; hãy bỏ phần thừa từ đây (“---” hay dấu câu lạc chỗ).");
        return false;
      case YAML_ALIAS_EVENT:
        complain(mark, "Không dùng bí danh (*) của YAML; hãy viết lại giá trị.");
        add(Node::null(place(mark)));
        return true;
      case YAML_SCALAR_EVENT:
        scalar(event);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        return open(mark, event.data.sequence_start.tag, event.data.sequence_start.anchor, false);
      case YAML_MAPPING_START_EVENT:
        return open(mark, event.data.mapping_start.tag, event.data.mapping_start.anchor, true);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        close();
        return true;
      case YAML_STREAM_END_EVENT:
        return false;
      default:
        return true;
    }
  }

  Result<Node> finish() {
    if (!problems_.empty()) return tl::unexpected{problems_};
    if (root_.empty()) return Node::map({}, {file_, 1, 1, {}, {}});
    return std::move(root_.front());
  }
  Place place(const yaml_mark_t& mark) const {
    return {file_, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1, {}, {}};
  }

 private:
  struct Open {
    Place place;
    bool map;
    std::vector<Node> items;  // of a map: key, value, key, value …
  };

  void complain(const yaml_mark_t& mark, std::string message) {
    if (problems_.size() < 100) problems_.push_back({place(mark), std::move(message)});
  }
  void refuse_properties(const yaml_mark_t& mark, const yaml_char_t* tag, const yaml_char_t* anchor) {
    if (anchor != nullptr) complain(mark, "Không dùng neo (&) của YAML; hãy viết lại giá trị.");
    if (tag != nullptr) complain(mark, "Không dùng nhãn kiểu (!) của YAML.");
  }
  void scalar(const yaml_event_t& event) {
    const auto& read = event.data.scalar;
    refuse_properties(event.start_mark, read.tag, read.anchor);
    // The parser's letters are bytes of UTF-8.
    std::string value{reinterpret_cast<const char*>(read.value), read.length};
    const bool quoted = read.style != YAML_PLAIN_SCALAR_STYLE;
    if (!quoted && (value.empty() || value == "null" || value == "~" || value == "Null" || value == "NULL"))
      add(Node::null(place(event.start_mark)));
    else
      add(Node::scalar(std::move(value), quoted, place(event.start_mark)));
  }
  bool open(const yaml_mark_t& mark, const yaml_char_t* tag, const yaml_char_t* anchor, bool map) {
    refuse_properties(mark, tag, anchor);
    if (open_.size() >= deepest) {
      complain(mark, "Lồng quá sâu; một tệp dữ liệu không cần đến 64 mức.");
      return false;
    }
    open_.push_back({place(mark), map, {}});
    return true;
  }
  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(done.map ? close_map(std::move(done)) : Node::list(std::move(done.items), done.place));
  }
  Node close_map(Open&& done) {
    std::vector<std::pair<Node, Node>> entries;
    entries.reserve(done.items.size() / 2);
    for (std::size_t at = 0; at + 1 < done.items.size(); at += 2)
      entries.emplace_back(std::move(done.items[at]), std::move(done.items[at + 1]));
    std::set<std::string_view> seen;
    for (const auto& [key, value] : entries)
      if (!key.is_scalar())
        problems_.push_back({key.place(), "Tên khóa phải là chữ."});
      else if (!seen.insert(key.text()).second)
        problems_.push_back(
            {key.place(), fmt::format("Khóa “{}” xuất hiện hai lần; hãy bỏ một.", key.text())});
    return Node::map(std::move(entries), done.place);
  }
  void add(Node node) { (open_.empty() ? root_ : open_.back().items).push_back(std::move(node)); }

  std::string file_;
  int documents_ = 0;
  std::vector<Open> open_;
  std::vector<Node> root_;
  Problems problems_;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : begun_(::yaml_parser_initialize(&parser_) != 0) {
    if (begun_)
      ::yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    if (begun_) ::yaml_parser_delete(&parser_);
  }

  bool next(yaml_event_t* event) { return begun_ && ::yaml_parser_parse(&parser_, event) != 0; }
  bool lacks_memory() const { return !begun_ || parser_.error == YAML_MEMORY_ERROR; }
  const yaml_parser_t& state() const { return parser_; }

 private:
  yaml_parser_t parser_{};
  bool begun_;
};

/// The first line that is not UTF-8.
Place place_of_bad_letter(std::string_view text, std::string_view file) {
  Place place{std::string{file}, 1, 1, {}, {}};
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    if (!is_valid_utf8(text.substr(0, end))) break;
    text.remove_prefix(end + 1);
    ++place.line;
  }
  return place;
}

/// A letter that YAML does not know is refused before the parser counts lines.
Place place_of_problem(const yaml_parser_t& parser, const Builder& builder, std::string_view text,
                       std::string_view file) {
  if (parser.error == YAML_READER_ERROR) return place_of_offset(text, file, parser.problem_offset);
  return builder.place(parser.problem_mark);
}

}  // namespace

Result<Node> parse_yaml(std::string_view text, std::string_view file) {
  if (!is_valid_utf8(text))
    return refuse(place_of_bad_letter(text, file), "Tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8.");
  Builder builder{file};
  Parser parser{text};
  while (true) {
    yaml_event_t event;
    if (!parser.next(&event)) break;
    const std::unique_ptr<yaml_event_t, decltype(&::yaml_event_delete)> owned{&event, &::yaml_event_delete};
    if (!builder.take(event)) return builder.finish();
  }
  if (parser.lacks_memory())
    return refuse(Place{std::string{file}, 1, 1, {}, {}},
                  "Máy hết bộ nhớ khi đọc tệp; hãy đóng bớt chương trình rồi thử lại.");
  const yaml_parser_t& broken = parser.state();
  return refuse(place_of_problem(broken, builder, text, file),
                fmt::format("Không đọc được YAML ({}); hãy kiểm tra thụt dòng và dấu câu.",
                            broken.problem == nullptr ? "" : broken.problem));
}

}  // namespace kiemdiem
