#include "store/adapted_forms.h"

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

/// The columns of the list, then, where they were asked for, text and file.
AdaptedForm form_of(const Row& row) {
  AdaptedForm form{row.text(0),  row.text(1), row.integer(2), row.text(3), {},          row.text(4),
                   {},           row.text(5), row.text(6),    row.text(7), row.text(8), row.integer(9),
                   row.text(10), {}};
  if (!row.is_null(11)) form.withdrawn = FormWithdrawal{row.text(11), row.integer(12), row.text(13)};
  return form;
}

}  // namespace

Result<bool> append(Transaction& transaction, const AdaptedForm& form) {
  return found(transaction.execute(
      "insert into adapted_form (campaign, form, version, organization, body, hash, look, look_hash, salt, "
      "day, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on "
      "conflict do nothing",
      {form.campaign, form.form, form.version, form.organization, form.body, form.hash, to_blob(form.look),
       form.look_hash, form.salt, form.day, form.reason, form.at, form.by}));
}

Result<bool> withdraw(Transaction& transaction, const AdaptedForm& form, const FormWithdrawal& withdrawal) {
  return found(transaction.execute(
      "insert into form_withdrawal (campaign, form, version, reason, made_at, made_by) values ($1, $2, $3, "
      "$4, $5, $6) on conflict do nothing",
      {form.campaign, form.form, form.version, withdrawal.reason, withdrawal.at, withdrawal.by}));
}

Result<std::vector<AdaptedForm>> adapted_forms(Transaction& transaction) {
  return all(transaction.query(
                 "select f.campaign, f.form, f.version, f.organization, f.hash, f.look_hash, f.salt, f.day, "
                 "f.reason, f.made_at, f.made_by, w.reason, w.made_at, w.made_by from adapted_form f left "
                 "join form_withdrawal w on w.campaign = f.campaign and w.form = f.form and w.version = "
                 "f.version order by f.campaign, f.form, f.version"),
             form_of);
}

Result<std::optional<AdaptedForm>> find_adapted(Transaction& transaction, std::string_view campaign,
                                                std::string_view form, std::int64_t version) {
  return one(transaction.query(
                 "select f.campaign, f.form, f.version, f.organization, f.hash, f.look_hash, f.salt, f.day, "
                 "f.reason, f.made_at, f.made_by, w.reason, w.made_at, w.made_by, f.body, f.look from "
                 "adapted_form f left join form_withdrawal w on w.campaign = f.campaign and w.form = f.form "
                 "and w.version = f.version where f.campaign = $1 and f.form = $2 and f.version = $3",
                 {text_value(campaign), text_value(form), version}),
             [](const Row& row) {
               AdaptedForm adapted = form_of(row);
               adapted.body = row.text(14);
               adapted.look = bytes_of(row.blob(15));
               return adapted;
             });
}

Result<void> save(Transaction& transaction, const FormDraft& draft) {
  if (auto dropped = drop_draft(transaction, draft.campaign, draft.form); !dropped) return dropped;
  return done(transaction.execute(
      "insert into form_draft (campaign, form, file_name, body, look, made_at, made_by) values ($1, $2, $3, "
      "$4, $5, $6, $7)",
      {draft.campaign, draft.form, draft.file_name, draft.body, to_blob(draft.look), draft.at, draft.by}));
}

Result<std::optional<FormDraft>> find_draft(Transaction& transaction, std::string_view campaign,
                                            std::string_view form) {
  return one(transaction.query(
                 "select campaign, form, file_name, body, look, made_at, made_by from form_draft where "
                 "campaign = $1 and form = $2",
                 {text_value(campaign), text_value(form)}),
             [](const Row& row) {
               return FormDraft{
                   row.text(0),    row.text(1), row.text(2), row.text(3), std::string{bytes_of(row.blob(4))},
                   row.integer(5), row.text(6)};
             });
}

Result<void> drop_draft(Transaction& transaction, std::string_view campaign, std::string_view form) {
  return done(transaction.execute("delete from form_draft where campaign = $1 and form = $2",
                                  {text_value(campaign), text_value(form)}));
}

}  // namespace kiemdiem::store
