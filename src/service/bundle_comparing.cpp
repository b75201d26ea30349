#include "service/bundle_comparing.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "service/entries.h"
#include "store/ballots.h"
#include "store/campaigns.h"
#include "store/decisions.h"
#include "store/evidence.h"
#include "store/minutes.h"

namespace kiemdiem::service {
namespace {

using store::Record;
using store::RecordKey;
using store::Row;

/// What an entry is called.
std::string name_in(const std::string& facts, const std::string& id) {
  const Node entry = from_json(facts).value_or(Node::map({}, {}));
  for (const char* key : {"name", "subject"})
    if (std::string name = text_of(entry, key); !name.empty()) return name;
  return id;
}

/// Who changed what since both had the same.
Fate fate_of(const std::string& theirs, const std::string& mine, const std::string& common) {
  if (theirs == mine) return Fate::unchanged;
  if (mine.empty() && common.empty()) return Fate::added;
  if (mine == common) return Fate::newer;
  return theirs == common ? Fate::own_newer : Fate::conflict;
}

/// All columns but the order in which a decision was made, which each installation counts for itself.
bool same_decision(const Row& one, const Row& other) {
  constexpr std::size_t seq = 2;
  for (std::size_t at = 0; at < one.size(); ++at)
    if (at != seq && one.value(at) != other.value(at)) return false;
  return true;
}

/// The rows of a section by their first column.
std::map<std::string, std::vector<std::string>> lines_by_first(const store::Rows& rows) {
  std::map<std::string, std::vector<std::string>> lines;
  for (const Row& row : rows) lines[row.text(0)].push_back(store::to_lines({row}));
  return lines;
}

class Comparing {
 public:
  Comparing(const Exchange& exchange, const bundle::Opened& opened, Comparison& found)
      : exchange_{exchange}, data_{exchange.data}, header_{opened.header}, found_{found} {}

  Result<void> compare() {
    for (const auto step : {&Comparing::compare_order, &Comparing::compare_log, &Comparing::compare_entries,
                            &Comparing::compare_plans, &Comparing::compare_polls, &Comparing::compare_minutes,
                            &Comparing::compare_decisions, &Comparing::compare_files})
      if (const auto done = (this->*step)(); !done) return done;
    for (const ComparedEntry& compared : found_.entries)
      if (compared.entry.fate == Fate::unchanged)
        ++found_.plan.unchanged;
      else
        found_.plan.entries.push_back(compared.entry);
    return {};
  }

 private:
  void refuse_all(std::string words) { found_.plan.refusals.push_back(std::move(words)); }

  /// The same bundle, or one made before another that was taken from the same machine.
  Result<void> compare_order() {
    const auto taken = store::find_taken(data_, found_.plan.id);
    if (!taken) return tl::unexpected{taken.error()};
    if (*taken) found_.plan.nothing = "Tệp này đã được nhận trước đây; nhận lại không thay đổi gì.";
    const auto earlier = store::taken_from(data_, header_.unit);
    if (!earlier) return tl::unexpected{earlier.error()};
    for (const store::TakenBundle& one : *earlier) {
      if (one.installation != header_.installation || one.kind != word_of(bundle::Kind::report)) continue;
      if (!last_ || one.anchor.seq > last_->anchor.seq) last_ = one;
    }
    if (!*taken && last_ && last_->anchor.seq > header_.seq)
      found_.plan.nothing = fmt::format(
          "Tệp này cũ hơn tệp đã nhận của đơn vị (nhật ký đến mục {}, đã nhận đến mục {}); không thay "
          "đổi gì. Hãy nhận tệp mới nhất.",
          header_.seq, last_->anchor.seq);
    return {};
  }

  /// Every anchor that was kept must be an entry of the log that the bundle speaks of.
  Result<void> compare_log() {
    const auto earlier = store::taken_from(data_, header_.unit);
    if (!earlier) return tl::unexpected{earlier.error()};
    for (const store::TakenBundle& one : *earlier) {
      const store::Anchor& anchor = one.anchor;
      const bool same_log = one.installation == header_.installation && one.chain == header_.chain &&
                            one.kind == word_of(bundle::Kind::report) && anchor.seq > 0;
      if (!same_log || anchor.seq > header_.seq) continue;
      if (found_.content.log_hashes[static_cast<std::size_t>(anchor.seq - 1)] != anchor.hash)
        found_.plan.log_break = fmt::format(
            "Nhật ký của đơn vị không nối tiếp lần nhận trước: mục {} khác điểm neo đã giữ ({}). Nhật "
            "ký đã bị cắt hoặc viết lại, hoặc máy đã khôi phục bản sao lưu cũ.",
            anchor.seq, to_text(anchor));
    }
    return {};
  }

  Result<void> compare_entries() {
    const auto bases = store::bases_of(data_, lineage_of(header_));
    if (!bases) return tl::unexpected{bases.error()};
    bases_ = *bases;
    std::map<RecordKey, std::vector<Record>> former;
    for (const std::string_view layer : record_layers)
      for (const Row& row : found_.content.of(std::string{layer} + "_past")) {
        Record record = store::record_of_travel(row);
        former[record.text.key].push_back(std::move(record));
      }
    for (const std::string_view layer : record_layers)
      for (const Row& row : found_.content.of(layer))
        if (const auto done = compare_entry(store::record_of_travel(row), former); !done) return done;
    return {};
  }

  Result<void> compare_entry(Record theirs, const std::map<RecordKey, std::vector<Record>>& former) {
    const RecordKey key = theirs.text.key;
    const auto history = store::history(data_, key);
    if (!history) return tl::unexpected{history.error()};
    const Record* mine = history->empty() ? nullptr : &history->front();
    const auto common = bases_.find(key);
    if (mine != nullptr && common == bases_.end() && !mine->text.unit_path.starts_with(header_.unit_path)) {
      refuse_all(fmt::format("Mục “{}” thuộc đơn vị khác trên máy này; đơn vị “{}” không được gửi nó.",
                             to_text(key), header_.unit));
      return {};
    }
    ComparedEntry compared;
    const std::string digest = text_digest(theirs);
    compared.mine_digest = mine == nullptr ? "" : text_digest(*mine);
    compared.mine_version = mine == nullptr ? 0 : mine->version;
    compared.entry.key = key;
    compared.entry.fate = fate_of(digest, compared.mine_digest, common == bases_.end() ? "" : common->second);
    // Erased there and never here: nothing comes of it.
    if (compared.entry.fate == Fate::added && theirs.deleted) compared.entry.fate = Fate::unchanged;
    compared.entry.name = name_in(theirs.text.facts, key.id);
    compared.entry.theirs = theirs.deleted ? "" : theirs.text.facts;
    compared.entry.theirs_erased = theirs.deleted;
    if (mine != nullptr) {
      compared.entry.mine = mine->deleted ? "" : mine->text.facts;
      compared.entry.mine_erased = mine->deleted;
    }
    compared.continues = mine == nullptr || is_version_of(*mine, compared.mine_digest, former);
    compared.theirs = std::move(theirs);
    found_.bases.emplace(key, digest);
    found_.entries.push_back(std::move(compared));
    return {};
  }

  static bool is_version_of(const Record& mine, const std::string& digest,
                            const std::map<RecordKey, std::vector<Record>>& former) {
    const auto versions = former.find(mine.text.key);
    return versions != former.end() && std::ranges::any_of(versions->second, [&](const Record& one) {
             return one.version == mine.version && text_digest(one) == digest;
           });
  }

  Result<void> compare_plans() {
    for (const Row& row : found_.content.of("plans")) {
      const std::string& organization = row.text(1);
      const Unit* unit = exchange_.units.find(organization);
      if (unit == nullptr || !unit->path.starts_with(header_.unit_path)) {
        refuse_all(fmt::format("Kế hoạch của “{}” không phải của đơn vị này.", organization));
        continue;
      }
      const auto mine = store::find_plan(data_, header_.campaign, organization);
      if (!mine) return tl::unexpected{mine.error()};
      const RecordKey key{header_.campaign, std::string{plan_entry}, organization};
      ComparedEntry compared;
      const std::string digest = text_digest(row.text(2));
      const auto common = bases_.find(key);
      compared.mine_digest = *mine ? text_digest((*mine)->body) : "";
      compared.mine_version = *mine ? (*mine)->version : 0;
      compared.entry = {key,
                        fate_of(digest, compared.mine_digest, common == bases_.end() ? "" : common->second),
                        unit->name, row.text(2), *mine ? (*mine)->body : ""};
      compared.theirs.text.key = key;
      compared.theirs.text.facts = row.text(2);
      found_.bases.emplace(key, digest);
      found_.entries.push_back(std::move(compared));
    }
    return {};
  }

  /// What was sealed is added and never altered.
  Result<void> compare_polls() {
    static constexpr std::array sections{
        std::pair{"polls", "poll"}, std::pair{"tellers", "teller"}, std::pair{"voters", "poll_voter"},
        std::pair{"confirmations", "confirmation"}, std::pair{"tallies", "tally"}};
    std::set<std::string> differing;
    std::set<std::string> known;
    for (const auto& [section, table] : sections) {
      const auto rows = store::travelling_rows(data_, store::travel_table(table), header_.campaign, "/");
      if (!rows) return tl::unexpected{rows.error()};
      const auto mine = lines_by_first(*rows);
      const auto theirs = lines_by_first(found_.content.of(section));
      for (const Row& row : found_.content.of("polls")) {
        const std::string& poll = row.text(0);
        const auto stored = store::find_poll(data_, poll);
        if (!stored) return tl::unexpected{stored.error()};
        if (!*stored) continue;
        known.insert(poll);
        const auto here = mine.find(poll);
        const auto there = theirs.find(poll);
        const std::vector<std::string> none;
        if ((here == mine.end() ? none : here->second) != (there == theirs.end() ? none : there->second))
          differing.insert(poll);
      }
    }
    for (const std::string& poll : differing)
      refuse_all(
          fmt::format("Kết quả bỏ phiếu “{}” đã niêm phong trên máy này khác với trong tệp; kết quả đã niêm "
                      "phong không bao giờ bị sửa.",
                      poll));
    for (const Row& row : found_.content.of("polls"))
      if (!known.contains(row.text(0))) found_.new_polls.push_back(row.text(0));
    for (const Row& row : found_.content.of("tallies"))
      if (!known.contains(row.text(0))) ++found_.plan.tallies;
    return {};
  }

  /// Closed minutes stay as they were closed; a correction is a further version.
  Result<void> compare_minutes() {
    for (const Row& row : found_.content.of("minutes")) {
      const auto mine = store::minutes_about(data_, header_.campaign, row.text(1));
      if (!mine) return tl::unexpected{mine.error()};
      const auto same = std::ranges::find(*mine, row.integer(2), &store::Minutes::version);
      if (same == mine->end()) {
        found_.new_minutes.push_back(row);
        ++found_.plan.minutes;
      } else if (same->hash != row.text(5) || same->replaces != row.text(10)) {
        refuse_all(
            fmt::format("Biên bản “{}” bản {} trên máy này khác với trong tệp; biên bản đã khóa không "
                        "bao giờ bị sửa.",
                        row.text(1), row.integer(2)));
      }
    }
    return {};
  }

  Result<void> compare_decisions() {
    const auto rows = store::travelling_rows(data_, store::travel_table("decision"), header_.campaign, "/");
    if (!rows) return tl::unexpected{rows.error()};
    const auto items =
        store::travelling_rows(data_, store::travel_table("decision_item"), header_.campaign, "/");
    if (!items) return tl::unexpected{items.error()};
    const auto mine_items = lines_by_first(*items);
    const auto their_items = lines_by_first(found_.content.of("decision_items"));
    const auto items_in = [](const auto& lines, const std::string& id) {
      const auto found = lines.find(id);
      return found == lines.end() ? std::vector<std::string>{} : found->second;
    };
    for (const Row& theirs : found_.content.of("decisions")) {
      const std::string& id = theirs.text(0);
      const std::string& number = theirs.text(6);
      const auto same_id = std::ranges::find_if(*rows, [&](const Row& row) { return row.text(0) == id; });
      const bool taken_number = std::ranges::any_of(*rows, [&](const Row& row) {
        return row.text(0) != id && row.text(3) == theirs.text(3) && row.text(6) == number;
      });
      const auto elsewhere = store::find_decision(data_, id);
      if (!elsewhere) return tl::unexpected{elsewhere.error()};
      if (same_id != rows->end()) {
        if (!same_decision(*same_id, theirs) || items_in(mine_items, id) != items_in(their_items, id))
          refuse_all(
              fmt::format("Quyết định số {} trên máy này khác với trong tệp; quyết định đã ban hành không "
                          "bao giờ bị sửa.",
                          number));
      } else if (*elsewhere || taken_number) {
        refuse_all(fmt::format("Số quyết định {} đã dùng cho một quyết định khác trên máy này.", number));
      } else {
        found_.new_decisions.push_back(id);
        ++found_.plan.decisions;
      }
    }
    return {};
  }

  Result<void> compare_files() {
    for (const store::EvidenceFile& file : found_.content.files) {
      const auto mine = store::find_evidence(data_, file.id);
      if (!mine) return tl::unexpected{mine.error()};
      if (!*mine) {
        found_.new_files.push_back(file.id);
        ++found_.plan.files;
      } else if ((*mine)->bytes != file.bytes || (*mine)->owner != file.owner) {
        refuse_all(fmt::format("Tệp minh chứng “{}” trên máy này khác với trong tệp gói.", file.name));
      }
    }
    return {};
  }

  const Exchange& exchange_;
  store::Transaction& data_;
  const bundle::Header& header_;
  Comparison& found_;
  store::Bases bases_;
  std::optional<store::TakenBundle> last_;
};

Result<void> check_place(const Exchange& exchange, const bundle::Header& header, const Unit* wanted) {
  if (header.kind != bundle::Kind::report)
    return refuse(
        {},
        "Tệp này không phải báo cáo của đơn vị gửi lên; gói khởi đầu và gói cả đợt chỉ mở được trên "
        "máy còn trống.");
  if (header.signer != header.unit) return refuse({}, "Báo cáo phải do chính đơn vị ký.");
  const Unit* unit = exchange.units.find(header.unit);
  if (unit == nullptr || unit->ended)
    return refuse({}, fmt::format("Máy này không có đơn vị “{}”.", header.unit));
  if (wanted != nullptr && !unit->path.starts_with(wanted->path))
    return refuse({}, fmt::format("Tệp này của “{}”, không phải của “{}” hoặc đơn vị trực thuộc.", unit->name,
                                  wanted->name));
  if (unit->path != header.unit_path)
    return refuse(
        {}, fmt::format("“{}” đã được sắp xếp sang nơi khác từ khi lập tệp; hãy lập gói khởi đầu mới cho "
                        "đơn vị.",
                        unit->name));
  const auto campaign = store::find_campaign(exchange.data, header.campaign);
  if (!campaign) return tl::unexpected{campaign.error()};
  if (!*campaign) return refuse({}, fmt::format("Máy này không có đợt kiểm điểm “{}”.", header.campaign));
  return {};
}

}  // namespace

std::string lineage_of(const bundle::Header& header) {
  return header.start == bundle::no_start ? header.installation : header.start;
}

std::string to_text(const store::RecordKey& key) {
  return (key.campaign.empty() ? "" : "period/") + key.list + "/" + key.id;
}

std::int64_t MergePlan::count(Fate fate) const {
  return std::ranges::count(entries, fate, &MergedEntry::fate);
}

Result<Comparison> compare_bundle(const Exchange& exchange, std::string_view file, const Unit* unit,
                                  const FileCheck& accepted) {
  const auto opened = bundle::read(file);
  if (!opened) return tl::unexpected{opened.error()};
  if (const auto placed = check_place(exchange, opened->header, unit); !placed)
    return tl::unexpected{placed.error()};
  if (const auto known = check_known(exchange.data, *opened); !known) return tl::unexpected{known.error()};
  auto content = content_of(*opened, accepted);
  if (!content) return tl::unexpected{content.error()};
  Comparison found;
  found.plan.header = opened->header;
  found.plan.id = opened->id;
  found.content = std::move(*content);
  found.plan.left_out = found.content.left_out;
  if (const auto compared = Comparing{exchange, *opened, found}.compare(); !compared)
    return tl::unexpected{compared.error()};
  return found;
}

Result<MergePlan> plan_merge(const Exchange& exchange, std::string_view file, const Unit* unit,
                             const FileCheck& accepted) {
  auto found = compare_bundle(exchange, file, unit, accepted);
  if (!found) return tl::unexpected{found.error()};
  return std::move(found->plan);
}

}  // namespace kiemdiem::service
