#include <fmt/format.h>

#include <algorithm>

#include "cli/exchange.h"

namespace kiemdiem::cli {
namespace {

/// One chain with all anchors that remember it. @return whether it is whole
Result<bool> check_chain(store::Transaction& transaction, const std::string& chain,
                         const std::vector<store::ChainAnchor>& anchors, Console& console) {
  std::vector<std::optional<store::Anchor>> wanted;
  for (const store::ChainAnchor& given : anchors)
    if (given.chain == chain) wanted.emplace_back(given.anchor);
  if (wanted.empty()) wanted.emplace_back();
  std::vector<std::string> wrong;
  for (const auto& anchor : wanted) {
    const auto broken = store::verify(transaction, chain, anchor);
    if (!broken) return tl::unexpected{broken.error()};
    if (*broken && std::ranges::find(wrong, (*broken)->words) == wrong.end())
      wrong.push_back((*broken)->words);
  }
  const auto head = store::head(transaction, chain);
  if (!head) return tl::unexpected{head.error()};
  for (const std::string& words : wrong) console.print(fmt::format("SAI   {}\n", words));
  if (wrong.empty() && *head) console.print(fmt::format("đúng  {}={}\n", chain, store::to_text(**head)));
  return wrong.empty();
}

/// The log that the report of a unit speaks of, against the anchors that were kept of it.
Exit verify_report(const Arguments& arguments, const std::vector<store::ChainAnchor>& anchors,
                   Session& session) {
  const auto file = bundle_in(arguments, "--bundle");
  if (!file) return session.refuse(file.error());
  const auto opened = bundle::read(*file);
  if (!opened) return session.refuse(opened.error());
  const auto content = service::content_of(*opened, taken_files());
  if (!content) return session.refuse(content.error());
  return log_goes_on(opened->header, *content, anchors, session.console) ? Exit::done : Exit::breaks;
}

Exit verify(const Arguments& arguments, Session& session) {
  const auto anchors = anchors_in(arguments);
  if (!anchors) return session.refuse(anchors.error());
  if (arguments.has("--bundle")) return verify_report(arguments, *anchors, session);
  if (!arguments.has("--database"))
    return session.refuse({{{}, "Cần --database (nhật ký của máy chủ) hoặc --bundle (báo cáo của đơn vị)."}});
  const auto database = open_store(arguments);
  if (!database) return session.refuse(database.error());
  bool whole = true;
  const auto read = (*database)->read([&](store::Transaction& transaction) -> Result<void> {
    auto chains = store::chains(transaction);
    if (!chains) return tl::unexpected{chains.error()};
    // A chain that only an anchor remembers was cut off whole.
    for (const store::ChainAnchor& given : *anchors)
      if (std::ranges::find(*chains, given.chain) == chains->end()) chains->push_back(given.chain);
    for (const std::string& chain : *chains) {
      const auto right = check_chain(transaction, chain, *anchors, session.console);
      if (!right) return tl::unexpected{right.error()};
      whole = whole && *right;
    }
    const auto root = store::root(transaction);
    if (!root) return tl::unexpected{root.error()};
    session.console.print(fmt::format("{} sổ nhật ký, mã chung {}\n", chains->size(), *root));
    return {};
  });
  if (!read) return session.refuse(read.error());
  return whole ? Exit::done : Exit::breaks;
}

}  // namespace

Command verify_command() {
  Option database = database_option();
  database.required = false;
  return {"verify",
          {"kiểm tra nhật ký của máy chủ có còn nguyên vẹn không", "check that the server's log is whole"},
          {database,
           {"--bundle",
            "TỆP",
            {"xét báo cáo này của đơn vị: nhật ký có nối tiếp điểm neo không",
             "look at this report of a unit: does its log go on from the anchors"}},
           anchor_option()},
          verify};
}

}  // namespace kiemdiem::cli
