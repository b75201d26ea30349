#include <fmt/format.h>

#include "cli/exchange.h"
#include "sealing/signature.h"

namespace kiemdiem::cli {
namespace {

Exit make_key(const Arguments& arguments, Session& session) {
  std::optional<service::MadeKey> made;
  const auto done = exchange_in(arguments, session, [&](const service::Exchange& exchange) -> Result<void> {
    const auto unit = unit_in(arguments, exchange.units);
    if (!unit) return tl::unexpected{unit.error()};
    auto key = service::make_unit_key(exchange.data, **unit, exchange.by);
    if (!key) return tl::unexpected{key.error()};
    made = std::move(*key);
    return note_act(exchange, "make-key", "organization:" + (*unit)->id, made->card.public_key);
  });
  if (!done) return session.refuse(done.error());
  const std::string out = arguments.get("--out");
  if (const auto written = write_file(out, bundle::file_of(made->card)); !written)
    return session.refuse(written.error());
  session.console.print(fmt::format(
      "Đã tạo khóa ký cho “{}”.\nTệp khóa gửi lên cấp trên: {}\nDấu nhận dạng (chép vào phiếu khóa): {}\n"
      "Sáu từ khóa (chỉ hiện một lần, ghi ra giấy và giữ kín): {}\n",
      made->card.name, out, sealing::key_fingerprint(made->card.public_key), made->phrase));
  sealing::wipe(made->phrase);
  return Exit::done;
}

Exit introduce(const Arguments& arguments, Session& session) {
  const auto card = bundle_in(arguments, "KEY");
  if (!card) return session.refuse(card.error());
  std::string unit;
  const auto done = exchange_in(arguments, session, [&](const service::Exchange& exchange) -> Result<void> {
    const auto known = service::introduce_key(exchange.data, exchange.units, "/", *card,
                                              arguments.get("--fingerprint"), exchange.by);
    if (!known) return tl::unexpected{known.error()};
    unit = known->organization;
    return note_act(exchange, "introduce-key", "organization:" + unit, known->public_key);
  });
  if (!done) return session.refuse(done.error());
  session.console.print(fmt::format("Đã giới thiệu khóa của “{}”.\n", unit));
  return Exit::done;
}

Exit revoke(const Arguments& arguments, Session& session) {
  const auto done = exchange_in(arguments, session, [&](const service::Exchange& exchange) -> Result<void> {
    const auto unit = unit_in(arguments, exchange.units);
    if (!unit) return tl::unexpected{unit.error()};
    const auto known = store::introduced_of(exchange.data, (*unit)->id);
    if (!known) return tl::unexpected{known.error()};
    for (const store::IntroducedKey& key : *known) {
      if (key.revoked_at) continue;
      if (const auto revoked =
              service::revoke_key(exchange.data, key.public_key, arguments.get("--reason"), exchange.by);
          !revoked)
        return revoked;
      return note_act(exchange, "revoke-key", "organization:" + (*unit)->id, key.public_key);
    }
    return refuse({}, "Đơn vị này không có khóa nào đang dùng.");
  });
  if (!done) return session.refuse(done.error());
  session.console.print("Đã thu hồi khóa.\n");
  return Exit::done;
}

}  // namespace

Command bundle_key_command() {
  return {"bundle key",
          {"tạo khóa ký của một đơn vị trên máy của đơn vị", "make the key with which a unit signs"},
          {database_option(), unit_option(), out_option(true)},
          make_key};
}

Command bundle_introduce_command() {
  return {"bundle introduce",
          {"giới thiệu khóa của đơn vị trên máy của cấp trên", "make a unit's key known to the level above"},
          {{"KEY", "TỆP", {"tệp khóa của đơn vị (.khoa)", "key file of the unit (.khoa)"}, {}, true},
           database_option(),
           fingerprint_option()},
          introduce};
}

Command bundle_revoke_command() {
  return {"bundle revoke",
          {"thu hồi khóa của đơn vị", "revoke the key of a unit"},
          {database_option(),
           unit_option(),
           {"--reason", "LÝ_DO", {"vì sao thu hồi", "why it is revoked"}, {}, true}},
          revoke};
}

}  // namespace kiemdiem::cli
