#include "service/replay.h"

#include <fmt/format.h>

#include "cli/store_arguments.h"

namespace kiemdiem::cli {
namespace {

Result<std::pair<store::Decision, store::DecisionGrounds>> read_decision(store::Database& database,
                                                                         const std::string& id) {
  std::pair<store::Decision, store::DecisionGrounds> found;
  const auto read = database.read([&](store::Transaction& transaction) -> Result<void> {
    auto decision = store::find_decision(transaction, id);
    if (!decision) return tl::unexpected{decision.error()};
    if (!*decision) return refuse({}, fmt::format("Không có quyết định nào mang mã {}.", id));
    auto grounds = store::grounds_of(transaction, id);
    if (!grounds) return tl::unexpected{grounds.error()};
    found = {std::move(**decision), std::move(*grounds)};
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  return found;
}

Exit replay(const Arguments& arguments, Session& session) {
  auto data = Installation::open(session.folder());
  if (!data) return session.refuse(data.error());
  const auto database = open_store(arguments);
  if (!database) return session.refuse(database.error());
  const auto found = read_decision(**database, arguments.get("DECISION"));
  if (!found) return session.refuse(found.error());
  const auto& [decision, grounds] = *found;
  service::Regulations regulations{std::move(*data)};
  const auto replayed = service::replay(regulations, decision, grounds);
  if (!replayed) return session.refuse(replayed.error());
  session.console.print(fmt::format("Quyết định {} ngày {}, văn bản {}, chương trình {}\n", decision.number,
                                    decision.day, decision.regulation, decision.program));
  if (!replayed->texts_at_hand) {
    session.console.print(fmt::format(
        "Văn bản đã thay đổi nên không xét lại được.\n  khi quyết định: {}\n  hiện có:        {}\n"
        "Hãy chỉ thư mục dữ liệu có văn bản như khi quyết định bằng --data.\n",
        decision.regulation_hash, replayed->fingerprint));
    return Exit::refused;
  }
  for (const std::string& line : replayed->differs) session.console.print(fmt::format("khác  {}\n", line));
  session.console.print(replayed->same ? "đúng  cùng kết quả, cùng lý do\n"
                                       : "KHÁC  kết quả không giống khi quyết định\n");
  return replayed->same ? Exit::done : Exit::breaks;
}

}  // namespace

Command replay_command() {
  return {"replay",
          {"xét lại một quyết định từ dữ kiện và văn bản đã lưu cùng nó",
           "judge a decision again from the facts and documents that were kept with it"},
          {{"DECISION", "MÃ", {"mã của quyết định", "id of the decision"}, {}, true}, database_option()},
          replay};
}

}  // namespace kiemdiem::cli
