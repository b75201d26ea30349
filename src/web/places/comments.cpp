#include "service/comments.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/office.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/letters.h"

namespace kiemdiem::web {
namespace {

using service::CommentAct;
using service::CommentKind;
using service::CommentRequest;
using service::CommentState;

const std::vector<pages::Option>& levels() {
  static const std::vector<pages::Option> all{
      {"good", "Tốt", false, {}}, {"fair", "Khá, đạt", false, {}}, {"weak", "Chưa tốt", false, {}}};
  return all;
}

std::string kind_words(CommentKind kind) {
  switch (kind) {
    case CommentKind::residence:
      return "Nhận xét của chi ủy nơi cư trú (213)";
    case CommentKind::previous:
      return "Nhận xét của chi bộ nơi chuyển đi";
    case CommentKind::temporary:
      return "Nhận xét của nơi sinh hoạt tạm thời";
  }
  return {};
}

pages::Mark mark_of(const CommentRequest& request) {
  using pages::Standing;
  switch (request.state) {
    case CommentState::none:
      return {Standing::waiting, "chưa lấy"};
    case CommentState::asked:
      return {Standing::working, "đã gửi yêu cầu"};
    case CommentState::answered:
      return {Standing::done, "đã có nhận xét"};
    case CommentState::returned:
      return {Standing::wrong, "bị gửi trả"};
    case CommentState::exempt:
      return {Standing::none, "không phải lấy"};
  }
  return {};
}

std::vector<std::string> lines_of(service::Call& call, const CommentRequest& request) {
  std::vector<std::string> lines;
  if (!request.to.empty()) lines.push_back("Gửi tới: " + name_anywhere(call, request.to));
  if (const auto due = parse_date(request.due)) lines.push_back("Trả lời trước: " + to_vietnamese(*due));
  const auto level = std::ranges::find(levels(), request.level, &pages::Option::value);
  if (level != levels().end()) lines.push_back("Mức nhận xét chung: " + level->label);
  if (!request.text.empty()) lines.push_back(request.text);
  if (const auto on = parse_date(request.on)) lines.push_back("Ngày nhận xét: " + to_vietnamese(*on));
  if (!request.reason.empty()) lines.push_back("Lý do: " + request.reason);
  if (request.at != 0)
    lines.push_back(fmt::format("Ghi: {}, {}", to_vietnamese(service::now_at(request.at).local.date),
                                service::account_name(call, request.by)));
  return lines;
}

/// What the form that was sent said, shown again in the form that sent it.
struct Typed {
  const service::Call& call;
  bool mine = false;

  pages::LetterInput input(const char* name, std::string label, const char* type,
                           bool required = false) const {
    pages::LetterInput made;
    made.name = name;
    made.label = std::move(label);
    made.type = type;
    made.required = required;
    if (mine) {
      made.value = call.inputs.get(name);
      made.error = problem_of(call, name);
    }
    return made;
  }
};

pages::LetterForm form_of(const service::Call& call, const CommentRequest& request, const char* what,
                          std::string heading, std::string submit) {
  pages::LetterForm form{
      std::move(heading),
      address("save-comment", {{"campaign", call.campaign->id}, {"subject", request.subject}}),
      {{"kind", std::string{service::name(request.kind)}, false, {}}, {"do", what, false, {}}},
      {},
      std::move(submit)};
  const bool mine = call.inputs.get("kind") == service::name(request.kind) && call.inputs.get("do") == what;
  const Typed typed{call, mine};
  const std::string_view doing{what};
  if (doing == "ask") {
    form.inputs.push_back(typed.input("to", "Gửi tới (mã tổ chức hoặc tên chi ủy, đảng ủy)", "text", true));
    form.inputs.push_back(typed.input("due", "Trả lời trước ngày", "text"));
  } else if (doing == "answer") {
    pages::LetterInput level = typed.input("level", "Mức nhận xét chung", "radios", true);
    level.options = levels();
    form.inputs.push_back(std::move(level));
    form.inputs.push_back(typed.input("text", "Nội dung nhận xét", "long"));
    form.inputs.push_back(typed.input("on", "Ngày nhận xét (bỏ trống là hôm nay)", "text"));
  } else {
    form.inputs.push_back(typed.input("reason", "Lý do", "text", true));
  }
  return form;
}

pages::LetterShown shown(service::Call& call, const CommentRequest& request, bool changes) {
  pages::LetterShown made{kind_words(request.kind), mark_of(request), lines_of(call, request), {}};
  const auto can = [&](CommentAct act) { return changes && service::after(request.state, act).has_value(); };
  if (can(CommentAct::ask)) made.forms.push_back(form_of(call, request, "ask", "Gửi yêu cầu", "Gửi yêu cầu"));
  if (can(CommentAct::answer))
    made.forms.push_back(
        form_of(call, request, "answer", "Ghi nhận xét nhận được bằng giấy", "Ghi nhận xét"));
  if (request.kind == CommentKind::residence && can(CommentAct::exempt))
    made.forms.push_back(form_of(call, request, "exempt", "Không phải lấy", "Ghi là không phải lấy"));
  return made;
}

}  // namespace

service::Outcome<pages::LettersPage> comments(service::Call& call) {
  if (call.target.person.empty()) return service::refused(service::Refused::hidden);
  const std::string& subject = call.inputs.get("subject");
  const auto requests = service::comments_on(call, subject);
  if (!requests) return tl::unexpected{requests.error()};
  pages::LettersPage page;
  call.title = page.heading = "Nhận xét của nơi khác: " + name_of(call, "people", call.target.person);
  page.lead = "Nhận xét đã ghi ở đây được tính ngay vào hồ sơ và các điều kiện xếp loại.";
  page.empty.text = "Không có nơi nào phải nhận xét về đồng chí này.";
  for (const CommentRequest& request : *requests)
    page.letters.push_back(shown(call, request, may(call, "save-comment")));
  return page;
}

service::Outcome<service::Done> save_comment(service::Call& call) {
  if (call.target.person.empty()) return service::refused(service::Refused::hidden);
  const std::string& subject = call.inputs.get("subject");
  const auto requests = service::comments_on(call, subject);
  if (!requests) return tl::unexpected{requests.error()};
  const auto kind = service::comment_kind(call.inputs.get("kind"));
  const auto found = std::ranges::find_if(
      *requests, [&](const CommentRequest& request) { return kind && request.kind == *kind; });
  if (found == requests->end())
    return service::refused(service::Refused::invalid, "Nơi này không phải nhận xét về đồng chí này.");
  if (auto done = service::change_comment(call, *found); !done) return tl::unexpected{done.error()};
  return service::Done{address("comments", {{"campaign", call.campaign->id}, {"subject", subject}}),
                       "done.saved",
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<pages::LettersPage> residence_queue(service::Call& call) {
  const auto requests = service::requests_to(call, call.actor.acting.unit);
  if (!requests) return tl::unexpected{requests.error()};
  pages::LettersPage page;
  page.heading = "Yêu cầu nhận xét đảng viên nơi cư trú";
  page.lead = "Các chi bộ nơi công tác gửi tới; trả lời xong thì nơi gửi thấy ngay.";
  page.empty.text = "Chưa có yêu cầu nào gửi tới đây.";
  const bool changes = call.campaign->state == "open";
  for (const CommentRequest& request : *requests) {
    const std::string person = request.subject.substr(request.subject.find(':') + 1);
    pages::LetterShown made{name_of(call, "people", person), mark_of(request), lines_of(call, request), {}};
    if (changes && service::after(request.state, CommentAct::give_back))
      for (const char* what : {"answer", "return"}) {
        const bool answers = std::string_view{what} == "answer";
        pages::LetterForm form = form_of(call, request, what, answers ? "Nhận xét" : "Gửi trả",
                                         answers ? "Gửi nhận xét" : "Gửi trả yêu cầu");
        form.action = address("answer-residence", {{"campaign", call.campaign->id}});
        form.hidden = {{"request", request.id, false, {}}, {"do", what, false, {}}};
        std::erase_if(form.inputs, [](const pages::LetterInput& input) { return input.name == "on"; });
        made.forms.push_back(std::move(form));
      }
    page.letters.push_back(std::move(made));
  }
  return page;
}

service::Outcome<service::Done> answer_residence(service::Call& call) {
  const auto requests = service::requests_to(call, call.actor.acting.unit);
  if (!requests) return tl::unexpected{requests.error()};
  const auto found = std::ranges::find(*requests, call.inputs.get("request"), &CommentRequest::id);
  const std::string& what = call.inputs.get("do");
  if (found == requests->end() || (what != "answer" && what != "return"))
    return service::refused(service::Refused::invalid, "Không có yêu cầu này ở đây; hãy tải lại trang.");
  if (auto done = service::change_comment(call, *found); !done) return tl::unexpected{done.error()};
  return service::Done{
      address("residence-queue", {{"campaign", call.campaign->id}}), "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
