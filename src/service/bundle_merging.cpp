#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sealing/signature.h"
#include "service/bundle_comparing.h"
#include "service/entries.h"
#include "store/campaigns.h"
#include "store/decisions.h"
#include "store/evidence.h"

namespace kiemdiem::service {
namespace {

using store::Record;
using store::Row;

/// Writes what a comparison found, with what people chose.
class Merging {
 public:
  Merging(const Exchange& exchange, Comparison& found, const Choices& choices)
      : exchange_{exchange}, data_{exchange.data}, found_{found}, choices_{choices} {}

  Result<void> merge() {
    for (const auto step :
         {&Merging::write_entries, &Merging::write_amendments, &Merging::write_votes, &Merging::write_minutes,
          &Merging::write_decisions, &Merging::write_files, &Merging::write_names})
      if (const auto done = (this->*step)(); !done) return done;
    return {};
  }

  std::vector<Merged::Decided> decided;

 private:
  bool is_taken(const ComparedEntry& compared) const {
    switch (compared.entry.fate) {
      case Fate::added:
      case Fate::newer:
        return true;
      case Fate::conflict:
        return choices_.at(compared.entry.key) == Chosen::theirs;
      case Fate::own_newer:
      case Fate::unchanged:
        break;
    }
    return false;
  }

  Result<void> write_entries() {
    std::vector<Record> adopted;
    std::set<store::RecordKey> adopted_keys;
    for (const ComparedEntry& compared : found_.entries) {
      note_decision(compared);
      if (!is_taken(compared)) continue;
      const bool is_plan = compared.entry.key.list == plan_entry;
      if (!is_plan && compared.continues) {
        adopted.push_back(compared.theirs);
        adopted_keys.insert(compared.entry.key);
        continue;
      }
      if (const auto written = is_plan ? write_plan(compared) : write_over(compared); !written)
        return written;
    }
    std::vector<store::FormerRecord> former;
    for (const std::string_view layer : record_layers)
      for (const Row& row : found_.content.of(std::string{layer} + "_past"))
        if (store::FormerRecord one = store::former_of_travel(row);
            adopted_keys.contains(one.record.text.key))
          former.push_back(std::move(one));
    return store::adopt(data_, adopted, former);
  }

  void note_decision(const ComparedEntry& compared) {
    if (compared.entry.fate != Fate::conflict) return;
    const bool theirs = choices_.at(compared.entry.key) == Chosen::theirs;
    decided.push_back({compared.entry.key, compared.mine_digest,
                       theirs ? found_.bases.at(compared.entry.key) : compared.mine_digest});
  }

  /// As a version of this store: something of its own stands in between.
  Result<void> write_over(const ComparedEntry& compared) {
    const Record& theirs = compared.theirs;
    const auto saved = theirs.deleted
                           ? store::erase(data_, theirs.text.key, compared.mine_version, exchange_.by)
                           : store::save(data_, theirs.text, compared.mine_version, exchange_.by);
    return as_done(saved.map([](const store::Saved& one) { return !one.conflict(); }));
  }

  Result<void> write_plan(const ComparedEntry& compared) {
    const store::RecordKey& key = compared.entry.key;
    const auto saved = store::save(
        data_, store::Plan{key.campaign, key.id, compared.theirs.text.facts, compared.mine_version});
    return as_done(saved.map([](std::int64_t version) { return version > 0; }));
  }

  static Result<void> as_done(const Result<bool>& written) {
    if (!written) return tl::unexpected{written.error()};
    if (!*written) return refuse({}, "Có người vừa sửa dữ liệu của đơn vị; hãy xem lại rồi nhận lần nữa.");
    return {};
  }

  /// A list of what was changed and why; those that are there already are known by all they say.
  Result<void> write_amendments() {
    const auto mine = store::amendments_of(data_, found_.plan.header.campaign);
    if (!mine) return tl::unexpected{mine.error()};
    for (const Row& row : found_.content.of("amendments")) {
      store::Amendment amendment{row.text(0), 0, row.text(2), row.text(3), row.integer(4), row.text(5)};
      const bool known = std::ranges::any_of(*mine, [&](const store::Amendment& one) {
        return one.what == amendment.what && one.reason == amendment.reason && one.at == amendment.at &&
               one.made_by == amendment.made_by;
      });
      if (known) continue;
      if (const auto added = store::append(data_, amendment); !added) return tl::unexpected{added.error()};
    }
    return {};
  }

  /// Rows of a section whose first column is one of these ids.
  Result<void> insert_of(std::string_view section, std::string_view table,
                         const std::vector<std::string>& ids) {
    store::Rows rows;
    for (const Row& row : found_.content.of(section))
      if (std::ranges::find(ids, row.text(0)) != ids.end()) rows.push_back(row);
    return store::insert_rows(data_, store::travel_table(table), rows);
  }

  Result<void> write_votes() {
    for (const auto& [section, table] :
         {std::pair{"polls", "poll"}, std::pair{"tellers", "teller"}, std::pair{"voters", "poll_voter"},
          std::pair{"confirmations", "confirmation"}, std::pair{"tallies", "tally"}})
      if (const auto written = insert_of(section, table, found_.new_polls); !written) return written;
    return {};
  }

  Result<void> write_minutes() {
    return store::insert_rows(data_, store::travel_table("minutes"), found_.new_minutes);
  }

  /// In their own order, behind those that were made here.
  Result<void> write_decisions() {
    for (const Row& row : found_.content.of("decisions")) {
      if (std::ranges::find(found_.new_decisions, row.text(0)) == found_.new_decisions.end()) continue;
      const store::Decision decision{row.text(0),  row.text(1),  row.text(3),  row.text(4),  row.text(5),
                                     row.text(6),  row.text(7),  row.text(8),  row.text(9),  row.integer(10),
                                     row.text(11), row.text(12), row.text(13), row.text(14), row.text(15)};
      const auto added = store::append(data_, decision, {row.text(16), row.text(17), row.text(18)});
      if (!added) return tl::unexpected{added.error()};
    }
    return insert_of("decision_items", "decision_item", found_.new_decisions);
  }

  Result<void> write_files() {
    for (const store::EvidenceFile& file : found_.content.files)
      if (std::ranges::find(found_.new_files, file.id) != found_.new_files.end())
        if (const auto added = store::append(data_, file); !added) return added;
    return {};
  }

  Result<void> write_names() {
    std::map<std::string, std::string> names;
    for (const Row& row : found_.content.of("names")) names.emplace(row.text(0), row.text(1));
    return store::set_known_names(data_, names);
  }

  const Exchange& exchange_;
  store::Transaction& data_;
  Comparison& found_;
  const Choices& choices_;
};

/// What still keeps a bundle from being merged.
Result<void> check_ready(const MergePlan& plan, const Choices& choices, std::string_view log_reason) {
  Problems problems;
  for (const std::string& words : plan.refusals) problems.push_back({{}, words});
  if (!plan.log_break.empty() && log_reason.empty())
    problems.push_back({{}, plan.log_break + " Hỏi lại đơn vị, ghi lý do thì mới nhận được."});
  for (const MergedEntry& entry : plan.entries)
    if (entry.fate == Fate::conflict && !choices.contains(entry.key))
      problems.push_back(
          {{},
           fmt::format("“{}” ({}) đã sửa ở cả hai nơi; hãy chọn bản của đơn vị hay bản trên máy "
                       "này.",
                       entry.name, to_text(entry.key))});
  if (!problems.empty()) return tl::unexpected{problems};
  return {};
}

Node number_node(std::int64_t number) {
  return word_node(std::to_string(number));
}

std::string body_of(const MergePlan& plan, std::string_view log_reason) {
  const auto number = [&](Fate fate) { return word_node(std::to_string(plan.count(fate))); };
  return to_json(Node::map({{word_node("added"), number(Fate::added)},
                            {word_node("newer"), number(Fate::newer)},
                            {word_node("own_newer"), number(Fate::own_newer)},
                            {word_node("conflicts"), number(Fate::conflict)},
                            {word_node("decisions"), word_node(std::to_string(plan.decisions))},
                            {word_node("tallies"), word_node(std::to_string(plan.tallies))},
                            {word_node("minutes"), number_node(plan.minutes)},
                            {word_node("files"), word_node(std::to_string(plan.files))},
                            {word_node("entries_left_out"), number_node(plan.left_out.entries)},
                            {word_node("files_left_out"), number_node(plan.left_out.files)},
                            {word_node("log_reason"), text_node(std::string{log_reason})}},
                           {}));
}

/// Of a start and of a whole campaign: what did not come along.
std::string body_of(const LeftOut& left_out) {
  return to_json(Node::map({{word_node("entries_left_out"), number_node(left_out.entries)},
                            {word_node("files_left_out"), number_node(left_out.files)}},
                           {}));
}

Result<void> note_taken(const Exchange& exchange, const bundle::Header& header, const std::string& id,
                        const std::string& signature, const std::string& body) {
  store::TakenBundle taken;
  taken.id = id;
  taken.kind = bundle::word_of(header.kind);
  taken.installation = header.installation;
  taken.organization = header.unit;
  taken.campaign = header.campaign;
  taken.day = header.day;
  taken.start = header.start;
  taken.chain = header.chain;
  taken.anchor = {header.seq, header.hash};
  taken.public_key = header.public_key;
  taken.signature = signature;
  taken.taken_at = exchange.by.at;
  taken.taken_by = exchange.by.by;
  taken.body = body;
  return store::append(exchange.data, taken).map([](bool) {});
}

/// Rows of the register first, the log last.
Result<void> fill(const Exchange& exchange, const BundleContent& content) {
  for (const SectionShape& shape : section_shapes())
    if (!shape.table.empty())
      if (const auto written =
              store::insert_rows(exchange.data, store::travel_table(shape.table), content.of(shape.section));
          !written)
        return written;
  for (const store::EvidenceFile& file : content.files)
    if (const auto added = store::append(exchange.data, file); !added) return added;
  std::map<std::string, std::string> names;
  for (const Row& row : content.of("names")) names.emplace(row.text(0), row.text(1));
  if (const auto kept = store::set_known_names(exchange.data, names); !kept) return kept;
  std::map<std::string, store::Rows> chains;
  for (const Row& row : content.of("log")) chains[row.text(0)].push_back(row);
  for (const auto& [chain, rows] : chains) {
    if (const auto written = store::insert_log(exchange.data, rows); !written) return written;
    const auto broken = store::verify(exchange.data, chain);
    if (!broken) return tl::unexpected{broken.error()};
    if (*broken) return refuse({}, (*broken)->words);
  }
  return {};
}

}  // namespace

Result<Merged> merge_bundle(const Exchange& exchange, std::string_view file, const Unit* unit,
                            const FileCheck& accepted, const Choices& choices, std::string_view log_reason) {
  auto found = compare_bundle(exchange, file, unit, accepted);
  if (!found) return tl::unexpected{found.error()};
  Merged merged;
  if (found->plan.nothing.empty()) {
    if (const auto ready = check_ready(found->plan, choices, log_reason); !ready)
      return tl::unexpected{ready.error()};
    Merging merging{exchange, *found, choices};
    if (const auto done = merging.merge(); !done) return tl::unexpected{done.error()};
    merged.decided = std::move(merging.decided);
    if (const auto kept = store::set_bases(exchange.data, lineage_of(found->plan.header), found->bases);
        !kept)
      return tl::unexpected{kept.error()};
    const auto opened = bundle::read(file);
    if (const auto noted = note_taken(exchange, found->plan.header, found->plan.id, opened->signature,
                                      body_of(found->plan, log_reason));
        !noted)
      return tl::unexpected{noted.error()};
    if (const auto state = exchange.data.state(); !state) return tl::unexpected{state.error()};
  }
  merged.plan = std::move(found->plan);
  return merged;
}

Result<Started> start_installation(const Exchange& exchange, std::string_view file,
                                   std::string_view fingerprint, const FileCheck& accepted) {
  const auto opened = bundle::read(file);
  if (!opened) return tl::unexpected{opened.error()};
  const bundle::Header& header = opened->header;
  if (header.kind == bundle::Kind::report)
    return refuse({},
                  "Tệp này là báo cáo gửi lên cấp trên; máy còn trống chỉ mở gói khởi đầu hoặc gói cả đợt.");
  const auto empty = store::has_no_business(exchange.data);
  if (!empty) return tl::unexpected{empty.error()};
  if (!*empty)
    return refuse({}, "Máy này đã có dữ liệu; gói khởi đầu và gói cả đợt chỉ mở được trên máy còn trống.");
  if (sealing::fingerprint_from(fingerprint) != sealing::key_fingerprint(header.public_key))
    return refuse(
        {}, fmt::format("Dấu nhận dạng không phải của khóa ký tệp ({}); hãy so lại với phiếu khóa của nơi "
                        "lập tệp.",
                        sealing::key_fingerprint(header.public_key)));
  const auto content = content_of(*opened, accepted);
  if (!content) return tl::unexpected{content.error()};
  if (const auto filled = fill(exchange, *content); !filled) return tl::unexpected{filled.error()};
  if (const auto state = exchange.data.state(); !state) return tl::unexpected{state.error()};
  if (const auto noted =
          note_taken(exchange, header, opened->id, opened->signature, body_of(content->left_out));
      !noted)
    return tl::unexpected{noted.error()};
  const store::IntroducedKey key{
      header.public_key, header.signer, header.installation, exchange.by.at, exchange.by.by, {}, {}};
  if (const auto known = store::introduce(exchange.data, key); !known) return tl::unexpected{known.error()};
  const Row& campaign = content->of("campaign").front();
  return Started{opened->id,
                 header,
                 campaign.text(8),
                 campaign.text(9),
                 static_cast<std::int64_t>(content->of("register").size() + content->of("period").size()),
                 content->left_out};
}

Result<std::string> part_notice(store::Transaction& data, const Units& units, const std::string& campaign) {
  const auto starts = store::taken_of_kind(data, bundle::word_of(bundle::Kind::start), campaign);
  if (!starts) return tl::unexpected{starts.error()};
  if (starts->empty()) return std::string{};
  const Unit* unit = units.find(starts->back().organization);
  if (unit == nullptr || unit->kind.starts_with("superior")) return std::string{};
  const Unit& whole = units.grassroots_of(*unit);
  if (whole.id == unit->id) return std::string{};
  return fmt::format(
      "Máy này chỉ có phần của “{}”. Tỷ lệ, tổng hợp tính trên toàn “{}” chỉ đúng sau khi gửi lên cấp "
      "trên.",
      unit->name, whole.name);
}

}  // namespace kiemdiem::service
