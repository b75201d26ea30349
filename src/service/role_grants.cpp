#include <algorithm>

#include "service/account_rules.h"

#include "service/addresses.h"
#include "store/calendar_feeds.h"

// Roles given and taken.

namespace kiemdiem::service {
namespace {

/// A grant is written into the log of the installation and into that of the unit where it holds.
void note_grant(Call& call, const HeldGrant& grant) {
  const std::string object = "grant:" + grant.grant.id;
  call.notes.push_back({object, {}, {}, {}});
  if (!grant.grant.organization.empty()) call.notes.push_back({object, grant.unit_path, {}, {}});
}

/// Days are typed as in the pages or as programs write them; empty: `otherwise`.
Outcome<std::optional<Date>> day_in(const Call& call, const char* field, std::optional<Date> otherwise) {
  const std::string& typed = call.inputs.get(field);
  if (typed.empty()) return otherwise;
  if (const auto day = parse_vietnamese_date(typed)) return day;
  if (const auto day = parse_date(typed)) return day;
  return refused(Refused::invalid, "Ngày ghi theo ngày/tháng/năm, ví dụ 31/12/2026.", field);
}

Outcome<HeldGrant> wanted_grant(Call& call, const std::string& account) {
  const auto role = role_named(call.inputs.get("role"));
  if (!role || *role == Role::member) return refused(Refused::invalid, "Hãy chọn một vai trò.", "role");
  const auto units = call.units();
  if (!units) return refused(units.error());
  const std::string& at = call.inputs.get("unit");
  const Unit* unit = (*units)->find(at);
  const bool whole = at.empty() && *role == Role::administrator;
  const std::string path = unit != nullptr ? unit->path : "/";
  if ((unit == nullptr && !whole) || !reaches(call.actor, path))
    return refused(Refused::invalid, "Hãy chọn đơn vị mà vai trò này có hiệu lực.", "unit");
  const auto since = day_in(call, "since", call.now.local.date);
  if (!since) return tl::unexpected{since.error()};
  const auto until = day_in(call, "until", std::nullopt);
  if (!until) return tl::unexpected{until.error()};
  if (*until && (**until < **since || **until < call.now.local.date))
    return refused(Refused::invalid, "Ngày kết thúc phải từ hôm nay và không trước ngày bắt đầu.", "until");
  HeldGrant wanted;
  wanted.grant = {new_id(call.now.at), account, std::string{name(*role)}, at, to_iso(**since), {}};
  if (*until) wanted.grant.valid_to = to_iso(**until);
  wanted.unit_path = path;
  return wanted;
}

/// Accounts and machines on one side, business of the Party on the other (D21).
Outcome<void> keeps_duties_apart(const HeldGrant& wanted, const std::vector<HeldGrant>& held) {
  const std::string_view administrator = name(Role::administrator);
  const bool mixed = std::ranges::any_of(held, [&](const HeldGrant& grant) {
    return (grant.grant.role == administrator) != (wanted.grant.role == administrator);
  });
  if (mixed)
    return refused(Refused::invalid,
                   "Người quản trị không giữ vai trò nghiệp vụ của Đảng; hãy lập một tài khoản khác.",
                   "role");
  const bool twice = std::ranges::any_of(held, [&](const HeldGrant& grant) {
    return grant.grant.role == wanted.grant.role && grant.grant.organization == wanted.grant.organization;
  });
  if (twice) return refused(Refused::invalid, "Tài khoản này đã có vai trò ấy ở đơn vị ấy.", "role");
  return {};
}

}  // namespace

Outcome<Done> give_role(Call& call) {
  const auto seen = account_within(call, call.inputs.get("account"));
  if (!seen) return tl::unexpected{seen.error()};
  if (seen->account.id == call.actor.account)
    return refused(Refused::invalid, "Không tự giao vai trò cho mình; nhờ quản trị viên khác.", "role");
  const auto wanted = wanted_grant(call, seen->account.id);
  if (!wanted) return tl::unexpected{wanted.error()};
  if (const auto apart = keeps_duties_apart(*wanted, seen->grants); !apart)
    return tl::unexpected{apart.error()};
  if (const auto added = store::add_grant(call.data, wanted->grant); !added) return refused(added.error());
  note_grant(call, *wanted);
  Done done;
  done.location = page_of_account(seen->account.id);
  done.message = "done.role_given";
  return done;
}

Outcome<Done> end_role(Call& call) {
  const auto seen = account_within(call, call.inputs.get("account"));
  if (!seen) return tl::unexpected{seen.error()};
  const auto found = std::ranges::find_if(
      seen->grants, [&](const HeldGrant& grant) { return grant.grant.id == call.inputs.get("grant"); });
  if (found == seen->grants.end()) return refused(Refused::hidden);
  if (const auto left = leaves_an_administrator(call, *found); !left) return tl::unexpected{left.error()};
  // Both days of a grant are included, so the day before today is the last on which it held.
  const auto ended = store::end_grant(call.data, found->grant.id, to_iso(add_days(call.now.local.date, -1)));
  if (!ended) return refused(ended.error());
  if (const auto feed = store::end_feed(call.data, seen->account.id, found->grant.id); !feed)
    return refused(feed.error());
  note_grant(call, *found);
  Done done;
  done.location =
      seen->account.id == call.actor.account ? address("today") : page_of_account(seen->account.id);
  done.message = "done.role_ended";
  return done;
}

}  // namespace kiemdiem::service
