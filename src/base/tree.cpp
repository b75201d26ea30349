#include "base/tree.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <boost/json/stream_parser.hpp>
#include <set>
#include <sstream>

#include "base/vietnamese.h"

namespace kiemdiem {

Node Node::null(Place place) {
  Node node;
  node.place_ = std::move(place);
  return node;
}

Node Node::scalar(std::string text, bool quoted, Place place) {
  Node node = null(std::move(place));
  node.kind_ = Kind::scalar;
  node.text_ = std::move(text);
  node.quoted_ = quoted;
  return node;
}

Node Node::list(std::vector<Node> items, Place place) {
  Node node = null(std::move(place));
  node.kind_ = Kind::list;
  node.items_ = std::move(items);
  return node;
}

Node Node::map(std::vector<std::pair<Node, Node>> entries, Place place) {
  Node node = null(std::move(place));
  node.kind_ = Kind::map;
  node.entries_ = std::move(entries);
  return node;
}

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : entries_)
    if (name.text() == key) return &value;
  return nullptr;
}

namespace {

constexpr std::size_t deepest = 64;

/// Builds the tree from the parser's events, so that repeated keys, anchors and tags are seen.
class Builder : public YAML::EventHandler {
 public:
  explicit Builder(std::string_view file) : file_(file) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0)
      complain(mark,
               "Tệp chỉ được chứa một tài liệu YAML; hãy bỏ phần thừa từ đây (“---” hay dấu câu lạc chỗ).");
  }
  /// The reader stays for ever at a stray comma between documents; one document too many is enough to know.
  bool wants_more() const { return documents_ <= 1; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(Node::null(place(mark)));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    complain(mark, "Không dùng bí danh (*) của YAML; hãy viết lại giá trị.");
    add(Node::null(place(mark)));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    const bool quoted = tag == "!";
    if (!quoted && tag != "?" && !tag.empty()) complain(mark, "Không dùng nhãn kiểu (!) của YAML.");
    if (!quoted && (value == "null" || value == "~" || value == "Null" || value == "NULL"))
      add(Node::null(place(mark)));
    else
      add(Node::scalar(value, quoted, place(mark)));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, false);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, true);
  }
  void OnMapEnd() override { close(); }

  Result<Node> finish() {
    if (!problems_.empty()) return tl::unexpected{problems_};
    if (root_.empty()) return Node::map({}, {file_, 1, 1, {}, {}});
    return std::move(root_.front());
  }
  Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1, {}, {}}; }

 private:
  struct Open {
    Place place;
    bool map;
    std::vector<Node> items;  // of a map: key, value, key, value …
  };

  void complain(const YAML::Mark& mark, std::string message) {
    if (problems_.size() < 100) problems_.push_back({place(mark), std::move(message)});
  }
  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) complain(mark, "Không dùng neo (&) của YAML; hãy viết lại giá trị.");
  }
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, bool map) {
    refuse_anchor(mark, anchor);
    if (!tag.empty() && tag != "?") complain(mark, "Không dùng nhãn kiểu (!) của YAML.");
    if (open_.size() >= deepest) throw YAML::ParserException(mark, "lồng quá sâu");
    open_.push_back({place(mark), map, {}});
  }
  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(done.map ? close_map(std::move(done)) : Node::list(std::move(done.items), done.place));
  }
  Node close_map(Open&& done) {
    std::vector<std::pair<Node, Node>> entries;
    std::set<std::string, std::less<>> seen;
    for (std::size_t at = 0; at + 1 < done.items.size(); at += 2) {
      const Node& key = done.items[at];
      if (!key.is_scalar())
        problems_.push_back({key.place(), "Tên khóa phải là chữ."});
      else if (!seen.insert(key.text()).second)
        problems_.push_back(
            {key.place(), fmt::format("Khóa “{}” xuất hiện hai lần; hãy bỏ một.", key.text())});
      entries.emplace_back(std::move(done.items[at]), std::move(done.items[at + 1]));
    }
    return Node::map(std::move(entries), done.place);
  }
  void add(Node node) { (open_.empty() ? root_ : open_.back().items).push_back(std::move(node)); }

  std::string file_;
  int documents_ = 0;
  std::vector<Open> open_;
  std::vector<Node> root_;
  Problems problems_;
};

/// The YAML reader knows no surrogate pairs: turns `\ud83d\ude00` of JSON into the letter itself.
std::string join_surrogates(std::string_view text) {
  const auto half = [&](std::size_t at) -> unsigned {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
    return static_cast<unsigned>(std::stoul(std::string{text.substr(at + 2, 4)}, nullptr, 16));
  };
  std::string joined;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      joined += text[at];
      continue;
    }
    const unsigned high = half(at);
    const unsigned low = high >= 0xD800 && high < 0xDC00 ? half(at + 6) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
      joined += text.substr(at, 2);
      ++at;
      continue;
    }
    const unsigned code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    joined += static_cast<char>(0xF0 | (code >> 18));
    joined += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    joined += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    joined += static_cast<char>(0x80 | (code & 0x3F));
    at += 11;
  }
  return joined;
}

Place place_of_offset(std::string_view text, std::string_view file, std::size_t offset) {
  Place place{std::string{file}, 1, 1, {}, {}};
  for (const char letter : text.substr(0, offset)) {
    if (letter == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
  return place;
}

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

}  // namespace

Result<Node> parse_yaml(std::string_view text, std::string_view file) {
  if (!is_valid_utf8(text))
    return refuse(place_of_bad_letter(text, file), "Tệp không phải UTF-8; hãy lưu lại với bảng mã UTF-8.");
  std::istringstream stream{std::string{text}};
  Builder builder{file};
  try {
    YAML::Parser parser{stream};
    while (parser.HandleNextDocument(builder) && builder.wants_more()) {
    }
  } catch (const YAML::Exception& broken) {
    return refuse(builder.place(broken.mark),
                  fmt::format("Không đọc được YAML ({}); hãy kiểm tra thụt dòng và dấu câu.", broken.msg));
  }
  return builder.finish();
}

Result<Node> parse_json(std::string_view text, std::string_view file) {
  boost::json::error_code error;
  boost::json::stream_parser parser;
  const std::size_t read = parser.write_some(text.data(), text.size(), error);
  if (!error) parser.finish(error);
  if (!error) {
    const std::size_t rest = text.find_first_not_of(" \t\r\n", read);
    if (rest == std::string_view::npos) return parse_yaml(join_surrogates(text), file);
    return refuse(place_of_offset(text, file, rest), "Có chữ thừa sau phần JSON; hãy bỏ đi.");
  }
  return refuse(place_of_offset(text, file, read), "JSON không đúng cú pháp hoặc bị cụt ở đây.");
}

}  // namespace kiemdiem
