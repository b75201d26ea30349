#include <fmt/format.h>

#include <algorithm>

#include "sealing/signature.h"
#include "service/entries.h"
#include "web/addresses.h"
#include "web/places/exchange.h"
#include "web/places/exchange_parts.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using service::Fate;
using service::MergedEntry;
using service::MergePlan;
using Names = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::string_view choice_mark = "chon.";
constexpr std::size_t most_lines = 300;

std::string fate_words(Fate fate) {
  switch (fate) {
    case Fate::added:
      return "mới";
    case Fate::newer:
      return "đơn vị đã sửa";
    case Fate::own_newer:
      return "máy này đã sửa, giữ nguyên";
    case Fate::conflict:
      return "cả hai nơi đã sửa";
    case Fate::unchanged:
      return "không đổi";
  }
  return {};
}

std::string list_words(const service::Call& call, const store::RecordKey& key) {
  if (key.list == service::plan_entry) return "Kế hoạch";
  const facts::ListShape* shape = call.office.dictionary().list(key.list);
  return shape == nullptr ? key.list : shape->label.vi;
}

/// What an entry says, a fact a line: those of the dictionary in words, others as they are kept.
std::vector<std::string> text_lines(const facts::Dictionary& dictionary, const store::RecordKey& key,
                                    const std::string& facts, bool erased) {
  if (erased) return {"đã xóa"};
  if (facts.empty()) return {"chưa có"};
  const facts::ListShape* shape = dictionary.list(key.list);
  const auto entry = from_json(facts);
  if (shape == nullptr || !entry) return {facts};
  std::vector<std::string> lines;
  for (const service::StatedFact& fact : service::stated(*entry, *shape))
    if (const auto at = shape->find(fact.path))
      lines.push_back(fmt::format("{}: {}", shape->facts[static_cast<std::size_t>(*at)].label.vi,
                                  service::in_words(fact, *shape, dictionary)));
  return lines;
}

/// Both texts, without the lines in which they agree.
std::pair<std::vector<std::string>, std::vector<std::string>> both_texts(const facts::Dictionary& dictionary,
                                                                         const MergedEntry& entry) {
  auto theirs = text_lines(dictionary, entry.key, entry.theirs, entry.theirs_erased);
  auto mine = text_lines(dictionary, entry.key, entry.mine, entry.mine_erased);
  const auto all_mine = mine;
  std::erase_if(mine,
                [&](const std::string& line) { return std::ranges::find(theirs, line) != theirs.end(); });
  std::erase_if(theirs,
                [&](const std::string& line) { return std::ranges::find(all_mine, line) != all_mine.end(); });
  return {std::move(theirs), std::move(mine)};
}

pages::SheetCell lines_cell(std::vector<std::string> lines) {
  pages::SheetCell made = cell("");
  made.lines = std::move(lines);
  return made;
}

pages::SheetSection head_section(const MergePlan& plan, const store::WaitingBundle& waiting) {
  pages::SheetSection section;
  section.title = "Tệp";
  pages::SheetTable table{section.title, {"Mục", "Nội dung"}, {}};
  for (const auto& [what, text] : std::vector<std::pair<std::string, std::string>>{
           {"Tên tệp", waiting.file_name},
           {"Dữ liệu đến ngày", day_words(plan.header.day)},
           {"Điểm neo nhật ký", fmt::format("{}={}", plan.header.chain,
                                            to_text(store::Anchor{plan.header.seq, plan.header.hash}))},
           {"Dấu nhận dạng khóa ký", sealing::key_fingerprint(plan.header.public_key)},
           {"Mục mới", std::to_string(plan.count(Fate::added))},
           {"Mục đơn vị đã sửa", std::to_string(plan.count(Fate::newer))},
           {"Mục máy này đã sửa", std::to_string(plan.count(Fate::own_newer))},
           {"Mục cả hai nơi đã sửa", std::to_string(plan.count(Fate::conflict))},
           {"Mục không đổi", std::to_string(plan.unchanged)},
           {"Quyết định mới", std::to_string(plan.decisions)},
           {"Kết quả bỏ phiếu mới", std::to_string(plan.tallies)},
           {"Biên bản mới", std::to_string(plan.minutes)},
           {"Tệp minh chứng mới", std::to_string(plan.files)},
           {"Để lại vì có độ mật", plan.left_out.all() == 0
                                       ? std::string{"không có"}
                                       : in_words(plan.left_out) + "; hồ sơ giấy gửi riêng"}})
    table.rows.push_back({cell(what), cell(text)});
  section.table = std::move(table);
  return section;
}

pages::SheetCell choice_cell(const service::Call& call, const MergedEntry& entry) {
  const std::string name = std::string{choice_mark} + service::to_text(entry.key);
  const std::string& chosen = call.inputs.get(name);
  pages::Input input;
  input.name = name;
  input.type = "select";
  input.label = "Chọn bản cho " + entry.name;
  input.options = {{"", "Chưa chọn", chosen.empty(), {}},
                   {"unit", "Bản của đơn vị", chosen == "unit", {}},
                   {"own", "Bản trên máy này", chosen == "own", {}}};
  return input_cell(std::move(input));
}

/// The form that merges, with a choice for each contradiction.
pages::SheetSection merge_section(const service::Call& call, const facts::Dictionary& dictionary,
                                  const MergePlan& plan, const Names& names) {
  pages::SheetSection section;
  section.title = plan.count(Fate::conflict) > 0 ? "Đã sửa ở cả hai nơi: chọn một bản" : "Xác nhận";
  if (plan.count(Fate::conflict) > 0) {
    pages::SheetTable table{section.title, {"Mục", "Bản của đơn vị", "Bản trên máy này", "Chọn"}, {}};
    for (const MergedEntry& entry : plan.entries) {
      if (entry.fate != Fate::conflict) continue;
      auto [theirs, mine] = both_texts(dictionary, entry);
      pages::SheetCell what = cell(entry.name);
      what.lines.push_back(list_words(call, entry.key));
      table.rows.push_back({std::move(what), lines_cell(std::move(theirs)), lines_cell(std::move(mine)),
                            choice_cell(call, entry)});
    }
    section.table = std::move(table);
  }
  pages::SheetForm form;
  form.action = address("merge-bundle", names);
  if (!plan.log_break.empty()) {
    section.paragraphs.push_back(plan.log_break);
    pages::Input reason;
    reason.name = "reason";
    reason.type = "long";
    reason.label = "Lý do vẫn nhận";
    reason.required = true;
    reason.value = call.inputs.get("reason");
    form.inputs.push_back(std::move(reason));
  }
  form.submit = "Nhận vào máy này";
  form.confirm =
      "Bản bị thay vẫn nằm trong lịch sử của từng mục; quyết định và kết quả niêm phong không bị sửa.";
  section.form = std::move(form);
  return section;
}

pages::SheetSection changes_section(const service::Call& call, const facts::Dictionary& dictionary,
                                    const MergePlan& plan) {
  pages::SheetSection section;
  section.title = "Những mục khác nhau";
  pages::SheetTable table{
      section.title, {"Mục", "Loại", "Thế nào", "Bản của đơn vị", "Bản trên máy này"}, {}};
  for (const MergedEntry& entry : plan.entries) {
    if (entry.fate == Fate::conflict) continue;
    if (table.rows.size() >= most_lines) {
      section.paragraphs.push_back(fmt::format("Chỉ hiện {} mục đầu.", most_lines));
      break;
    }
    auto [theirs, mine] = both_texts(dictionary, entry);
    table.rows.push_back({cell(entry.name), cell(list_words(call, entry.key)), cell(fate_words(entry.fate)),
                          lines_cell(std::move(theirs)), lines_cell(std::move(mine))});
  }
  if (table.rows.empty())
    section.paragraphs.emplace_back("Không có mục nào khác.");
  else
    section.table = std::move(table);
  return section;
}

service::Outcome<store::WaitingBundle> waiting_asked(service::Call& call) {
  auto waiting = store::find_waiting(call.data, call.inputs.get("bundle"));
  if (!waiting) return service::refused(waiting.error());
  const bool here =
      *waiting && (*waiting)->organization == call.target.unit && (*waiting)->campaign == call.campaign->id;
  if (!here) return service::refused(service::Refused::hidden);
  return std::move(**waiting);
}

service::Choices choices_in(const service::Inputs& inputs, const MergePlan& plan) {
  service::Choices choices;
  for (const MergedEntry& entry : plan.entries) {
    const std::string& chosen = inputs.get(std::string{choice_mark} + service::to_text(entry.key));
    if (entry.fate == Fate::conflict && (chosen == "unit" || chosen == "own"))
      choices[entry.key] = chosen == "unit" ? service::Chosen::theirs : service::Chosen::mine;
  }
  return choices;
}

}  // namespace

service::Outcome<service::Done> upload_bundle(service::Call& call) {
  const std::string file = sent_file(call);
  if (file.empty())
    return service::refused(service::Refused::invalid, "Hãy chọn tệp .kiemdiem của đơn vị.", "file");
  const auto plan = exchanging(call, "file", [&](const service::Exchange& exchange) {
    return service::plan_merge(exchange, file, exchange.units.find(call.target.unit), taken_files());
  });
  if (!plan) return tl::unexpected{plan.error()};
  if (plan->header.campaign != call.campaign->id)
    return service::refused(service::Refused::invalid, "Tệp này của đợt kiểm điểm khác.", "file");
  const store::WaitingBundle waiting{plan->id,
                                     plan->header.unit,
                                     call.campaign->id,
                                     call.inputs.files.front().name,
                                     call.now.at,
                                     call.actor.account,
                                     file};
  if (const auto kept = store::keep(call.data, waiting); !kept) return service::refused(kept.error());
  call.notes.push_back({"bundle:" + plan->id, call.target.unit_path, {}, plan->id});
  return service::Done{
      address("bundle", {{"campaign", call.campaign->id}, {"unit", plan->header.unit}, {"bundle", plan->id}}),
      {},
      {},
      false,
      {},
      {}};
}

service::Outcome<pages::SheetPage> bundle_preview(service::Call& call) {
  const auto waiting = waiting_asked(call);
  if (!waiting) return tl::unexpected{waiting.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto plan = exchanging(call, "", [&](const service::Exchange& exchange) {
    return service::plan_merge(exchange, waiting->bytes, exchange.units.find(call.target.unit),
                               taken_files());
  });
  const Names names{{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"bundle", waiting->id}};
  pages::SheetPage page;
  page.heading = "Xem trước tệp của đơn vị";
  page.actions.push_back({"Trở lại", address("exchange", names), false, false, {}});
  if (!plan) {
    pages::SheetSection section;
    section.title = "Không nhận được tệp này";
    for (const service::FieldProblem& problem : plan.error().problems)
      section.paragraphs.push_back(problem.message);
    page.sections.push_back(std::move(section));
    return page;
  }
  page.sections.push_back(head_section(*plan, *waiting));
  if (!plan->nothing.empty() || !plan->refusals.empty()) {
    pages::SheetSection section;
    section.title = plan->nothing.empty() ? "Không nhận được tệp này" : "Không có gì để nhận";
    section.paragraphs = plan->nothing.empty() ? plan->refusals : std::vector<std::string>{plan->nothing};
    page.sections.push_back(std::move(section));
  } else if (may(call, "merge-bundle")) {
    page.sections.push_back(merge_section(call, *around->dictionary, *plan, names));
  }
  page.sections.push_back(changes_section(call, *around->dictionary, *plan));
  return page;
}

service::Outcome<service::Done> merge_bundle(service::Call& call) {
  const auto waiting = waiting_asked(call);
  if (!waiting) return tl::unexpected{waiting.error()};
  const auto merged = exchanging(call, "", [&](const service::Exchange& exchange) -> Result<service::Merged> {
    const service::Unit* unit = exchange.units.find(call.target.unit);
    const auto plan = service::plan_merge(exchange, waiting->bytes, unit, taken_files());
    if (!plan) return tl::unexpected{plan.error()};
    return service::merge_bundle(exchange, waiting->bytes, unit, taken_files(),
                                 choices_in(call.inputs, *plan), call.inputs.get("reason"));
  });
  if (!merged) return tl::unexpected{merged.error()};
  if (const auto dropped = store::drop_waiting(call.data, waiting->id); !dropped)
    return service::refused(dropped.error());
  call.notes.push_back({"bundle:" + merged->plan.id, call.target.unit_path, {}, merged->plan.id});
  for (const service::Merged::Decided& decided : merged->decided)
    call.notes.push_back(
        {service::to_text(decided.key), call.target.unit_path, decided.before_digest, decided.after_digest});
  return service::Done{address("exchange", {{"campaign", call.campaign->id}, {"unit", call.target.unit}}),
                       merged->plan.nothing.empty() ? "done.bundle_merged" : "done.bundle_nothing",
                       {},
                       false,
                       {},
                       {}};
}

}  // namespace kiemdiem::web
