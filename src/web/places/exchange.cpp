#include "web/places/exchange.h"

#include <fmt/format.h>

#include <algorithm>

#include "http/file_kind.h"
#include "service/campaigns.h"
#include "web/addresses.h"
#include "web/places/exchange_parts.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

constexpr const char* bundle_type = "application/octet-stream";

using Names = std::vector<std::pair<std::string_view, std::string>>;

/// Each form of the page has an input of its own.
std::string phrase_name(std::string_view kind) {
  return kind == "report" ? std::string{"phrase"} : fmt::format("phrase_{}", kind);
}

pages::Input phrase_input(const service::Call& call, std::string_view kind) {
  pages::Input input;
  input.name = phrase_name(kind);
  input.label = "Sáu từ khóa của đơn vị ký";
  input.help = "Ghi trên phiếu khóa; gõ có dấu hay không dấu đều được.";
  input.autocomplete = "off";
  input.required = true;
  input.error = service::problem_of(call, input.name);
  return input;
}

/// The page of one unit in a campaign.
class ExchangePage {
 public:
  ExchangePage(service::Call& call, const service::Units& units)
      : call_{call}, units_{units}, unit_{*units.find(call.target.unit)} {}

  service::Outcome<pages::SheetPage> make() {
    page_.heading = "Trao đổi với máy khác: " + unit_.name;
    page_.lead =
        "Dùng khi máy của đơn vị và máy của cấp trên không nối mạng với nhau: dữ liệu đi bằng tệp có chữ ký, "
        "chép qua USB hoặc gửi thư.";
    page_.actions.push_back(
        {"Khóa của đơn vị", address("unit-keys", {{"unit", unit_.id}}), false, false, {}});
    for (const auto step : {&ExchangePage::add_steps, &ExchangePage::add_making, &ExchangePage::add_receiving,
                            &ExchangePage::add_waiting, &ExchangePage::add_taken, &ExchangePage::add_below})
      if (const auto added = (this->*step)(); !added) return tl::unexpected{added.error()};
    return std::move(page_);
  }

 private:
  Names names() const { return {{"campaign", call_.campaign->id}, {"unit", unit_.id}}; }

  service::Outcome<bool> has_key(const std::string& unit) {
    const auto key = store::key_of(call_.data, unit);
    if (!key) return service::refused(key.error());
    return key->has_value();
  }

  static pages::Mark mark_of(bool done, const char* words) {
    return done ? pages::Mark{pages::Standing::done, words} : pages::Mark{pages::Standing::none, "chưa"};
  }

  /// What to do in which order, for whoever has a stick in the hand.
  service::Outcome<void> add_steps() {
    pages::SheetSection section;
    section.title = "Làm lần lượt";
    pages::SheetTable table{section.title, {"Bước", "Việc", "Tình trạng"}, {}};
    const auto add = [&table](std::string words, std::vector<std::string> how,
                              std::optional<pages::Mark> mark, std::string href = {}) {
      pages::SheetCell what = cell(std::move(words), std::move(href));
      what.lines = std::move(how);
      pages::SheetCell state = cell("");
      if (mark) state.mark = std::move(*mark);
      table.rows.push_back({cell(std::to_string(table.rows.size() + 1)), std::move(what), std::move(state)});
    };
    const std::string own = call_.actor.acting.unit;
    const auto key = has_key(own == unit_.id ? unit_.id : own);
    if (!key) return tl::unexpected{key.error()};
    const std::string keys = address("unit-keys", {{"unit", own}});
    const auto taken = store::taken_from(call_.data, unit_.id);
    if (!taken) return service::refused(taken.error());
    if (own == unit_.id) {
      add("Tạo khóa của đơn vị", {"In phiếu khóa, ký; giao phiếu và tệp khóa cho cấp trên một lần."},
          mark_of(*key, "đã có"), keys);
      add("Kiểm điểm, bỏ phiếu, quyết định trên máy này như thường lệ", {}, {});
      add("Lập tệp gửi lên cấp trên (mục dưới)",
          {"Cắm USB; chép tệp vừa tải về, tên có đuôi .kiemdiem, vào USB rồi giao tận tay cấp trên."}, {});
      add("Sửa tiếp thì lập tệp mới", {"Cấp trên nhận tệp mới nhất; nhận hai lần không sao."}, {});
    } else {
      const auto introduced = store::introduced_of(call_.data, unit_.id);
      if (!introduced) return service::refused(introduced.error());
      const bool known = std::ranges::any_of(*introduced, [](const auto& one) { return !one.revoked_at; });
      add("Tạo khóa của cấp trên", {}, mark_of(*key, "đã có"), keys);
      add("Lập gói khởi đầu (mục dưới), chép vào USB giao cho đơn vị",
          {"Chỉ khi đơn vị dùng máy riêng còn trống; người quản trị máy ấy mở gói ở trang “Tổ chức, con "
           "người”, nút “Mở tệp từ máy khác”."},
          {});
      add("Giới thiệu khóa của đơn vị", {"Gõ dấu nhận dạng theo phiếu khóa có chữ ký."},
          mark_of(known, "đã giới thiệu"), address("unit-keys", {{"unit", unit_.id}}));
      add("Nhận tệp của đơn vị",
          {"Cắm USB, chọn tệp, bấm “Xem trước”; nơi nào cả hai cùng sửa thì chọn một bản, rồi bấm “Nhận vào "
           "máy này”."},
          mark_of(!taken->empty(), "đã nhận"));
    }
    section.table = std::move(table);
    page_.sections.push_back(std::move(section));
    return {};
  }

  service::Outcome<void> add_making() {
    if (may(call_, "make-bundle")) {
      // From above only where the unit has no machine of its own: its key is here.
      const auto key = has_key(unit_.id);
      if (!key) return tl::unexpected{key.error()};
      if (const auto added =
              call_.actor.acting.unit != unit_.id && !*key
                  ? service::Outcome<void>{}
                  : add_form(
                        "Lập tệp gửi lên cấp trên",
                        "Tệp có danh sách, dữ kiện, bản kiểm điểm, kết quả bỏ phiếu đã niêm phong, quyết "
                        "định và tệp minh chứng của đơn vị; không có phiếu bầu, mật khẩu, tài khoản.",
                        unit_.id, "report", "make-bundle");
          !added)
        return added;
      const std::string& own = call_.actor.acting.unit;
      if (own != unit_.id)
        if (const auto added = add_form("Lập gói khởi đầu cho máy của đơn vị",
                                        "Mở trên một máy còn trống để đơn vị làm cả đợt không cần nối mạng.",
                                        own, "start", "make-bundle");
            !added)
          return added;
    }
    if (unit_.id == call_.campaign->organization && may(call_, "export-campaign"))
      return add_form("Xuất toàn bộ đợt kiểm điểm",
                      "Một tệp để lưu trữ hoặc bàn giao; mở lại được trên một máy còn trống.", unit_.id,
                      "campaign", "export-campaign");
    return {};
  }

  service::Outcome<void> add_form(std::string title, std::string words, const std::string& signer,
                                  const std::string& kind, std::string_view action) {
    pages::SheetSection section;
    section.title = std::move(title);
    section.paragraphs.push_back(std::move(words));
    const auto key = has_key(signer);
    if (!key) return tl::unexpected{key.error()};
    if (*key) {
      pages::SheetForm form;
      form.action = address(action, names());
      form.hidden = {{"kind", kind, false, {}}};
      form.inputs.push_back(phrase_input(call_, kind));
      form.submit = section.title;
      section.form = std::move(form);
    } else {
      section.paragraphs.emplace_back("Chưa có khóa ký: tạo khóa ở mục Khóa của đơn vị trước.");
    }
    page_.sections.push_back(std::move(section));
    return {};
  }

  service::Outcome<void> add_receiving() {
    if (!may(call_, "upload-bundle")) return {};
    pages::SheetSection section;
    section.title =
        call_.actor.acting.unit == unit_.id ? "Nhận tệp của đơn vị trực thuộc" : "Nhận tệp của đơn vị";
    section.paragraphs.emplace_back(
        "Xem trước những gì mới, những gì đã sửa ở cả hai nơi; chưa ghi gì cho đến khi xác nhận. Tệp lớn hơn "
        "20 MB: "
        "dùng lệnh “kiemdiem bundle merge” trên máy chủ.");
    pages::SheetForm form;
    form.action = address("upload-bundle", names());
    form.inputs.push_back(file_input(call_, "Tệp .kiemdiem"));
    form.submit = "Xem trước";
    section.form = std::move(form);
    page_.sections.push_back(std::move(section));
    return {};
  }

  service::Outcome<void> add_waiting() {
    if (!may(call_, "upload-bundle")) return {};
    const auto waiting = store::waiting_for(call_.data, call_.campaign->id, unit_.id);
    if (!waiting) return service::refused(waiting.error());
    if (waiting->empty()) return {};
    pages::SheetSection section;
    section.title = "Tệp chờ xác nhận";
    pages::SheetTable table{section.title, {"Tệp", "Gửi lúc"}, {}};
    for (const store::WaitingBundle& one : *waiting) {
      Names place = names();
      place.emplace_back("bundle", one.id);
      table.rows.push_back({cell(one.file_name, address("bundle", place)), cell(time_words(call_, one.at))});
    }
    section.table = std::move(table);
    page_.sections.push_back(std::move(section));
    return {};
  }

  service::Outcome<void> add_taken() {
    const auto taken = store::taken_from(call_.data, unit_.id);
    if (!taken) return service::refused(taken.error());
    pages::SheetSection section;
    section.title = "Đã nhận";
    pages::SheetTable table{
        section.title, {"Dữ liệu đến ngày", "Nhận lúc", "Điểm neo nhật ký", "Mã tệp"}, {}};
    for (const store::TakenBundle& one : *taken)
      table.rows.push_back({cell(day_words(one.day)), cell(time_words(call_, one.taken_at)),
                            cell(fmt::format("{}={}", one.chain, to_text(one.anchor))),
                            cell(one.id.substr(0, 20))});
    if (table.rows.empty()) return {};
    section.table = std::move(table);
    page_.sections.push_back(std::move(section));
    return {};
  }

  service::Outcome<void> add_below() {
    if (unit_.children.empty()) return {};
    pages::SheetSection section;
    section.title = "Đơn vị trực thuộc";
    pages::SheetTable table{section.title, {"Đơn vị", "Khóa", "Nhận lần cuối"}, {}};
    for (const std::size_t child : unit_.children) {
      const service::Unit& below = units_.at(child);
      const auto keys = store::introduced_of(call_.data, below.id);
      if (!keys) return service::refused(keys.error());
      const bool known = std::ranges::any_of(*keys, [](const auto& key) { return !key.revoked_at; });
      const auto taken = store::taken_from(call_.data, below.id);
      if (!taken) return service::refused(taken.error());
      pages::SheetCell key = cell("");
      key.mark = known ? pages::Mark{pages::Standing::done, "đã giới thiệu"}
                       : pages::Mark{pages::Standing::none, "chưa giới thiệu"};
      table.rows.push_back(
          {cell(below.name, address("exchange", {{"campaign", call_.campaign->id}, {"unit", below.id}})),
           std::move(key), cell(taken->empty() ? "chưa có" : time_words(call_, taken->front().taken_at))});
    }
    section.table = std::move(table);
    page_.sections.push_back(std::move(section));
    return {};
  }

  service::Call& call_;
  const service::Units& units_;
  const service::Unit& unit_;
  pages::SheetPage page_;
};

std::string file_name(const service::Call& call, std::string_view kind) {
  return fmt::format("{}-{}-{}.kiemdiem", call.campaign->id, call.target.unit, kind);
}

/// The file with its entry in the log: which bundle left, and for whom.
service::Outcome<FileAnswer> sent(service::Call& call, service::Outcome<service::BundleMade> made,
                                  std::string_view kind) {
  if (!made) return tl::unexpected{made.error()};
  call.notes.push_back({"bundle:" + made->id, call.target.unit_path, {}, made->id});
  return FileAnswer{file_name(call, kind), bundle_type, std::move(made->file)};
}

}  // namespace

service::FileCheck taken_files() {
  return
      [](const store::EvidenceFile& file) { return http::accepted_kind(file.name, file.bytes).has_value(); };
}

service::Outcome<pages::SheetPage> exchange(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  return ExchangePage{call, **units}.make();
}

service::Outcome<FileAnswer> make_bundle(service::Call& call) {
  const bool starts = call.inputs.get("kind") == "start";
  const std::string field = phrase_name(starts ? "start" : "report");
  auto made = exchanging(call, field.c_str(), [&](const service::Exchange& exchange) {
    const service::Unit& unit = *exchange.units.find(call.target.unit);
    const std::string& phrase = call.inputs.get(field);
    if (!starts) return service::make_report(exchange, call.campaign->id, unit, phrase);
    return service::make_start(exchange, call.campaign->id, unit,
                               *exchange.units.find(call.actor.acting.unit), phrase);
  });
  return sent(call, std::move(made), starts ? "khoi-dau" : "bao-cao");
}

service::Outcome<FileAnswer> export_campaign(service::Call& call) {
  const std::string field = phrase_name("campaign");
  if (call.target.unit != call.campaign->organization)
    return service::refused(service::Refused::invalid, "Chỉ tổ chức ban hành xuất được cả đợt kiểm điểm.",
                            field);
  auto made = exchanging(call, field.c_str(), [&](const service::Exchange& exchange) {
    return service::export_campaign(exchange, call.campaign->id, call.inputs.get(field));
  });
  return sent(call, std::move(made), "ca-dot");
}

}  // namespace kiemdiem::web
