#include <fmt/format.h>

#include <algorithm>

#include "sealing/signature.h"
#include "web/addresses.h"
#include "web/places/exchange.h"
#include "web/places/exchange_parts.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

Names names_of(const service::Call& call) {
  return {{"unit", call.target.unit}};
}

/// The unit's own key: what stands on the sheet that goes up.
pages::SheetSection own_key(const service::Call& call, const std::optional<bundle::KeyCard>& card) {
  pages::SheetSection section;
  section.title = "Phiếu khóa của đơn vị";
  if (card) {
    pages::SheetTable table{section.title, {"Mục", "Nội dung"}, {}};
    table.rows.push_back({cell("Đơn vị"), cell(card->name)});
    table.rows.push_back({cell("Dấu nhận dạng"), cell(sealing::key_fingerprint(card->public_key))});
    table.rows.push_back({cell("Máy"), cell(card->installation)});
    section.table = std::move(table);
    section.paragraphs.emplace_back(
        "In trang này, ký xác nhận rồi gửi lên cấp trên cùng tệp khóa; cấp trên gõ dấu nhận dạng theo bản "
        "in.");
  } else {
    section.paragraphs.emplace_back("Đơn vị chưa có khóa ký trên máy này.");
  }
  if (!call.shown_once.empty())
    section.paragraphs.push_back(
        fmt::format("Sáu từ khóa, chỉ hiện một lần: {}. Ghi ra giấy, cất kín; mỗi lần lập tệp phải gõ.",
                    call.shown_once));
  return section;
}

pages::SheetSection making(const service::Call& call, bool has_key) {
  pages::SheetSection section;
  section.title = has_key ? "Thay khóa" : "Tạo khóa";
  pages::SheetForm form;
  form.action = address("make-key", names_of(call));
  form.submit = has_key ? "Tạo khóa mới" : "Tạo khóa";
  if (has_key) form.confirm = "Khóa cũ thôi dùng; cấp trên phải giới thiệu lại khóa mới.";
  section.form = std::move(form);
  return section;
}

pages::SheetSection introducing(const service::Call& call) {
  pages::SheetSection section;
  section.title = "Giới thiệu khóa của đơn vị";
  section.paragraphs.emplace_back(
      "Khi máy của đơn vị ở nơi khác: nhận tệp khóa và phiếu khóa đã ký, gõ dấu nhận dạng theo phiếu. Khóa "
      "đang dùng "
      "trước đó sẽ bị thay.");
  pages::SheetForm form;
  form.action = address("introduce-key", names_of(call));
  form.inputs = {file_input(call, "Tệp khóa (.khoa)"), fingerprint_input(call)};
  form.submit = "Giới thiệu khóa";
  section.form = std::move(form);
  return section;
}

/// What was introduced, the newest first; what is in use can be revoked.
void add_known(const service::Call& call, const std::vector<store::IntroducedKey>& known,
               pages::SheetPage& page) {
  if (known.empty()) return;
  pages::SheetSection section;
  section.title = "Khóa đã giới thiệu";
  pages::SheetTable table{section.title, {"Dấu nhận dạng", "Giới thiệu lúc", "Tình trạng"}, {}};
  for (const store::IntroducedKey& key : known) {
    pages::SheetCell state = cell("");
    state.mark = key.revoked_at ? pages::Mark{pages::Standing::wrong, "đã thu hồi"}
                                : pages::Mark{pages::Standing::done, "đang dùng"};
    if (key.revoked_at)
      state.lines.push_back(fmt::format("{}: {}", time_words(call, *key.revoked_at), key.reason));
    table.rows.push_back({cell(sealing::key_fingerprint(key.public_key)),
                          cell(time_words(call, key.introduced_at)), std::move(state)});
  }
  section.table = std::move(table);
  const auto in_use = std::ranges::find_if(known, [](const auto& key) { return !key.revoked_at; });
  if (in_use != known.end() && may(call, "revoke-key")) {
    pages::SheetForm form;
    form.action = address("revoke-key", names_of(call));
    form.hidden = {{"key", in_use->public_key, false, {}}};
    pages::Input reason;
    reason.name = "reason";
    reason.label = "Lý do thu hồi";
    reason.required = true;
    reason.value = call.inputs.get("reason");
    reason.error = service::problem_of(call, "reason");
    form.inputs.push_back(std::move(reason));
    form.submit = "Thu hồi khóa đang dùng";
    form.confirm = "Tệp ký bằng khóa này không còn được nhận.";
    section.form = std::move(form);
  }
  page.sections.push_back(std::move(section));
}

service::Outcome<std::optional<bundle::KeyCard>> card_of(service::Call& call) {
  return exchanging(call, "", [&](const service::Exchange& exchange) {
    return service::key_card(exchange.data, *exchange.units.find(call.target.unit));
  });
}

service::Done back_to_keys(const service::Call& call, std::string message, std::string shown_once = {}) {
  return {address("unit-keys", names_of(call)), std::move(message), {}, false, {}, std::move(shown_once)};
}

}  // namespace

service::Outcome<pages::SheetPage> unit_keys(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  // A page that is read makes no id of the installation; a key has made it.
  const auto key = store::key_of(call.data, call.target.unit);
  if (!key) return service::refused(key.error());
  std::optional<bundle::KeyCard> card;
  if (*key) {
    auto made = card_of(call);
    if (!made) return tl::unexpected{made.error()};
    card = std::move(*made);
  }
  pages::SheetPage page;
  page.heading = "Khóa của đơn vị: " + (*units)->find(call.target.unit)->name;
  page.lead = "Khóa ký các tệp trao đổi giữa những máy không nối mạng với nhau.";
  if (card && may(call, "key-file"))
    page.actions.push_back({"Tải tệp khóa",
                            address("key-file", {{"unit", call.target.unit}, {"key", card->public_key}}),
                            false,
                            true,
                            {}});
  page.sections.push_back(own_key(call, card));
  if (may(call, "make-key")) page.sections.push_back(making(call, card.has_value()));
  const auto known = store::introduced_of(call.data, call.target.unit);
  if (!known) return service::refused(known.error());
  if (may(call, "introduce-key")) page.sections.push_back(introducing(call));
  add_known(call, *known, page);
  return page;
}

service::Outcome<service::Done> make_key(service::Call& call) {
  auto made = exchanging(call, "", [&](const service::Exchange& exchange) {
    return service::make_unit_key(exchange.data, *exchange.units.find(call.target.unit), exchange.by);
  });
  if (!made) return tl::unexpected{made.error()};
  call.notes.push_back(
      {"organization:" + call.target.unit, call.target.unit_path, {}, made->card.public_key});
  return back_to_keys(call, "done.key_made", std::move(made->phrase));
}

service::Outcome<FileAnswer> key_file(service::Call& call) {
  const auto key = store::key_of(call.data, call.target.unit);
  if (!key) return service::refused(key.error());
  if (!*key || (*key)->public_key != call.inputs.get("key"))
    return service::refused(service::Refused::hidden);
  const auto card = card_of(call);
  if (!card) return tl::unexpected{card.error()};
  return FileAnswer{call.target.unit + ".khoa", "text/plain; charset=utf-8", bundle::file_of(**card)};
}

service::Outcome<service::Done> introduce_key(service::Call& call) {
  const std::string file = sent_file(call);
  if (file.empty())
    return service::refused(service::Refused::invalid, "Hãy chọn tệp khóa của đơn vị.", "file");
  const auto known =
      exchanging(call, "file", [&](const service::Exchange& exchange) -> Result<store::IntroducedKey> {
        auto key = service::introduce_key(exchange.data, exchange.units, call.target.unit_path, file,
                                          call.inputs.get("fingerprint"), exchange.by);
        if (key && key->organization != call.target.unit)
          return refuse({}, "Khóa này của đơn vị khác; hãy mở mục Khóa của đúng đơn vị đó.");
        return key;
      });
  if (!known) return tl::unexpected{known.error()};
  call.notes.push_back({"organization:" + call.target.unit, call.target.unit_path, {}, known->public_key});
  return back_to_keys(call, "done.key_introduced");
}

service::Outcome<service::Done> revoke_key(service::Call& call) {
  const auto key = store::find_introduced(call.data, call.inputs.get("key"));
  if (!key) return service::refused(key.error());
  if (!*key || (*key)->organization != call.target.unit)
    return service::refused(service::Refused::invalid, "Đơn vị không có khóa này.", "reason");
  const auto revoked = exchanging(call, "reason", [&](const service::Exchange& exchange) -> Result<bool> {
    const auto done =
        service::revoke_key(exchange.data, (*key)->public_key, call.inputs.get("reason"), exchange.by);
    if (!done) return tl::unexpected{done.error()};
    return true;
  });
  if (!revoked) return tl::unexpected{revoked.error()};
  call.notes.push_back({"organization:" + call.target.unit, call.target.unit_path, (*key)->public_key, {}});
  return back_to_keys(call, "done.key_revoked");
}

}  // namespace kiemdiem::web
