#include "cli/exchange.h"

#include <fmt/format.h>

#include <chrono>

#include "http/file_kind.h"
#include "service/regulations.h"

namespace kiemdiem::cli {

Option bundle_argument() {
  return {"BUNDLE", "TỆP", {"tệp gói hồ sơ (.kiemdiem)", "bundle file (.kiemdiem)"}, {}, true};
}

Option campaign_option() {
  return {"--campaign", "MÃ", {"mã đợt kiểm điểm", "id of the campaign"}, {}, true};
}

Option unit_option() {
  return {"--unit", "MÃ", {"mã tổ chức", "id of the organization"}, {}, true};
}

Option phrase_option() {
  return {"--phrase-file",
          "TỆP",
          {"tệp có sáu từ khóa của đơn vị ở dòng đầu",
           "file whose first line has the six words of the unit's key"}};
}

Option fingerprint_option() {
  return {"--fingerprint",
          "40_CHỮ_SỐ",
          {"dấu nhận dạng của khóa, gõ theo phiếu khóa của nơi gửi",
           "fingerprint of the key, typed from its sheet"},
          {},
          true};
}

service::FileCheck taken_files() {
  return
      [](const store::EvidenceFile& file) { return http::accepted_kind(file.name, file.bytes).has_value(); };
}

Result<std::string> bundle_in(const Arguments& arguments, const char* name) {
  const std::string path = arguments.get(name);
  auto bytes = read_file(path);
  if (!bytes) return refuse({path, 0, 0, "", ""}, "Không đọc được tệp này.");
  return std::move(*bytes);
}

Result<void> exchange_in(const Arguments& arguments, Session& session, const ExchangeWork& work,
                         Opening opening) {
  auto data = Installation::open(session.folder());
  if (!data) return tl::unexpected{data.error()};
  const service::Regulations regulations{std::move(*data)};
  const auto database = open_store(arguments, opening);
  if (!database) return tl::unexpected{database.error()};
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const auto run = [&](store::Transaction& transaction) -> Result<void> {
    const auto units = service::Units::load(transaction);
    if (!units) return tl::unexpected{units.error()};
    return work({transaction, **units, regulations.dictionary(), {"", now.count()}});
  };
  return opening == Opening::reading ? (*database)->read(run) : (*database)->write(run);
}

Result<const service::Unit*> unit_in(const Arguments& arguments, const service::Units& units) {
  const service::Unit* unit = units.find(arguments.get("--unit"));
  if (unit == nullptr || unit->ended)
    return refuse({}, fmt::format("Không có tổ chức nào mang mã “{}”.", arguments.get("--unit")));
  return unit;
}

Result<void> note_act(const service::Exchange& exchange, std::string_view action, const std::string& object,
                      const std::string& digest) {
  store::LogEntry entry;
  entry.chain = store::system_chain;
  entry.at = exchange.by.at;
  entry.action = action;
  entry.object = object;
  entry.after_digest = digest;
  const auto logged = store::append(exchange.data, entry);
  if (!logged) return tl::unexpected{logged.error()};
  return {};
}

bool log_goes_on(const bundle::Header& header, const service::BundleContent& content,
                 const std::vector<store::ChainAnchor>& anchors, Console& console) {
  bool whole = true;
  for (const store::ChainAnchor& known : anchors) {
    if (header.kind != bundle::Kind::report || known.chain != header.chain) continue;
    const auto place = static_cast<std::size_t>(known.anchor.seq);
    const bool there =
        place <= content.log_hashes.size() && content.log_hashes[place - 1] == known.anchor.hash;
    console.print(fmt::format("{}  nhật ký trong tệp {} điểm neo {}={}\n", there ? "đúng" : "SAI ",
                              there ? "nối tiếp" : "không nối tiếp", known.chain,
                              store::to_text(known.anchor)));
    whole = whole && there;
  }
  return whole;
}

}  // namespace kiemdiem::cli
