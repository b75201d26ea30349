#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sealing/signature.h"
#include "service/bundles.h"
#include "service/call.h"
#include "service/campaigns.h"
#include "service/entries.h"
#include "service/isolation.h"
#include "service/secrecy.h"
#include "store/accounts.h"
#include "store/log_reading.h"

namespace kiemdiem::service {
namespace {

using store::Record;
using store::Row;
using store::Rows;

/// Rounds in which what is named brings along what it names.
constexpr int rounds = 4;

/// Puts the content of a part together.
class Packing {
 public:
  Packing(const Exchange& exchange, const store::Campaign& campaign, const Unit& unit, bundle::Kind kind)
      : data_{exchange.data}, exchange_{exchange}, campaign_{campaign}, unit_{unit}, kind_{kind} {}

  Result<BundleContent> pack() {
    for (const auto step : {&Packing::add_tables, &Packing::add_files, &Packing::add_above, &Packing::add_log,
                            &Packing::add_names, &Packing::add_left_out_before})
      if (const auto added = (this->*step)(); !added) return tl::unexpected{added.error()};
    return std::move(content_);
  }

 private:
  Result<void> add_tables() {
    for (const SectionShape& shape : section_shapes()) {
      if (shape.table.empty() || shape.section == "above") continue;
      const bool lasts = shape.section.starts_with("register");
      auto rows = store::travelling_rows(data_, store::travel_table(shape.table), lasts ? "" : campaign_.id,
                                         unit_.path);
      if (!rows) return tl::unexpected{rows.error()};
      content_.rows.insert_or_assign(std::string{shape.section}, std::move(*rows));
    }
    if (kind_ != bundle::Kind::campaign) keep_own_plans();
    find_secret_subjects();
    for (const char* layer : {"register", "period"}) reduce_secret_entries(layer);
    return {};
  }

  /// Plans of other branches are none of the unit's business; downward those above it hold for it too.
  void keep_own_plans() {
    const auto concerns = [this](const std::string& organization) {
      const Unit* unit = exchange_.units.find(organization);
      if (unit == nullptr) return false;
      const bool above = kind_ == bundle::Kind::start && unit_.path.starts_with(unit->path);
      return above || unit->path.starts_with(unit_.path);
    };
    std::erase_if(content_.rows["plans"], [&](const Row& row) { return !concerns(row.text(1)); });
    std::erase_if(content_.rows["amendments"],
                  [&](const Row& row) { return !concerns(amended_day(row.text(2)).unit); });
  }

  /// Whose dossier has a level of secrecy. Of the people themselves the register says nothing that has one.
  void find_secret_subjects() {
    for (const Row& row : content_.rows["register"]) {
      const std::string& facts = row.text(4);
      // Most entries say nothing of it, and then nothing has to be taken apart.
      const bool may_be =
          facts.find("\"secrecy\"") != std::string::npos || facts.find("\"managed_by\"") != std::string::npos;
      if (row.text(1) != "people" || !may_be) continue;
      const Node person = from_json(facts).value_or(Node::map({}, {}));
      if (const std::string level = secrecy_of_person(person, exchange_.units, exchange_.dictionary);
          !level.empty())
        secret_.add(row.text(2), level);
    }
    content_.left_out.entries += static_cast<std::int64_t>(secret_.people());
  }

  /// The level of an entry by itself or by whom it is about.
  std::string level_of(const Row& row) const {
    const std::string& facts = row.text(4);
    if (secret_.empty() && facts.find("\"secrecy\"") == std::string::npos) return {};
    if (row.text(0).empty() && row.text(1) == "people") return {};
    const Node entry = from_json(facts).value_or(Node::map({}, {}));
    if (std::string level = secrecy_of(entry); !level.empty()) return level;
    return row.text(0).empty() ? std::string{} : secret_.level_of(row.text(1), row.text(2), entry);
  }

  /// Of what is secret only a card leaves, without its former versions.
  void reduce_secret_entries(const std::string& layer) {
    std::set<store::RecordKey> reduced;
    for (Row& row : content_.rows[layer]) {
      const std::string level = level_of(row);
      if (level.empty()) continue;
      const Record record = store::record_of_travel(row);
      reduced.insert(record.text.key);
      const Node entry = from_json(row.text(4)).value_or(Node::map({}, {}));
      if (!secrecy_of(entry).empty() && !text_of(entry, "subject").empty())
        secret_owners_.insert(text_of(entry, "subject"));
      store::Values values;
      for (std::size_t at = 0; at < row.size(); ++at) values.push_back(row.value(at));
      values[4] = to_json(card_of(entry, level));
      values[6] = std::string{};
      row = Row{std::move(values)};
      ++content_.left_out.entries;
    }
    std::erase_if(content_.rows[layer + "_past"], [&](const Row& row) {
      return reduced.contains(store::record_of_travel(row).text.key) || !level_of(row).empty();
    });
  }

  /// Files that stayed behind when this campaign came here stay away from whoever gets it next.
  Result<void> add_left_out_before() {
    if (kind_ != bundle::Kind::campaign) return {};
    const auto taken = store::taken_of_kind(data_, bundle::word_of(kind_), campaign_.id);
    if (!taken) return tl::unexpected{taken.error()};
    for (const store::TakenBundle& one : *taken) {
      const std::string files = text_of(from_json(one.body).value_or(Node::map({}, {})), "files_left_out");
      if (!files.empty()) content_.left_out.files += std::stoll(files);
    }
    return {};
  }

  Result<void> add_files() {
    const auto ids = store::travelling_files(data_, campaign_.id, unit_.path);
    if (!ids) return tl::unexpected{ids.error()};
    for (const std::string& id : *ids) {
      auto file = store::find_evidence(data_, id);
      if (!file) return tl::unexpected{file.error()};
      const std::string& owner = (*file)->owner;
      if (secret_owners_.contains(owner) || !secret_.level_of(owner).empty())
        ++content_.left_out.files;
      else
        content_.files.push_back(std::move(**file));
    }
    return {};
  }

  /// The organizations above, and whatever outside of the part is named in it: people by their names alone.
  Result<void> add_above() {
    if (kind_ == bundle::Kind::report) return {};
    std::map<store::RecordKey, Record> outside;
    for (const Unit* unit : exchange_.units.way_to(unit_))
      if (unit != &unit_)
        if (const auto added = add_outside("organizations", unit->id, outside); !added) return added;
    std::vector<std::pair<std::string, std::string>> entries;
    for (const std::string_view layer : record_layers)
      for (const Row& row : content_.of(layer)) entries.emplace_back(row.text(1), row.text(4));
    for (int round = 0; round < rounds && !entries.empty(); ++round) {
      const std::size_t before = outside.size();
      if (const auto followed = follow(entries, outside); !followed) return followed;
      entries.clear();
      if (outside.size() != before)
        for (const auto& [key, record] : outside) entries.emplace_back(key.list, record.text.facts);
    }
    Rows& rows = content_.rows["above"];
    for (const auto& [key, record] : outside) rows.emplace_back(values_of_outside(record));
    return {};
  }

  Result<void> follow(const std::vector<std::pair<std::string, std::string>>& entries,
                      std::map<store::RecordKey, Record>& outside) {
    Result<void> outcome;
    const Known known = [&](const std::string& list, const std::string& id) {
      if (!outcome) return false;
      outcome = add_outside(list, id, outside);
      return stands_.contains({list, id});
    };
    for (const auto& [list, facts] : entries)
      if (const facts::ListShape* shape = exchange_.dictionary.list(list))
        named_in(from_json(facts).value_or(Node::map({}, {})), *shape, exchange_.dictionary, known);
    return outcome;
  }

  Result<void> add_outside(const std::string& list, const std::string& id,
                           std::map<store::RecordKey, Record>& outside) {
    if (!looked_up_.insert({list, id}).second) return {};
    auto record = store::find(data_, {"", list, id});
    if (!record) return tl::unexpected{record.error()};
    if (!*record) return {};
    stands_.insert({list, id});
    if ((*record)->text.unit_path.starts_with(unit_.path)) return {};
    if (list == "people") (*record)->text.facts = named_only((*record)->text.facts);
    outside.emplace((*record)->text.key, std::move(**record));
    return {};
  }

  static std::string named_only(const std::string& facts) {
    const Node entry = from_json(facts).value_or(Node::map({}, {}));
    std::vector<std::pair<Node, Node>> kept;
    for (const char* key : {"id", "name", "cell"})
      if (const Node* value = entry.find(key)) kept.emplace_back(word_node(key), *value);
    return to_json(Node::map(std::move(kept), {}));
  }

  static store::Values values_of_outside(const Record& record) {
    return {record.text.key.campaign,
            record.text.key.list,
            record.text.key.id,
            record.text.unit_path,
            record.text.facts,
            store::to_blob(record.text.name_key),
            record.text.search,
            record.version,
            record.changed_at,
            record.changed_by,
            std::int64_t{record.deleted},
            record.salt};
  }

  Result<void> add_log() {
    if (kind_ == bundle::Kind::start) return {};
    if (kind_ == bundle::Kind::report) {
      const std::string chain = exchange_.units.grassroots_of(unit_).id;
      return store::each_entry(data_, chain, [&](const store::LoggedEntry& logged) {
        content_.log_hashes.push_back(logged.hash);
        return true;
      });
    }
    std::set<std::string> chains;
    for (const Unit* unit : exchange_.units.subtree(unit_))
      chains.insert(exchange_.units.grassroots_of(*unit).id);
    Rows& rows = content_.rows["log"];
    for (const std::string& chain : chains) {
      const auto log = store::travelling_log(data_, chain);
      if (!log) return tl::unexpected{log.error()};
      rows.insert(rows.end(), log->begin(), log->end());
    }
    return {};
  }

  /// Accounts stay; what they are called comes along.
  Result<void> add_names() {
    std::set<std::string> accounts;
    const auto note = [&](std::string_view section, std::size_t column) {
      for (const Row& row : content_.of(section)) accounts.insert(row.text(column));
    };
    for (const char* section : {"register", "register_past", "period", "period_past", "above"})
      note(section, 9);
    note("amendments", 5);
    note("forms", 12);
    note("form_withdrawals", 5);
    note("polls", 8);
    note("decisions", 11);
    note("minutes", 13);
    note("log", 3);
    for (const store::EvidenceFile& file : content_.files) accounts.insert(file.by);
    Rows& names = content_.rows["names"];
    for (const std::string& id : accounts) {
      const auto account = store::find_account(data_, id);
      if (!account) return tl::unexpected{account.error()};
      const auto known = store::known_name(data_, id);
      if (!known) return tl::unexpected{known.error()};
      if (*account)
        names.push_back(Row{{id, (*account)->name.empty() ? (*account)->login : (*account)->name}});
      else if (*known)
        names.push_back(Row{{id, **known}});
    }
    return {};
  }

  store::Transaction& data_;
  const Exchange& exchange_;
  const store::Campaign& campaign_;
  const Unit& unit_;
  bundle::Kind kind_;
  BundleContent content_;
  SecretSubjects secret_;
  std::set<std::string, std::less<>> secret_owners_;  ///< of whom a paper has a level
  std::set<std::pair<std::string, std::string>> looked_up_, stands_;
};

Result<store::Campaign> campaign_named(store::Transaction& data, const std::string& id) {
  auto campaign = store::find_campaign(data, id);
  if (!campaign) return tl::unexpected{campaign.error()};
  if (!*campaign) return refuse({}, fmt::format("Không có đợt kiểm điểm nào mang mã “{}”.", id));
  return std::move(**campaign);
}

/// What the head says besides who signs.
Result<bundle::Header> header_of(const Exchange& exchange, const store::Campaign& campaign, const Unit& unit,
                                 bundle::Kind kind) {
  bundle::Header header;
  header.kind = kind;
  const auto installation = store::installation_id(exchange.data);
  if (!installation) return tl::unexpected{installation.error()};
  header.installation = *installation;
  header.unit = unit.id;
  header.unit_path = unit.path;
  header.campaign = campaign.id;
  header.start = bundle::no_start;
  header.chain = exchange.units.grassroots_of(unit).id;
  const auto end = store::head(exchange.data, header.chain);
  if (!end) return tl::unexpected{end.error()};
  header.seq = end->value_or(store::Anchor{}).seq;
  header.hash = *end ? (*end)->hash : std::string(64, '0');
  const auto day = day_of_content(exchange.data, header.chain, campaign.last_day);
  if (!day) return tl::unexpected{day.error()};
  header.day = *day;
  return header;
}

struct Packed {
  bundle::Header header;
  std::vector<bundle::Section> sections;
  LeftOut left_out;
  store::Bases bases;  ///< of all entries and plans
};

Result<Packed> packed(const Exchange& exchange, const std::string& campaign_id, const Unit& unit,
                      bundle::Kind kind) {
  if (const auto may = check_may_leave(exchange.data); !may) return tl::unexpected{may.error()};
  const auto campaign = campaign_named(exchange.data, campaign_id);
  if (!campaign) return tl::unexpected{campaign.error()};
  const Unit* issuer = exchange.units.find(campaign->organization);
  if (issuer == nullptr || !unit.path.starts_with(issuer->path))
    return refuse({}, fmt::format("“{}” không thuộc đợt kiểm điểm này.", unit.name));
  auto header = header_of(exchange, *campaign, unit, kind);
  if (!header) return tl::unexpected{header.error()};
  Packing packing{exchange, *campaign, unit, kind};
  const auto content = packing.pack();
  if (!content) return tl::unexpected{content.error()};
  Packed made{std::move(*header), sections_of(*content, kind), content->left_out, {}};
  for (const std::string_view layer : record_layers)
    for (const Row& row : content->of(layer)) {
      const Record record = store::record_of_travel(row);
      made.bases.emplace(record.text.key, text_digest(record));
    }
  for (const Row& row : content->of("plans"))
    made.bases.emplace(store::RecordKey{row.text(0), std::string{plan_entry}, row.text(1)},
                       text_digest(row.text(2)));
  return made;
}

Result<BundleMade> signed_by(const Exchange& exchange, Packed made, const Unit& signer,
                             std::string_view phrase) {
  const auto key = open_unit_key(exchange.data, signer, phrase);
  if (!key) return tl::unexpected{key.error()};
  made.header.signer = signer.id;
  made.header.public_key = key->public_key;
  const std::string head = bundle::head_of(made.header, made.sections);
  return BundleMade{bundle::id_of(head),
                    bundle::file_of(head, sealing::sign(key->secret, head), made.sections), made.left_out};
}

/// The file that was imported, where nothing was changed since.
Result<std::optional<BundleMade>> as_imported(const Exchange& exchange, Packed& made) {
  const auto taken =
      store::taken_of_kind(exchange.data, bundle::word_of(bundle::Kind::campaign), made.header.campaign);
  if (!taken) return tl::unexpected{taken.error()};
  for (const store::TakenBundle& one : *taken) {
    bundle::Header header = made.header;
    header.installation = one.installation;
    header.signer = one.organization;
    header.public_key = one.public_key;
    const std::string head = bundle::head_of(header, made.sections);
    if (bundle::id_of(head) == one.id)
      return std::optional{
          BundleMade{one.id, bundle::file_of(head, one.signature, made.sections), made.left_out}};
  }
  return std::optional<BundleMade>{};
}

}  // namespace

Result<std::string> day_of_content(store::Transaction& data, std::string_view chain,
                                   const std::string& campaign_end) {
  const auto last = store::last_time(data, chain);
  if (!last) return tl::unexpected{last.error()};
  return *last ? to_iso(now_at(**last).local.date) : campaign_end;
}

Result<BundleMade> make_start(const Exchange& exchange, const std::string& campaign, const Unit& unit,
                              const Unit& signer, std::string_view phrase) {
  if (!unit.path.starts_with(signer.path))
    return refuse({}, "Gói khởi đầu do cấp trên của đơn vị lập và ký.");
  auto made = packed(exchange, campaign, unit, bundle::Kind::start);
  if (!made) return tl::unexpected{made.error()};
  const store::Bases bases = std::move(made->bases);
  auto file = signed_by(exchange, std::move(*made), signer, phrase);
  if (!file) return file;
  if (const auto kept = store::set_bases(exchange.data, file->id, bases); !kept)
    return tl::unexpected{kept.error()};
  return file;
}

Result<BundleMade> make_report(const Exchange& exchange, const std::string& campaign, const Unit& unit,
                               std::string_view phrase) {
  auto made = packed(exchange, campaign, unit, bundle::Kind::report);
  if (!made) return tl::unexpected{made.error()};
  const auto starts = store::taken_of_kind(exchange.data, bundle::word_of(bundle::Kind::start), campaign);
  if (!starts) return tl::unexpected{starts.error()};
  if (!starts->empty()) made->header.start = starts->back().id;
  return signed_by(exchange, std::move(*made), unit, phrase);
}

Result<BundleMade> export_campaign(const Exchange& exchange, const std::string& id, std::string_view phrase) {
  const auto campaign = campaign_named(exchange.data, id);
  if (!campaign) return tl::unexpected{campaign.error()};
  const Unit* issuer = exchange.units.find(campaign->organization);
  if (issuer == nullptr) return refuse({}, "Tổ chức ban hành đợt kiểm điểm không còn trong danh sách.");
  auto made = packed(exchange, id, *issuer, bundle::Kind::campaign);
  if (!made) return tl::unexpected{made.error()};
  auto imported = as_imported(exchange, *made);
  if (!imported) return tl::unexpected{imported.error()};
  if (*imported) return std::move(**imported);
  return signed_by(exchange, std::move(*made), *issuer, phrase);
}

}  // namespace kiemdiem::service
