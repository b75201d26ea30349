#include "service/unit_keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "sealing/phrase.h"
#include "sealing/signature.h"
#include "service/call.h"

namespace kiemdiem::service {

Result<MadeKey> make_unit_key(store::Transaction& data, const Unit& unit, const store::Change& by) {
  const auto installation = store::installation_id(data);
  if (!installation) return tl::unexpected{installation.error()};
  sealing::NewSigningKey made = sealing::make_signing_key();
  const store::UnitKey key{made.key.public_key, unit.id, made.key.salt, made.key.box, by.at, by.by, {}};
  if (const auto kept = store::put_in_use(data, key); !kept) return tl::unexpected{kept.error()};
  return MadeKey{{unit.id, unit.name, *installation, made.key.public_key}, std::move(made.phrase)};
}

Result<std::optional<bundle::KeyCard>> key_card(store::Transaction& data, const Unit& unit) {
  const auto key = store::key_of(data, unit.id);
  if (!key) return tl::unexpected{key.error()};
  if (!*key) return std::optional<bundle::KeyCard>{};
  const auto installation = store::installation_id(data);
  if (!installation) return tl::unexpected{installation.error()};
  return std::optional{bundle::KeyCard{unit.id, unit.name, *installation, (*key)->public_key}};
}

Result<OpenedKey> open_unit_key(store::Transaction& data, const Unit& unit, std::string_view phrase) {
  const auto key = store::key_of(data, unit.id);
  if (!key) return tl::unexpected{key.error()};
  if (!*key)
    return refuse({},
                  fmt::format("“{}” chưa có khóa ký; hãy tạo khóa ở mục Khóa của đơn vị trước.", unit.name));
  auto secret = sealing::open_signing_key({(*key)->public_key, (*key)->salt, (*key)->box},
                                          sealing::phrase_from(phrase));
  if (!secret)
    return refuse({},
                  "Sáu từ khóa không đúng; hãy xem lại phiếu khóa của đơn vị. Mất phiếu thì tạo khóa mới.");
  return OpenedKey{(*key)->public_key, std::move(*secret)};
}

Result<store::IntroducedKey> introduce_key(store::Transaction& data, const Units& units,
                                           std::string_view under, std::string_view card,
                                           std::string_view fingerprint, const store::Change& by) {
  const auto read = bundle::read_key_card(card);
  if (!read) return tl::unexpected{read.error()};
  const Unit* unit = units.find(read->unit);
  if (unit == nullptr || unit->ended || !unit->path.starts_with(under))
    return refuse({},
                  fmt::format("Khóa này của “{}”, không phải của một đơn vị trực thuộc có trong danh sách.",
                              read->name));
  if (sealing::fingerprint_from(fingerprint) != sealing::key_fingerprint(read->public_key))
    return refuse({},
                  "Dấu nhận dạng đã gõ không phải của tệp khóa này; hãy so lại với phiếu khóa của đơn vị.");
  const auto former = store::introduced_of(data, unit->id);
  if (!former) return tl::unexpected{former.error()};
  const store::IntroducedKey key{read->public_key, unit->id, read->installation, by.at, by.by, {}, {}};
  const auto added = store::introduce(data, key);
  if (!added) return tl::unexpected{added.error()};
  if (!*added)
    return refuse({}, "Khóa này đã được giới thiệu trước đây; khóa đã thu hồi thì không dùng lại.");
  for (const store::IntroducedKey& one : *former)
    if (!one.revoked_at)
      if (const auto revoked = store::revoke(data, one.public_key, by.at, "thay bằng khóa mới"); !revoked)
        return tl::unexpected{revoked.error()};
  return key;
}

Result<void> revoke_key(store::Transaction& data, std::string_view public_key, std::string_view reason,
                        const store::Change& by) {
  if (reason.empty()) return refuse({}, "Hãy ghi lý do thu hồi khóa.");
  const auto revoked = store::revoke(data, public_key, by.at, reason);
  if (!revoked) return tl::unexpected{revoked.error()};
  if (!*revoked) return refuse({}, "Khóa này không còn dùng nữa.");
  return {};
}

Result<void> check_known(store::Transaction& data, const bundle::Opened& opened) {
  const bundle::Header& header = opened.header;
  const auto known = store::introduced_of(data, header.signer);
  if (!known) return tl::unexpected{known.error()};
  const auto key = std::ranges::find(*known, header.public_key, &store::IntroducedKey::public_key);
  const auto in_use =
      std::ranges::find_if(*known, [](const store::IntroducedKey& one) { return !one.revoked_at; });
  if (key == known->end() && in_use != known->end()) return bundle::check_key(opened, in_use->public_key);
  if (key == known->end())
    return refuse({},
                  fmt::format("Khóa ký tệp chưa được giới thiệu cho “{}” (dấu nhận dạng {}); hãy giới thiệu "
                              "khóa của đơn vị ở mục Khóa của đơn vị, rồi nhận lại tệp này.",
                              header.signer, sealing::key_fingerprint(header.public_key)));
  if (key->revoked_at)
    return refuse(
        {}, fmt::format("Khóa ký tệp đã bị thu hồi ngày {} ({}); đơn vị phải tạo khóa mới, đưa lên giới "
                        "thiệu, rồi lập lại tệp.",
                        to_vietnamese(now_at(*key->revoked_at).local.date), key->reason));
  if (key->installation != header.installation)
    return refuse({}, "Tệp không lập trên máy đã giới thiệu khóa; hãy hỏi lại đơn vị trước khi nhận.");
  return {};
}

}  // namespace kiemdiem::service
