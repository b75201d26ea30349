#include <fmt/format.h>

#include <charconv>

#include "service/imports.h"
#include "service/office.h"

namespace kiemdiem::service {
namespace {

struct Written {
  store::RecordKey key;
  std::int64_t former = 0;
};

std::vector<Written> written_by(const store::Import& import) {
  std::vector<Written> all;
  const Node body = from_json(import.body).value_or(Node::map({}, {}));
  const Node* entries = body.find("entries");
  for (std::size_t at = 0; entries != nullptr && at < entries->items().size(); ++at) {
    const std::vector<Node>& parts = entries->items()[at].items();
    if (parts.size() != 4) continue;
    Written written{{parts[0].text(), parts[1].text(), parts[2].text()}, 0};
    const std::string& former = parts[3].text();
    std::from_chars(former.data(), former.data() + former.size(), written.former);
    all.push_back(std::move(written));
  }
  return all;
}

}  // namespace

Outcome<std::optional<std::string>> changed_since(Call& call, const store::Import& import) {
  for (const Written& written : written_by(import)) {
    const auto record = stored_entry(call, written.key);
    if (!record) return tl::unexpected{record.error()};
    const bool untouched =
        *record && (*record)->changed_at == import.at && (*record)->changed_by == import.made_by;
    if (untouched) continue;
    const std::string name = *record ? text_of(facts_of(*record), "name") : "";
    return std::optional{
        fmt::format("“{}” đã được sửa sau lần nhập này.", name.empty() ? written.key.id : name)};
  }
  return std::optional<std::string>{};
}

Outcome<void> undo_import(Call& call, const store::Import& import) {
  const auto changed = changed_since(call, import);
  if (!changed) return tl::unexpected{changed.error()};
  if (*changed) return refused(Refused::invalid, **changed);
  const store::Change change{call.actor.account, call.now.at};
  for (const Written& written : written_by(import)) {
    const auto record = stored_entry(call, written.key);
    if (!record) return tl::unexpected{record.error()};
    const std::int64_t version = (*record)->version;
    if (written.former == 0) {
      const auto erased = store::erase(call.data, written.key, version, change);
      if (!erased) return refused(erased.error());
      continue;
    }
    const auto former = store::find_version(call.data, written.key, written.former);
    if (!former) return refused(former.error());
    if (!*former) return refused(Refused::invalid, "Không còn bản trước của một mục.");
    const auto saved = store::save(call.data, (*former)->text, version, change);
    if (!saved) return refused(saved.error());
  }
  const auto marked = store::mark_undone(call.data, import.id);
  if (!marked) return refused(marked.error());
  if (!*marked) return refused(Refused::invalid, "Lần nhập này đã hoàn lại rồi.");
  call.notes.push_back({"import:" + import.id, call.target.unit_path, {}, {}});
  return {};
}

Outcome<std::optional<store::Campaign>> open_campaign_of(Call& call, const Unit& unit) {
  const auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return refused(campaigns.error());
  const auto units = call.units();
  if (!units) return refused(units.error());
  for (const store::Campaign& campaign : *campaigns) {
    const Unit* issuer = (*units)->find(campaign.organization);
    if (issuer != nullptr && campaign.state == "open" && unit.path.starts_with(issuer->path))
      return std::optional{campaign};
  }
  return std::optional<store::Campaign>{};
}

}  // namespace kiemdiem::service
