#include <fmt/format.h>

#include "cli/exchange.h"

namespace kiemdiem::cli {
namespace {

using Make = std::function<Result<service::BundleMade>(const service::Exchange&, const std::string& phrase)>;

/// Makes a file and writes it where it was wanted.
Exit make_file(const Arguments& arguments, Session& session, std::string_view action, const Make& make) {
  const auto phrase = passphrase_in(arguments, "--phrase-file");
  if (!phrase) return session.refuse(phrase.error());
  std::optional<service::BundleMade> made;
  const auto done = exchange_in(arguments, session, [&](const service::Exchange& exchange) -> Result<void> {
    auto file = make(exchange, *phrase);
    if (!file) return tl::unexpected{file.error()};
    made = std::move(*file);
    return note_act(exchange, action, "bundle:" + made->id, made->id);
  });
  if (!done) return session.refuse(done.error());
  const std::string out = arguments.get("--out");
  if (const auto written = write_file(out, made->file); !written) return session.refuse(written.error());
  session.console.print(fmt::format("Đã ghi {} ({} byte).\nMã tệp {}\n", out, made->file.size(), made->id));
  if (made->left_out.all() > 0)
    session.console.print(fmt::format("Để lại {} có độ mật: chỉ gửi phần chỉ dẫn, hồ sơ giấy gửi riêng.\n",
                                      in_words(made->left_out)));
  return Exit::done;
}

/// Who signs a start bundle: the nearest organization above that has a key here; else the unit, for a second
/// machine of its own.
Result<const service::Unit*> signer_of(const service::Exchange& exchange, const service::Unit& unit) {
  const auto way = exchange.units.way_to(unit);
  for (auto above = way.rbegin(); above != way.rend(); ++above) {
    const auto key = store::key_of(exchange.data, (*above)->id);
    if (!key) return tl::unexpected{key.error()};
    if (*key && *above != &unit) return *above;
  }
  const auto own = store::key_of(exchange.data, unit.id);
  if (!own) return tl::unexpected{own.error()};
  if (*own) return &unit;
  return refuse({}, "Chưa có tổ chức cấp trên nào có khóa ký trên máy này; hãy tạo khóa trước (bundle key).");
}

Exit make(const Arguments& arguments, Session& session) {
  return make_file(
      arguments, session, "make-bundle",
      [&](const service::Exchange& exchange, const std::string& phrase) -> Result<service::BundleMade> {
        const auto unit = unit_in(arguments, exchange.units);
        if (!unit) return tl::unexpected{unit.error()};
        const std::string campaign = arguments.get("--campaign");
        if (arguments.get("--kind") != "start")
          return service::make_report(exchange, campaign, **unit, phrase);
        const auto signer = signer_of(exchange, **unit);
        if (!signer) return tl::unexpected{signer.error()};
        return service::make_start(exchange, campaign, **unit, **signer, phrase);
      });
}

Exit export_campaign(const Arguments& arguments, Session& session) {
  return make_file(arguments, session, "export-campaign",
                   [&](const service::Exchange& exchange, const std::string& phrase) {
                     return service::export_campaign(exchange, arguments.get("--campaign"), phrase);
                   });
}

}  // namespace

Command bundle_make_command() {
  return {"bundle make",
          {"lập gói hồ sơ của một đơn vị: báo cáo gửi lên, hoặc gói khởi đầu gửi xuống",
           "write one unit's part: a report upward, or a start bundle downward"},
          {database_option(),
           unit_option(),
           campaign_option(),
           {"--kind",
            "report|start",
            {"report: gửi lên cấp trên (mặc định); start: cho máy còn trống của đơn vị",
             "report: to the level above (default); start: for the empty server of a unit"},
            {"report", "start"}},
           phrase_option(),
           out_option(true)},
          make};
}

Command export_command() {
  return {"export",
          {"xuất toàn bộ một đợt kiểm điểm vào một tệp để lưu trữ, bàn giao",
           "write a whole campaign to one file, for the archive and for handing over"},
          {database_option(), campaign_option(), phrase_option(), out_option(true)},
          export_campaign};
}

}  // namespace kiemdiem::cli
