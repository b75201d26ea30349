#include <fmt/format.h>

#include <algorithm>

#include "cli/exchange.h"
#include "sealing/signature.h"
#include "service/regulations.h"

namespace kiemdiem::cli {
namespace {

using service::Fate;

void print_header(const bundle::Opened& opened, Console& console) {
  const bundle::Header& header = opened.header;
  console.print(fmt::format(
      "Tệp nguyên vẹn, mã {}\nLoại {}, đơn vị {}, đợt {}, dữ liệu đến ngày {}\n"
      "Nhật ký {}={}\nKhóa ký của {}, dấu nhận dạng {}\n",
      opened.id, bundle::word_of(header.kind), header.unit, header.campaign, header.day, header.chain,
      store::to_text({header.seq, header.hash}), header.signer, sealing::key_fingerprint(header.public_key)));
}

void print_plan(const service::MergePlan& plan, Console& console) {
  if (!plan.nothing.empty()) return console.print(plan.nothing + "\n");
  console.print(fmt::format(
      "Mới {}, đơn vị sửa {}, máy này sửa (giữ nguyên) {}, không đổi {}, mâu thuẫn {}; quyết "
      "định mới {}, kết quả bỏ phiếu mới {}, biên bản mới {}, tệp mới {}\n",
      plan.count(Fate::added), plan.count(Fate::newer), plan.count(Fate::own_newer), plan.unchanged,
      plan.count(Fate::conflict), plan.decisions, plan.tallies, plan.minutes, plan.files));
  if (plan.left_out.all() > 0)
    console.print(
        fmt::format("Nơi gửi để lại {} có độ mật; hồ sơ giấy gửi riêng.\n", in_words(plan.left_out)));
  for (const service::MergedEntry& entry : plan.entries)
    if (entry.fate == Fate::conflict)
      console.print(fmt::format(
          "MÂU THUẪN {} ({})\n  đơn vị:  {}\n  máy này: {}\n", service::to_text(entry.key), entry.name,
          entry.theirs_erased ? "đã xóa" : entry.theirs, entry.mine_erased ? "đã xóa" : entry.mine));
  if (!plan.log_break.empty()) console.print("SAI   " + plan.log_break + "\n");
  for (const std::string& words : plan.refusals) console.print("SAI   " + words + "\n");
}

bool may_be_merged(const service::MergePlan& plan) {
  return plan.refusals.empty() && plan.log_break.empty() && plan.count(Fate::conflict) == 0;
}

Exit check(const Arguments& arguments, Session& session) {
  const auto anchors = anchors_in(arguments);
  if (!anchors) return session.refuse(anchors.error());
  const auto file = bundle_in(arguments);
  if (!file) return session.refuse(file.error());
  const auto opened = bundle::read(*file);
  if (!opened) return session.refuse(opened.error());
  const auto content = service::content_of(*opened, taken_files());
  if (!content) return session.refuse(content.error());
  print_header(*opened, session.console);
  bool right = log_goes_on(opened->header, *content, *anchors, session.console);
  if (arguments.has("--database")) {
    const auto done = exchange_in(
        arguments, session,
        [&](const service::Exchange& exchange) -> Result<void> {
          const auto plan = service::plan_merge(exchange, *file, nullptr, taken_files());
          if (!plan) return tl::unexpected{plan.error()};
          print_plan(*plan, session.console);
          right = may_be_merged(*plan) && right;
          return {};
        },
        Opening::reading);
    if (!done) return session.refuse(done.error());
  }
  return right ? Exit::done : Exit::breaks;
}

/// "people/an=unit" or "period/people/an=own".
Result<service::Choices> choices_in(const Arguments& arguments, const service::MergePlan& plan) {
  service::Choices choices;
  for (const std::string& given : arguments.all("--choose")) {
    const std::size_t sign = given.rfind('=');
    const std::string word = sign == std::string::npos ? "" : given.substr(sign + 1);
    const auto entry = std::ranges::find_if(plan.entries, [&](const service::MergedEntry& one) {
      return one.fate == Fate::conflict && service::to_text(one.key) == given.substr(0, sign);
    });
    if (entry == plan.entries.end() || (word != "unit" && word != "own"))
      return refuse(
          {}, fmt::format("--choose {}: cần MỤC=unit hoặc MỤC=own, với MỤC như lệnh check in ra.", given));
    choices[entry->key] = word == "unit" ? service::Chosen::theirs : service::Chosen::mine;
  }
  return choices;
}

Result<void> note_merge(const service::Exchange& exchange, const service::Merged& merged) {
  if (!merged.plan.nothing.empty()) return {};
  for (const service::Merged::Decided& decided : merged.decided) {
    store::LogEntry entry;
    entry.chain = exchange.units.grassroots_of(*exchange.units.find(merged.plan.header.unit)).id;
    entry.at = exchange.by.at;
    entry.action = "merge-bundle";
    entry.object = service::to_text(decided.key);
    entry.before_digest = decided.before_digest;
    entry.after_digest = decided.after_digest;
    if (const auto logged = store::append(exchange.data, entry); !logged)
      return tl::unexpected{logged.error()};
  }
  return note_act(exchange, "merge-bundle", "bundle:" + merged.plan.id, merged.plan.id);
}

Exit merge(const Arguments& arguments, Session& session) {
  const auto file = bundle_in(arguments);
  if (!file) return session.refuse(file.error());
  std::optional<service::Merged> merged;
  const auto done = exchange_in(arguments, session, [&](const service::Exchange& exchange) -> Result<void> {
    const auto plan = service::plan_merge(exchange, *file, nullptr, taken_files());
    if (!plan) return tl::unexpected{plan.error()};
    const auto choices = choices_in(arguments, *plan);
    if (!choices) return tl::unexpected{choices.error()};
    auto result = service::merge_bundle(exchange, *file, nullptr, taken_files(), *choices,
                                        arguments.get("--log-reason"));
    if (!result) return tl::unexpected{result.error()};
    merged = std::move(*result);
    return note_merge(exchange, *merged);
  });
  if (!done) return session.refuse(done.error());
  print_plan(merged->plan, session.console);
  if (merged->plan.nothing.empty()) session.console.print("Đã nhận và hợp nhất.\n");
  return Exit::done;
}

/// What a regulation is here, beside what the bundle rests on.
void print_regulation(const service::Started& started, Session& session) {
  auto data = Installation::open(session.folder());
  if (!data) return;
  service::Regulations regulations{std::move(*data)};
  const auto own = regulations.fingerprint(started.regulation);
  if (!own || *own != started.regulation_hash)
    session.console.print(
        fmt::format("CHÚ Ý văn bản “{}” trên máy này không giống văn bản khi mở đợt; hãy cài cùng "
                    "phiên bản dữ liệu với cấp trên trước khi làm việc.\n",
                    started.regulation));
}

Exit start(const Arguments& arguments, Session& session) {
  const auto file = bundle_in(arguments);
  if (!file) return session.refuse(file.error());
  std::optional<service::Started> started;
  const auto done = exchange_in(
      arguments, session,
      [&](const service::Exchange& exchange) -> Result<void> {
        auto result =
            service::start_installation(exchange, *file, arguments.get("--fingerprint"), taken_files());
        if (!result) return tl::unexpected{result.error()};
        started = std::move(*result);
        return note_act(exchange, "start-installation", "bundle:" + started->id, started->id);
      },
      Opening::making);
  if (!done) return session.refuse(done.error());
  session.console.print(fmt::format("Đã mở {} mục của “{}”, đợt {}. Tài khoản của đơn vị lập trên máy này.\n",
                                    started->entries, started->header.unit, started->header.campaign));
  if (started->left_out.all() > 0)
    session.console.print(
        fmt::format("Nơi lập để lại {} có độ mật; hồ sơ giấy giao riêng.\n", in_words(started->left_out)));
  print_regulation(*started, session);
  return Exit::done;
}

std::vector<Option> starting_options() {
  return {bundle_argument(), database_option(), fingerprint_option()};
}

}  // namespace

Command bundle_check_command() {
  Option database = database_option();
  database.required = false;
  return {"bundle check",
          {"kiểm tra một gói hồ sơ: nguyên vẹn, chữ ký, nhật ký nối tiếp; với --database: nhận thì có gì mới",
           "check a bundle: whole, signed, log going on; with --database: what merging it would bring"},
          {bundle_argument(), database, anchor_option()},
          check};
}

Command bundle_merge_command() {
  return {"bundle merge",
          {"nhận báo cáo của đơn vị vào máy của cấp trên", "take a unit's report in at the level above"},
          {bundle_argument(),
           database_option(),
           {"--choose",
            "MỤC=unit|own",
            {"với mục đã sửa ở cả hai nơi: lấy bản của đơn vị, hay giữ bản của máy này",
             "of an entry that both changed: the unit's text, or the own one"},
            {},
            false,
            true},
           {"--log-reason",
            "LÝ_DO",
            {"vì sao nhận khi nhật ký của đơn vị không nối tiếp",
             "why it is taken though the unit's log does not go on"}}},
          merge};
}

Command bundle_start_command() {
  return {
      "bundle start",
      {"mở gói khởi đầu của cấp trên trên máy còn trống", "begin an empty installation from a start bundle"},
      starting_options(),
      start};
}

Command import_command() {
  return {"import",
          {"nạp toàn bộ một đợt kiểm điểm đã xuất vào máy còn trống",
           "put a whole campaign that was exported into an empty installation"},
          starting_options(),
          start};
}

}  // namespace kiemdiem::cli
