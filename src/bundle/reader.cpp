#include <fmt/format.h>

#include <algorithm>

#include "bundle/bundle.h"
#include "bundle/head_lines.h"
#include "sealing/secret.h"
#include "sealing/signature.h"

namespace kiemdiem::bundle {
namespace {

tl::unexpected<Problems> head_changed(std::string_view what) {
  return refuse(
      {}, fmt::format("Phần đầu của tệp bị sửa hoặc hỏng ở dòng “{}”; hãy xin lại tệp từ nơi gửi.", what));
}

tl::unexpected<Problems> cut_short() {
  return refuse({}, "Tệp bị cắt ngắn ngay ở phần đầu; hãy chép lại tệp từ nơi gửi.");
}

/// Takes the text of a file line by line, with what stands before the first space checked.
class Lines {
 public:
  Lines(std::string_view text, std::size_t longest) : text_{text}, longest_{longest} {}

  std::size_t at() const { return at_; }
  bool at_end() const { return at_ >= text_.size(); }
  std::string_view before(std::size_t end) const { return text_.substr(0, end); }
  std::string_view rest() const { return text_.substr(at_); }

  bool begins(std::string_view words) const { return text_.substr(at_).starts_with(words); }

  /// The value of the line with that name.
  Result<std::string_view> take(std::string_view name) {
    const std::string_view reach = text_.substr(at_, longest_ + 1);
    const std::size_t end = reach.find('\n');
    if (end == std::string_view::npos && reach.size() <= longest_) return cut_short();
    if (end == std::string_view::npos || !reach.starts_with(name) || end <= name.size() ||
        reach[name.size()] != ' ')
      return head_changed(name);
    at_ += end + 1;
    return reach.substr(name.size() + 1, end - name.size() - 1);
  }

 private:
  std::string_view text_;
  std::size_t longest_;
  std::size_t at_ = 0;
};

bool is_spelt(std::string_view value, Spelling spelling, std::size_t longest) {
  switch (spelling) {
    case Spelling::line:
      return is_line(value, longest);
    case Spelling::day:
      return is_day(value);
    case Spelling::hash:
      return is_hex(value, hash_digits);
    case Spelling::installation:
      return is_hex(value, installation_digits);
    case Spelling::hash_or_none:
      return value == no_start || is_hex(value, hash_digits);
  }
  return false;
}

Result<Kind> kind_in(std::string_view word) {
  for (const Kind kind : {Kind::start, Kind::report, Kind::campaign})
    if (word_of(kind) == word) return kind;
  return head_changed("kind");
}

/// What the head says of a section.
struct Claimed {
  std::string_view name;
  std::size_t size = 0;
  std::string_view hash;
};

std::optional<Claimed> claimed_in(std::string_view value) {
  const std::size_t first = value.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : value.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto size = number_in(value.substr(first + 1, second - first - 1));
  const Claimed claimed{value.substr(0, first), size ? static_cast<std::size_t>(*size) : 0,
                        value.substr(second + 1)};
  if (!size || !is_section_name(claimed.name) || !is_hex(claimed.hash, hash_digits)) return std::nullopt;
  return claimed;
}

class Reader {
 public:
  Reader(std::string_view file, const Limits& limits) : limits_{limits}, lines_{file, limits.line} {}

  Result<Opened> read() {
    for (const auto step : {&Reader::take_mark, &Reader::take_header, &Reader::take_claims,
                            &Reader::take_seal, &Reader::take_parts})
      if (const auto taken = (this->*step)(); !taken) return tl::unexpected{taken.error()};
    return std::move(opened_);
  }

 private:
  Result<void> take_mark() {
    if (!lines_.begins(file_mark))
      return refuse(
          {}, "Đây không phải tệp gói hồ sơ của chương trình này; hãy chọn đúng tệp có đuôi .kiemdiem.");
    const auto version = lines_.take(file_mark.substr(0, file_mark.size() - 1));
    if (!version) return tl::unexpected{version.error()};
    const auto number = number_in(*version);
    if (!number || *number < 1) return head_changed("kiemdiem-bundle");
    if (*number > format_version)
      return refuse(
          {}, fmt::format("Tệp do phiên bản mới hơn của chương trình lập (dạng tệp {}, máy này đọc được "
                          "đến {}); hãy cài phiên bản mới rồi nhận lại.",
                          *number, format_version));
    return {};
  }

  Result<void> take_header() {
    const auto word = lines_.take("kind");
    if (!word) return tl::unexpected{word.error()};
    const auto kind = kind_in(*word);
    if (!kind) return tl::unexpected{kind.error()};
    opened_.header.kind = *kind;
    for (const HeadLine& line : head_lines) {
      const auto value = lines_.take(line.name);
      if (!value) return tl::unexpected{value.error()};
      if (!is_spelt(*value, line.spelling, limits_.line)) return head_changed(line.name);
      opened_.header.*line.field = *value;
    }
    const auto seq = lines_.take("seq");
    if (!seq) return tl::unexpected{seq.error()};
    const auto number = number_in(*seq);
    if (!number) return head_changed("seq");
    opened_.header.seq = *number;
    return {};
  }

  Result<void> take_claims() {
    while (lines_.begins("section ")) {
      const auto value = lines_.take("section");
      if (!value) return tl::unexpected{value.error()};
      const auto claimed = claimed_in(*value);
      if (!claimed) return head_changed("section");
      if (!claims_.empty() && claims_.back().name >= claimed->name)
        return refuse({}, fmt::format("Phần “{}” của tệp bị lặp hoặc sai thứ tự; hãy xin lại tệp từ nơi gửi.",
                                      claimed->name));
      if (claimed->size > limits_.section || claims_.size() >= limits_.sections)
        return refuse(
            {}, fmt::format("Phần “{}” của tệp quá lớn, hoặc tệp có quá nhiều phần; máy này không nhận.",
                            claimed->name));
      claims_.push_back(*claimed);
    }
    return {};
  }

  Result<void> take_seal() {
    const std::size_t end = lines_.at();
    const auto id = lines_.take("id");
    if (!id) return tl::unexpected{id.error()};
    opened_.head = lines_.before(end);
    opened_.id = id_of(opened_.head);
    if (opened_.id != *id)
      return refuse({}, "Phần đầu của tệp bị sửa: có byte khác với khi lập tệp; hãy xin lại tệp từ nơi gửi.");
    const auto signature = lines_.take("signature");
    if (!signature) return tl::unexpected{signature.error()};
    opened_.signature = *signature;
    if (!is_hex(*signature, signature_digits) ||
        !sealing::is_signed(opened_.head, *signature, opened_.header.public_key))
      return refuse(
          {}, "Chữ ký của tệp không đúng: chữ ký bị sửa, hoặc tệp do người khác lập; không nhận tệp này.");
    return {};
  }

  Result<void> take_parts() {
    std::string_view rest = lines_.rest();
    for (const Claimed& claimed : claims_) {
      if (rest.size() < claimed.size)
        return refuse({},
                      fmt::format("Tệp bị cắt ngắn ở phần “{}”: thiếu {} byte; hãy chép lại tệp từ nơi gửi.",
                                  claimed.name, claimed.size - rest.size()));
      const std::string_view bytes = rest.substr(0, claimed.size);
      if (sealing::sha256(bytes) != claimed.hash)
        return refuse({},
                      fmt::format("Phần “{}” của tệp bị sửa: có byte khác với khi lập tệp; hãy xin lại tệp "
                                  "từ nơi gửi.",
                                  claimed.name));
      opened_.parts.push_back({claimed.name, bytes});
      rest.remove_prefix(claimed.size);
    }
    if (!rest.empty())
      return refuse({}, fmt::format("Tệp dài hơn khi lập: thừa {} byte ở cuối; hãy xin lại tệp từ nơi gửi.",
                                    rest.size()));
    return {};
  }

  Limits limits_;
  Lines lines_;
  std::vector<Claimed> claims_;
  Opened opened_;
};

}  // namespace

std::string_view Opened::find(std::string_view name) const {
  const auto found = std::ranges::lower_bound(parts, name, {}, &Part::name);
  return found != parts.end() && found->name == name ? found->bytes : std::string_view{};
}

Result<Opened> read(std::string_view file, const Limits& limits) {
  if (file.size() > limits.file)
    return refuse({}, fmt::format("Tệp quá lớn: {} MB, máy này nhận nhiều nhất {} MB.", file.size() >> 20U,
                                  limits.file >> 20U));
  return Reader{file, limits}.read();
}

Result<void> check_key(const Opened& opened, std::string_view public_key) {
  if (opened.header.public_key == public_key) return {};
  return refuse(
      {}, fmt::format("Chữ ký không phải của khóa đã giới thiệu cho đơn vị này. Khóa ký tệp có dấu nhận "
                      "dạng {}; hãy hỏi lại đơn vị trước khi nhận.",
                      sealing::key_fingerprint(opened.header.public_key)));
}

Result<KeyCard> read_key_card(std::string_view file) {
  constexpr std::size_t longest = 600;
  if (!file.starts_with(fmt::format("{}{}\n", card_mark, format_version)))
    return refuse({},
                  "Đây không phải tệp khóa của đơn vị; hãy chọn tệp có đuôi .khoa do máy của đơn vị lập.");
  Lines lines{file, longest};
  KeyCard card;
  if (const auto mark = lines.take(card_mark.substr(0, card_mark.size() - 1)); !mark)
    return tl::unexpected{mark.error()};
  for (const auto& [name, field] :
       {std::pair{"unit", &card.unit}, std::pair{"name", &card.name},
        std::pair{"installation", &card.installation}, std::pair{"key", &card.public_key}}) {
    const auto value = lines.take(name);
    if (!value) return tl::unexpected{value.error()};
    *field = *value;
  }
  const bool good = lines.at_end() && is_line(card.unit, longest) && is_line(card.name, longest) &&
                    is_hex(card.installation, installation_digits) && is_hex(card.public_key, hash_digits);
  if (!good) return refuse({}, "Tệp khóa bị sửa hoặc hỏng; hãy xin lại tệp từ đơn vị.");
  return card;
}

}  // namespace kiemdiem::bundle
