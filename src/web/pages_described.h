#pragma once

#include <boost/describe.hpp>

#include "pages/administration.h"
#include "pages/ballots.h"
#include "pages/campaigns.h"
#include "pages/charts.h"
#include "pages/common.h"
#include "pages/error_page.h"
#include "pages/fact_form.h"
#include "pages/import.h"
#include "pages/letters.h"
#include "pages/organizations.h"
#include "pages/people.h"
#include "pages/progress.h"
#include "pages/rating_board.h"
#include "pages/reorganizations.h"
#include "pages/report.h"
#include "pages/review.h"
#include "pages/review_meetings.h"
#include "pages/rules.h"
#include "pages/sheet.h"
#include "pages/sign_in.h"
#include "pages/why.h"
#include "pages/work_list.h"

/// The members of every page, by name, for the JSON interface. web/described.h checks at compile time that
/// none is forgotten.
namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(LogLine, (), (number, at, who, role, action, about, link, details, hash))
BOOST_DESCRIBE_STRUCT(LogPage, (),
                      (filter_action, filter_text, from, until, actions, lines, pager, verify_action,
                       verified, verified_at, empty))
BOOST_DESCRIBE_STRUCT(ServerPage, (), (storage, scheduled, backup_mark, backup))
BOOST_DESCRIBE_STRUCT(GrantShown, (), (role, unit, campaign, since, until, end_action))
BOOST_DESCRIBE_STRUCT(UserLine, (), (user, name, link, grants, totp, last_seen, mark))
BOOST_DESCRIBE_STRUCT(UsersPage, (), (filter_action, filter_text, users, pager, actions, empty))
BOOST_DESCRIBE_STRUCT(UserPage, (),
                      (heading, action, user, name, person, user_error, name_error, person_error,
                       person_words, is_new, grants, grant_action, roles, units, campaigns, grant_error,
                       since, until, actions, temporary_password, cancel_href))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(CampaignLine, (),
                      (link, kind, period, issued_by, regulation, mark, units, finished, next_due, next_step))
BOOST_DESCRIBE_STRUCT(CampaignsPage, (), (campaigns, actions, empty))
BOOST_DESCRIBE_STRUCT(CampaignFormPage, (),
                      (heading, action, version, cancel_href, title, year, first, last, kinds, quarters,
                       units, regulations, title_error, kind_error, year_error, days_error, unit_error,
                       regulation_error))
BOOST_DESCRIBE_STRUCT(PlanStep, (),
                      (id, label, who, clause, inherited_rule, inherited, inherited_from, own, own_value,
                       error, set_above, mark))
BOOST_DESCRIBE_STRUCT(PlanItemShown, (), (text, from))
BOOST_DESCRIBE_STRUCT(Amendment, (), (at, who, step, before, after, reason))
BOOST_DESCRIBE_STRUCT(CampaignPage, (),
                      (title, kind, period, issued_by, regulation, mark, timeline, steps, items, facts,
                       facts_href, own_items, amend_action, version, reason, reason_error, amendments,
                       actions, obstacles))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages::charts {
BOOST_DESCRIBE_STRUCT(Part, (), (label, fill))
BOOST_DESCRIBE_STRUCT(StackedBar, (), (label, values, href))
BOOST_DESCRIBE_STRUCT(Flag, (), (day, label, rule, standing))
BOOST_DESCRIBE_STRUCT(Span, (), (first, last, label, standing))
BOOST_DESCRIBE_STRUCT(Timeline, (), (id, title, today, spans, flags))
}  // namespace kiemdiem::pages::charts

namespace kiemdiem::pages {
BOOST_DESCRIBE_ENUM(Language, vietnamese, english)
BOOST_DESCRIBE_ENUM(Theme, automatic, light, dark, contrast)
BOOST_DESCRIBE_ENUM(Standing, done, wrong, unknown, working, waiting, none)
BOOST_DESCRIBE_ENUM(Sorted, no, up, down)
BOOST_DESCRIBE_STRUCT(Link, (), (label, href))
BOOST_DESCRIBE_STRUCT(Option, (), (value, label, selected, help))
BOOST_DESCRIBE_STRUCT(Mark, (), (standing, word))
BOOST_DESCRIBE_STRUCT(Clause, (), (document, clause, href))
BOOST_DESCRIBE_STRUCT(FactShown, (), (label, value, href))
BOOST_DESCRIBE_STRUCT(Button, (), (label, href, posts, primary, confirm))
BOOST_DESCRIBE_STRUCT(Pager, (), (first, last, total, previous_href, next_href))
BOOST_DESCRIBE_STRUCT(Heading, (), (label, href, sorted, number))
BOOST_DESCRIBE_STRUCT(EmptyState, (), (text, buttons))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(ErrorPage, (), (status, what, next, ways_out, reference))
BOOST_DESCRIBE_STRUCT(ConflictField, (), (name, label, before, theirs, mine, mine_value, theirs_value))
BOOST_DESCRIBE_STRUCT(ConflictPage, (),
                      (what, saved_by, saved_at, action, version, cancel_href, fields, unchanged))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(PollRow, (), (link, mode, day, lines, mark))
BOOST_DESCRIBE_STRUCT(PollsPage, (), (polls, actions, empty))
BOOST_DESCRIBE_STRUCT(PollCandidate, (), (id, name, kind, chosen, bar, clause))
BOOST_DESCRIBE_STRUCT(PollElector, (), (id, name, post, summoned, present, teller))
BOOST_DESCRIBE_STRUCT(PollFormPage, (),
                      (action, cancel_href, kinds, modes, chairs, day, most, replaces, reason, candidates,
                       electors, kind_error, mode_error, day_error, chair_error, most_error, reason_error,
                       subject_error, elector_error, rules))
BOOST_DESCRIBE_STRUCT(HandedLine, (), (id, name, present, handed))
BOOST_DESCRIBE_STRUCT(TallyLine, (), (number, name, post, counts, carried))
BOOST_DESCRIBE_STRUCT(TallyTable, (), (columns, lines, carried_head))
BOOST_DESCRIBE_STRUCT(PollFact, (), (label, value))
BOOST_DESCRIBE_STRUCT(ShownOnce, (), (phrases, codes, phrase_owners, envelope, kiosk_href))
BOOST_DESCRIBE_STRUCT(PollPage, (),
                      (origin, title, back_href, mark, next, warning, facts, actions, shown_once, hand_action,
                       handed, handed_count, present_count, differences, box_action, box_error,
                       confirm_action, confirm_hash, tally, cancel_action, cancel_error, cancelled_for,
                       left_off))
BOOST_DESCRIBE_STRUCT(CountField, (), (name, label, value, error, differs))
BOOST_DESCRIBE_STRUCT(CountLine, (), (number, name, post, cells, error))
BOOST_DESCRIBE_STRUCT(CountPage, (),
                      (title, action, back_href, sheets, voided, columns, lines, saved, differs))
BOOST_DESCRIBE_STRUCT(TallyMinutesPage, (),
                      (upper, organization, title, back_href, place_line, people, sheets, tally, base,
                       statements, left_off, hash, tellers, chair, superseded, kept, versions, actions))
BOOST_DESCRIBE_STRUCT(KioskPage::KioskLine, (), (number, name, post, error, boxes))
BOOST_DESCRIBE_STRUCT(KioskPage, (),
                      (action, submission, unit, title, note, code_error, error, code, open, lines))
BOOST_DESCRIBE_STRUCT(ReceivedPage, (), (again_href))
}  // namespace kiemdiem::pages

namespace kiemdiem::facts {
BOOST_DESCRIBE_ENUM(State, unknown, none, known)
}  // namespace kiemdiem::facts

namespace kiemdiem::pages {
BOOST_DESCRIBE_ENUM(FieldType, text, long_text, number, decimal, date, moment, yes_no, choice, references)
BOOST_DESCRIBE_STRUCT(RuleUse, (), (clause, text))
BOOST_DESCRIBE_STRUCT(Field, (),
                      (path, type, label, help, unit, value, state, may_be_none, default_words, defaulted,
                       choices, at_least, at_most, required, read_only, error, rules, changed))
BOOST_DESCRIBE_STRUCT(FieldGroup, (), (title, help, fields))
BOOST_DESCRIBE_STRUCT(FactForm, (), (action, version, groups, submit, cancel_href, saved, read_only, hidden))
BOOST_DESCRIBE_STRUCT(FactFormPage, (), (heading, lead, form, further))
BOOST_DESCRIBE_STRUCT(StoredFact, (), (path, state, value))
BOOST_DESCRIBE_STRUCT(SentFact, (), (path, state, value, defaulted))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_ENUM(ChangeKind, added, changed, merged, unchanged)
BOOST_DESCRIBE_STRUCT(ImportUploadPage::Earlier, (), (at, who, file, words, link))
BOOST_DESCRIBE_STRUCT(ImportUploadPage, (), (action, units, template_href, largest, error, earlier))
BOOST_DESCRIBE_STRUCT(CellProblem, (), (sheet, cell, found, message))
BOOST_DESCRIBE_STRUCT(ImportChange::Difference, (), (label, before, after))
BOOST_DESCRIBE_STRUCT(ImportChange, (), (kind, list, what, differences, merge_choices, key))
BOOST_DESCRIBE_STRUCT(ImportCount, (), (list, added, changed, merged, unchanged, wrong))
BOOST_DESCRIBE_STRUCT(ImportPreviewPage, (),
                      (file, counts, problems, notices, changes, more_changes, confirm_action, again_href,
                       cancel_href))
BOOST_DESCRIBE_STRUCT(ImportDonePage, (),
                      (file, at, who, counts, undo_action, undo_refused, undone, list_href))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(TreeNode, (), (link, kind, members, collectives, incomplete, open, open_href, children))
BOOST_DESCRIBE_STRUCT(TreePage, (), (roots, organizations, collectives, people, actions, empty))
BOOST_DESCRIBE_STRUCT(HeadLine, (), (person, role, since, until))
BOOST_DESCRIBE_STRUCT(CollectiveLine, (), (link, kind, size))
BOOST_DESCRIBE_STRUCT(HistoryLine, (), (at, who, what))
BOOST_DESCRIBE_STRUCT(FormerUnit, (), (link, until, into, document))
BOOST_DESCRIBE_STRUCT(OrganizationPage, (),
                      (name, kind, facts, collectives, heads, children, former, people, people_href, actions,
                       history))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(PersonRow, (), (id, link, cell, posts, admitted, values, mark))
BOOST_DESCRIBE_STRUCT(PeoplePage, (),
                      (filter_action, filter_text, cells, only_incomplete, columns, headings, rows, pager,
                       bulk_action, bulk, actions, empty))
BOOST_DESCRIBE_STRUCT(PostLine, (), (role, in, since, until, primary, leader, managed_by, edit_href))
BOOST_DESCRIBE_STRUCT(DisciplineLine, (), (on, form, violated_at, decided_by, edit_href))
BOOST_DESCRIBE_STRUCT(PersonPage, (),
                      (name, cell, cell_link, mark, missing, facts, posts, add_post_href, discipline,
                       discipline_known, add_discipline_href, history, actions))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(ReorganizationFormPage, (),
                      (heading, lead, action, cancel_href, what, choose, choices, into, kinds, code, name, on,
                       document, choices_error, into_error, kind_error, code_error, name_error, on_error,
                       document_error))
BOOST_DESCRIBE_STRUCT(FateChoice, (), (name, label, who, options))
BOOST_DESCRIBE_STRUCT(ReorganizationPage, (),
                      (heading, lead, facts, obstacles, fates, people, confirm_action, seen, cancel_href))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(StepCell, (), (mark, done, asked))
BOOST_DESCRIBE_STRUCT(UnitRow, (), (unit, kind, members, steps, overdue, undecided, last_seen))
BOOST_DESCRIBE_STRUCT(NumberColumn, (), (label, values))
BOOST_DESCRIBE_STRUCT(StackedChart, (), (title, parts, bars))
BOOST_DESCRIBE_STRUCT(ProgressPage, (),
                      (question, unit_headings, steps, rows, pager, filter_action, filter_text, step_choices,
                       standing_choices, timeline, charts, empty))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(BoardRow, (),
                      (subject, kind, post, proposals, ceiling, forced, verdict, reason, clause, why_href,
                       proposals_href, state, override_reason, details, waits))
BOOST_DESCRIBE_STRUCT(BoardTotals, (), (subjects, wrong, unknown, levels))
BOOST_DESCRIBE_STRUCT(QuotaShown, (), (title, used, limit, words, mark, clause, steps))
BOOST_DESCRIBE_STRUCT(RatingBoardPage, (),
                      (question, levels, short_levels, bodies, quotas, rows, totals, pager, filters, why,
                       actions, empty))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(ReviewMeetingLine, (), (link, when, items, attendance, mark))
BOOST_DESCRIBE_STRUCT(ReviewMeetingsPage, (), (unit, meetings, actions, empty))
BOOST_DESCRIBE_STRUCT(AgendaLine, (), (number, link, what, chair, mark, current))
BOOST_DESCRIBE_STRUCT(MeetingNotice, (), (mark, text, clause))
BOOST_DESCRIBE_STRUCT(AnnouncementLine, (), (name, value, label, there, missing, told, text))
BOOST_DESCRIBE_STRUCT(AnnouncementForm, (), (action, version, clause, lines))
BOOST_DESCRIBE_STRUCT(RemarkLine, (), (speaker, text, at, remove_action, id))
BOOST_DESCRIBE_STRUCT(MinutesText, (), (name, label, value, error, required, one_line))
BOOST_DESCRIBE_STRUCT(OtherReview, (), (where, words, mark, clause))
BOOST_DESCRIBE_STRUCT(ItemShown, (),
                      (name, what, mark, reason, barred, papers, before, elsewhere, remarks, texts, time,
                       action, version, chairs, chair_error, reason_error, chair_clause, remark_action,
                       remark_speaker, remark_text, present, reopen_action, previous, next))
BOOST_DESCRIBE_STRUCT(ReviewMeetingPage, (),
                      (title, facts, attendance, quorum, notices, agenda_href, agenda, item, announcements,
                       still_open, close_action, version, other, actions))
BOOST_DESCRIBE_STRUCT(AttendanceLine, (), (id, name, post, present, reason, error))
BOOST_DESCRIBE_STRUCT(MeetingOpeningPage, (),
                      (title, action, version, cancel_href, people, people_error, chairs, secretaries,
                       quorums, chair_error, secretary_error, quorum_error, representative_error, place,
                       invited, representative, opened))
BOOST_DESCRIBE_STRUCT(MinutesItem, (), (heading, chair, time, state, texts, remarks))
BOOST_DESCRIBE_STRUCT(MinutesVersion, (), (link, words, reason))
BOOST_DESCRIBE_STRUCT(MinutesPage, (),
                      (upper, unit, title, facts, told, items, ended, other, chair, secretary, superseded,
                       kept, versions, actions))
BOOST_DESCRIBE_STRUCT(InvitationPage, (), (upper, unit, title, facts, agenda, invited, actions))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_ENUM(Difference, added, changed, gone)
BOOST_DESCRIBE_STRUCT(DocumentLine, (),
                      (link, number, issued_by, issued, in_force, extends, rules, readings, used_here))
BOOST_DESCRIBE_STRUCT(RuleDocumentsPage, (), (documents, compare_action))
BOOST_DESCRIBE_STRUCT(RuleShown, (),
                      (id, clause, kind, text, comes_from, amended, facts, reading, parameters))
BOOST_DESCRIBE_STRUCT(RuleChapter, (), (title, rules))
BOOST_DESCRIBE_STRUCT(RuleTextPage, (),
                      (title, number, on, layers, chapters, compare_href, filter_action, filter_text, shown,
                       total))
BOOST_DESCRIBE_STRUCT(RuleDifference, (), (kind, left_clause, right_clause, what, left, right))
BOOST_DESCRIBE_STRUCT(RuleComparePage, (), (action, left, right, left_title, right_title, differences, same))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(DemonstrationAccount, (), (campaign, role, unit, user, password))
BOOST_DESCRIBE_STRUCT(LoginPage, (), (action, user, error, back, demonstration, second_step_offered))
BOOST_DESCRIBE_STRUCT(TotpPage, (), (action, error, cancel_href, back))
BOOST_DESCRIBE_STRUCT(SecondStepPage, (),
                      (action, error, forced, on, secret, address, codes_left, codes_action, codes, next_href,
                       back_href))
BOOST_DESCRIBE_STRUCT(RolePage, (), (action, back, grants))
BOOST_DESCRIBE_STRUCT(PasswordPage, (),
                      (action, forced, at_least, old_error, new_error, again_error, cancel_href, user))
BOOST_DESCRIBE_STRUCT(SessionLine, (), (started, last_seen, place, current))
BOOST_DESCRIBE_STRUCT(GrantHeld, (), (role, unit))
BOOST_DESCRIBE_STRUCT(AccountPage, (),
                      (user, name, grants, password_href, second_step_on, second_step_href, sessions,
                       end_others_action, calendar_href))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(ReasonShown, (), (effect, text, clause, facts, certain, reading))
BOOST_DESCRIBE_STRUCT(MissingForNext, (), (text, clause))
BOOST_DESCRIBE_STRUCT(Why, (),
                      (subject, verdict, sentence, proposed, ceiling, forced, reasons, pending, untouched,
                       next_level, for_next, what_if_href))
BOOST_DESCRIBE_STRUCT(WhyPage, (), (why, back_href, actions))
BOOST_DESCRIBE_STRUCT(Consequence, (), (what, before, after, mark, clause))
BOOST_DESCRIBE_STRUCT(WhatIfPage::Trial, (), (path, label, unit, now, value, error, choices, type))
BOOST_DESCRIBE_STRUCT(WhatIfPage, (), (subject, action, back_href, trials, tried, consequences, after))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_ENUM(WorkSection, overdue, today, this_week, later, waiting, done)
BOOST_DESCRIBE_STRUCT(WorkLine, (),
                      (id, verb, object, due, due_rule, mark, waits_for, waits_why, clause, button))
BOOST_DESCRIBE_STRUCT(WorkPart, (), (section, lines, more, more_href))
BOOST_DESCRIBE_STRUCT(WorkListPage, (), (parts, calendar_href, meetings_href, filters, empty))
BOOST_DESCRIBE_STRUCT(MeetingLine, (), (at, unit, subject, room, chair, attends, clash, mark, link))
BOOST_DESCRIBE_STRUCT(MeetingForm, (),
                      (action, subjects, day, time, room, chair, representative, subject_error, day_error,
                       time_error, room_error, chair_error, representative_error, earliest, latest, clause))
BOOST_DESCRIBE_STRUCT(MeetingsPage, (),
                      (meetings, calendar_href, feed_href, held_href, previous_href, next_href, form, empty))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_ENUM(Entering, line, lines, number, choice, boxes, shown)
BOOST_DESCRIBE_STRUCT(FormField, (), (name, label, entering, value, options, error, required))
BOOST_DESCRIBE_STRUCT(FormRow, (), (group, key_name, key, cells))
BOOST_DESCRIBE_STRUCT(FormSection, (),
                      (anchor, number, label, level, prompts, note, notices, text, columns, rows, may_add,
                       totals, boxes))
BOOST_DESCRIBE_STRUCT(PaperShown, (), (anchor, name, mark, head, sections, clause, confirm))
BOOST_DESCRIBE_STRUCT(ReviewRound, (), (words, reason))
BOOST_DESCRIBE_STRUCT(ReviewPage, (),
                      (heading, lead, mark, notices, on_behalf, papers, rounds, action, version, saved, why,
                       return_action, return_completes, return_error, return_reason, files, files_action,
                       files_error, buttons, empty))
BOOST_DESCRIBE_ENUM(PieceKind, same, gone, added)
BOOST_DESCRIBE_STRUCT(TextPiece, (), (kind, text))
BOOST_DESCRIBE_STRUCT(ComparedSection, (), (label, pieces))
BOOST_DESCRIBE_STRUCT(ReviewCompare, (),
                      (heading, lead, former, later, action, former_words, later_words, sections, back_href,
                       empty))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(Input, (),
                      (name, label, type, value, help, error, autocomplete, input_mode, least, most, options,
                       required))
BOOST_DESCRIBE_STRUCT(SheetCell, (), (mark, text, href, lines, clauses, input))
BOOST_DESCRIBE_STRUCT(SheetTable, (), (title, headings, rows))
BOOST_DESCRIBE_STRUCT(SheetForm, (), (action, hidden, inputs, submit, confirm))
BOOST_DESCRIBE_STRUCT(SheetSection, (), (title, paragraphs, table, form, folded, scanned))
BOOST_DESCRIBE_STRUCT(SheetPage, (), (origin, heading, lead, actions, sections, pager, empty))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(LetterInput, (), (name, label, type, value, help, error, options, required))
BOOST_DESCRIBE_STRUCT(LetterForm, (), (heading, action, hidden, inputs, submit, lead))
BOOST_DESCRIBE_STRUCT(LetterShown, (), (heading, mark, lines, forms))
BOOST_DESCRIBE_STRUCT(LettersPage, (), (heading, lead, letters, fresh, buttons, empty))
}  // namespace kiemdiem::pages

namespace kiemdiem::pages {
BOOST_DESCRIBE_STRUCT(ReportCell, (), (text, href, number))
BOOST_DESCRIBE_STRUCT(ReportRow, (), (kind, cells))
BOOST_DESCRIBE_STRUCT(ReportHead, (), (title, columns, rows))
BOOST_DESCRIBE_STRUCT(ReportLine, (), (text, href))
BOOST_DESCRIBE_STRUCT(ReportTablePage, (),
                      (form_code, title, unit, as_of, top, bottom, rows, notes, breaches, charts, actions,
                       when_empty))
}  // namespace kiemdiem::pages
