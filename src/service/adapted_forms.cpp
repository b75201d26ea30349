#include "service/adapted_forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/adaptation.h"
#include "document/write_form.h"
#include "service/campaigns.h"
#include "service/form_shelves.h"
#include "service/office.h"
#include "service/secrets.h"
#include "service/typed.h"
#include "store/log.h"
#include "wordform/look.h"

namespace kiemdiem::service {
namespace {

using store::AdaptedForm;

constexpr std::string_view draft_word = "nhap";
constexpr std::size_t most_problems = 30;

std::string id_of(const std::string& form, const std::string& campaign, std::int64_t version) {
  return fmt::format("{}@{}.{}", form, campaign, version);
}

std::string id_of(const AdaptedForm& one) {
  return id_of(one.form, one.campaign, one.version);
}

/// The versions in force in the campaign of the call, by official form.
std::map<std::string, const AdaptedForm*> holding_in(const Call& call, const std::vector<AdaptedForm>& all) {
  std::map<std::string, const AdaptedForm*> found;
  for (const AdaptedForm& one : all)
    if (one.campaign == call.campaign->id && !one.withdrawn && one.day <= to_iso(call.today))
      found[one.form] = &one;
  return found;
}

/// The same for the same versions with the same one in force.
std::string mark_of(const std::vector<AdaptedForm>& all,
                    const std::map<std::string, const AdaptedForm*>& in_force) {
  std::string mark;
  for (const AdaptedForm& one : all) mark += id_of(one) + "=" + one.hash + "\n";
  for (const auto& [form, one] : in_force) mark += id_of(*one) + "\n";
  return token_hash(mark);
}

Result<std::vector<AdaptedText>> texts_of(Call& call, const std::vector<AdaptedForm>& all,
                                          const std::map<std::string, const AdaptedForm*>& in_force) {
  std::vector<AdaptedText> texts;
  for (const AdaptedForm& one : all) {
    auto whole = store::find_adapted(call.data, one.campaign, one.form, one.version);
    if (!whole) return tl::unexpected{whole.error()};
    const auto held = in_force.find(one.form);
    texts.push_back({one.form, id_of(one), static_cast<int>(one.version), std::move((*whole)->body),
                     held != in_force.end() && held->second == &one});
  }
  return texts;
}

/// Each mistake at its line, as the form of the page shows them.
tl::unexpected<Refusal> refused_file(const Problems& problems) {
  Refusal refusal;
  refusal.kind = Refused::invalid;
  for (const Problem& problem : problems) {
    if (refusal.problems.size() == most_problems) {
      refusal.problems.push_back(
          {"file", fmt::format("Còn {} lỗi nữa; sửa những lỗi trên rồi gửi lại để xem tiếp.",
                               problems.size() - most_problems)});
      break;
    }
    refusal.problems.push_back(
        {"file", problem.where.line == 0 ? problem.message
                                         : fmt::format("Dòng {}: {}", problem.where.line, problem.message)});
  }
  return tl::unexpected{std::move(refusal)};
}

std::int64_t next_version(const FormInUse& form) {
  std::int64_t last = form.official->version;
  for (const AdaptedForm& one : form.versions) last = std::max(last, one.version);
  return last + 1;
}

Result<document::Form> read_draft(Call& call, const FormInUse& form, const std::string& name,
                                  const std::string& text) {
  const std::int64_t version = next_version(form);
  const auto official = call.office.regulations().forms(call.campaign->regulation);
  if (!official) return tl::unexpected{official.error()};
  auto read = document::read_adaptation({id_of(form.id, call.campaign->id, version), name, text}, form.id,
                                        *(*official)->forms, call.office.dictionary());
  if (read) read->version = static_cast<int>(version);
  return read;
}

void note(Call& call, const FormInUse& form, std::string before, std::string after) {
  call.notes.push_back({"form:" + form.id, call.target.unit_path, std::move(before), std::move(after)});
}

/// What holds, for the log; empty: the official form.
Outcome<std::string> digest_in_force(Call& call, const FormInUse& form) {
  const AdaptedForm* held = form.version_in_force();
  if (held == nullptr) return std::string{};
  const auto whole = store::find_adapted(call.data, held->campaign, held->form, held->version);
  if (!whole) return refused(whole.error());
  return store::salted_digest((*whole)->salt, (*whole)->body);
}

}  // namespace

Outcome<std::shared_ptr<const FormShelf>> form_shelf(Call& call) {
  const auto official = call.office.regulations().forms(call.campaign->regulation);
  if (!official) return refused(official.error());
  const auto all = store::adapted_forms(call.data);
  if (!all) return refused(all.error());
  if (all->empty()) return *official;
  const auto in_force = holding_in(call, *all);
  auto shelf = shelf_with(*official, mark_of(*all, in_force), call.office.dictionary(),
                          [&] { return texts_of(call, *all, in_force); });
  if (!shelf) return refused(shelf.error());
  return std::move(*shelf);
}

const store::AdaptedForm* FormInUse::version_in_force() const {
  const auto found = std::ranges::find_if(
      versions, [&](const AdaptedForm& one) { return in_force != nullptr && id_of(one) == in_force->id; });
  return found == versions.end() ? nullptr : &*found;
}

const document::Form* FormInUse::form_of(const store::AdaptedForm& version) const {
  const auto found = shelf->forms->find(id_of(version));
  return found == shelf->forms->end() ? nullptr : &found->second;
}

std::string form_word(std::string_view id) {
  std::string word{id};
  std::ranges::replace(word, '/', '.');
  return word;
}

Outcome<std::vector<FormInUse>> forms_in_use(Call& call) {
  const auto shelf = form_shelf(call);
  if (!shelf) return tl::unexpected{shelf.error()};
  const auto official = call.office.regulations().forms(call.campaign->regulation);
  if (!official) return refused(official.error());
  const auto all = store::adapted_forms(call.data);
  if (!all) return refused(all.error());
  const auto in_force = holding_in(call, *all);
  std::vector<FormInUse> forms;
  for (const document::FormChoice& choice : (*official)->choices) {
    if (std::ranges::find(forms, choice.form, &FormInUse::id) != forms.end()) continue;
    FormInUse form{choice.form, nullptr, nullptr, choice.clause, {}, *shelf};
    form.official = form.in_force = &form.shelf->forms->at(choice.form);
    if (const auto held = in_force.find(choice.form); held != in_force.end())
      form.in_force = form.form_of(*held->second);
    for (const AdaptedForm& one : *all)
      if (one.campaign == call.campaign->id && one.form == choice.form) form.versions.push_back(one);
    std::ranges::reverse(form.versions);
    forms.push_back(std::move(form));
  }
  return forms;
}

Outcome<FormInUse> form_asked(Call& call) {
  auto forms = forms_in_use(call);
  if (!forms) return tl::unexpected{forms.error()};
  for (FormInUse& form : *forms)
    if (form_word(form.id) == call.inputs.get("form")) return std::move(form);
  return refused(Refused::hidden);
}

Outcome<std::optional<store::FormDraft>> draft_of(Call& call, const FormInUse& form) {
  auto draft = store::find_draft(call.data, call.campaign->id, form.id);
  if (!draft) return refused(draft.error());
  return std::move(*draft);
}

std::string draft_mark(const store::FormDraft& draft) {
  return token_hash(draft.body + "\n" + draft.look);
}

Outcome<FormText> form_text_asked(Call& call, const FormInUse& form) {
  const std::string& asked = call.inputs.get("ban");
  if (asked == draft_word) {
    auto draft = draft_of(call, form);
    if (!draft) return tl::unexpected{draft.error()};
    if (!*draft) return refused(Refused::hidden);
    auto read = read_draft(call, form, (*draft)->file_name, (*draft)->body);
    if (!read) return refused_file(read.error());
    return FormText{std::move(*read), std::move((*draft)->body), std::move((*draft)->look), false, true};
  }
  const document::Form& wanted = *form.in_force;
  const std::string number = asked.empty() ? std::to_string(wanted.version) : asked;
  if (number == std::to_string(form.official->version))
    return FormText{*form.official, document::form_text(*form.official), {}, true, false};
  for (const AdaptedForm& one : form.versions) {
    const document::Form* read = form.form_of(one);
    if (std::to_string(one.version) != number || read == nullptr) continue;
    auto whole = store::find_adapted(call.data, one.campaign, one.form, one.version);
    if (!whole) return refused(whole.error());
    return FormText{*read, std::move((*whole)->body), std::move((*whole)->look), false, false};
  }
  return refused(Refused::hidden);
}

Outcome<bool> has_own_looks(Call& call) {
  const auto all = store::adapted_forms(call.data);
  if (!all) return refused(all.error());
  return std::ranges::any_of(*all, [&](const AdaptedForm& one) {
    return one.campaign == call.campaign->id && !one.look_hash.empty();
  });
}

Outcome<std::string> look_of(Call& call, const std::string& id) {
  const auto all = store::adapted_forms(call.data);
  if (!all) return refused(all.error());
  for (const AdaptedForm& one : *all) {
    if (one.look_hash.empty() || id_of(one) != id) continue;
    auto whole = store::find_adapted(call.data, one.campaign, one.form, one.version);
    if (!whole) return refused(whole.error());
    return std::move((*whole)->look);
  }
  return std::string{};
}

namespace {

/// A Word file lays out the form that holds.
Outcome<void> take_look(Call& call, const FormInUse& form, store::FormDraft& draft) {
  draft.look = std::move(draft.body);
  if (const Problems problems = wordform::look_problems(draft.look, draft.file_name, *form.in_force);
      !problems.empty())
    return refused_file(problems);
  draft.body = document::form_text(*form.official);
  const AdaptedForm* held = form.version_in_force();
  if (held == nullptr) return {};
  auto whole = store::find_adapted(call.data, held->campaign, held->form, held->version);
  if (!whole) return refused(whole.error());
  draft.body = std::move((*whole)->body);
  return {};
}

/// The text of a form keeps the look that holds where its marks still fit.
Outcome<void> take_text(Call& call, const FormInUse& form, store::FormDraft& draft) {
  const auto read = read_draft(call, form, draft.file_name, draft.body);
  if (!read) return refused_file(read.error());
  auto look = look_of(call, form.in_force->id);
  if (!look) return tl::unexpected{look.error()};
  if (!look->empty() && wordform::look_problems(*look, draft.file_name, *read).empty())
    draft.look = std::move(*look);
  return {};
}

}  // namespace

Outcome<void> keep_form_draft(Call& call) {
  const auto form = form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  if (call.inputs.files.empty() || call.inputs.files.front().bytes.empty())
    return refused(Refused::invalid, "Hãy chọn tệp mẫu đã sửa (.yaml hoặc .docx).", "file");
  const File& file = call.inputs.files.front();
  store::FormDraft draft{call.campaign->id, form->id,          file.name, file.bytes, {},
                         call.now.at,       call.actor.account};
  const bool word = file.bytes.starts_with("PK") || file.name.ends_with(".docx");
  if (auto taken = word ? take_look(call, *form, draft) : take_text(call, *form, draft); !taken) return taken;
  if (const auto kept = store::save(call.data, draft); !kept) return refused(kept.error());
  note(call, *form, {}, draft_mark(draft));
  return {};
}

Outcome<void> discard_form_draft(Call& call) {
  const auto form = form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  const auto draft = draft_of(call, *form);
  if (!draft) return tl::unexpected{draft.error()};
  if (!*draft) return refused(Refused::hidden);
  if (const auto dropped = store::drop_draft(call.data, call.campaign->id, form->id); !dropped)
    return refused(dropped.error());
  note(call, *form, draft_mark(**draft), {});
  return {};
}

namespace {

/// The day and the reason that were typed.
struct Ground {
  std::string day, reason;
};
Outcome<Ground> ground_of(const Call& call) {
  Ground ground{{}, trimmed(call.inputs.get("reason"))};
  if (ground.reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do sửa mẫu.", "reason");
  const auto day = typed_day(trimmed(call.inputs.get("day")));
  if (!day) return refused(Refused::invalid, "Hãy ghi ngày bắt đầu dùng, như 20/12/2026.", "day");
  if (*day < call.today)
    return refused(Refused::invalid,
                   "Ngày bắt đầu dùng không được trước hôm nay: giấy tờ đã viết vẫn theo mẫu cũ.", "day");
  ground.day = to_iso(*day);
  return ground;
}

}  // namespace

Outcome<void> adopt_form(Call& call) {
  const auto form = form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  const auto draft = draft_of(call, *form);
  if (!draft) return tl::unexpected{draft.error()};
  if (!*draft || draft_mark(**draft) != call.inputs.get("seen"))
    return refused(Refused::invalid,
                   "Bản chờ vừa được thay hoặc bỏ; hãy tải lại trang, xem bản đang chờ rồi đưa vào dùng.");
  if (const auto read = read_draft(call, *form, (*draft)->file_name, (*draft)->body); !read)
    return refused_file(read.error());
  auto ground = ground_of(call);
  if (!ground) return tl::unexpected{ground.error()};
  AdaptedForm adapted;
  adapted.campaign = call.campaign->id;
  adapted.form = form->id;
  adapted.version = next_version(*form);
  adapted.organization = call.target.unit;
  adapted.body = (*draft)->body;
  adapted.hash = token_hash(adapted.body);
  adapted.look = (*draft)->look;
  adapted.look_hash = adapted.look.empty() ? "" : token_hash(adapted.look);
  adapted.salt = store::new_salt();
  adapted.day = std::move(ground->day);
  adapted.reason = std::move(ground->reason);
  adapted.at = call.now.at;
  adapted.by = call.actor.account;
  auto before = digest_in_force(call, *form);
  if (!before) return tl::unexpected{before.error()};
  const auto kept = store::append(call.data, adapted);
  if (!kept) return refused(kept.error());
  if (!*kept)
    return refused(Refused::invalid, "Người khác vừa đưa một bản khác vào dùng; hãy tải lại trang.");
  if (const auto dropped = store::drop_draft(call.data, adapted.campaign, adapted.form); !dropped)
    return refused(dropped.error());
  note(call, *form, std::move(*before), store::salted_digest(adapted.salt, adapted.body));
  return {};
}

Outcome<void> withdraw_form(Call& call) {
  const auto form = form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  const std::string reason = trimmed(call.inputs.get("withdrawal"));
  if (reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do thôi dùng bản này.", "withdrawal");
  const auto newest =
      std::ranges::find_if(form->versions, [](const AdaptedForm& one) { return !one.withdrawn.has_value(); });
  if (newest == form->versions.end() || std::to_string(newest->version) != call.inputs.get("version"))
    return refused(Refused::invalid, "Bản này không còn là bản mới nhất; hãy tải lại trang.");
  const auto whole = store::find_adapted(call.data, newest->campaign, newest->form, newest->version);
  if (!whole) return refused(whole.error());
  const auto withdrawn = store::withdraw(call.data, *newest, {reason, call.now.at, call.actor.account});
  if (!withdrawn) return refused(withdrawn.error());
  if (!*withdrawn) return refused(Refused::invalid, "Bản này vừa được người khác thôi dùng.");
  note(call, *form, store::salted_digest((*whole)->salt, (*whole)->body), {});
  return {};
}

}  // namespace kiemdiem::service
