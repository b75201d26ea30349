#include "service/comments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/campaign_time.h"
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
  if (!request.earlier.empty()) return {Standing::done, "đã đính chính"};
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

std::string level_words(std::string_view level) {
  const auto found = std::ranges::find(levels(), level, &pages::Option::value);
  return found == levels().end() ? std::string{} : found->label;
}

std::string entered(service::Call& call, std::int64_t at, const std::string& by) {
  return fmt::format("{}, {}", to_vietnamese(service::moment_of(call, at).date),
                     service::account_name(call, by));
}

/// "Bản 1, đã thay: mức Tốt; …; ngày nhận xét 01/12/2026; ghi 02/12/2026, Nguyễn An"
std::string earlier_words(service::Call& call, std::size_t at, const service::EarlierComment& comment) {
  std::string words = fmt::format("Bản {} (đã thay): mức {}", at + 1, level_words(comment.level));
  if (!comment.text.empty()) words += "; " + comment.text;
  if (const auto on = parse_date(comment.on)) words += "; ngày nhận xét " + to_vietnamese(*on);
  return words + "; ghi " + entered(call, comment.at, comment.by) + ".";
}

std::vector<std::string> lines_of(service::Call& call, const CommentRequest& request) {
  std::vector<std::string> lines;
  if (!request.to.empty()) lines.push_back("Gửi tới: " + name_anywhere(call, request.to));
  if (const auto due = parse_date(request.due)) lines.push_back("Trả lời trước: " + to_vietnamese(*due));
  if (const std::string level = level_words(request.level); !level.empty())
    lines.push_back("Mức nhận xét chung: " + level);
  if (!request.text.empty()) lines.push_back(request.text);
  if (const auto on = parse_date(request.on)) lines.push_back("Ngày nhận xét: " + to_vietnamese(*on));
  if (!request.reason.empty())
    lines.push_back((request.earlier.empty() ? "Lý do: " : "Lý do đính chính: ") + request.reason);
  if (request.at != 0) lines.push_back("Ghi: " + entered(call, request.at, request.by));
  for (std::size_t at = request.earlier.size(); at-- > 0;)
    lines.push_back(earlier_words(call, at, request.earlier[at]));
  return lines;
}

/// What the form that was sent said, shown again in the form that sent it.
struct Typed {
  const service::Call& call;
  bool mine = false;

  pages::LetterInput input(const char* name, std::string label, const char* type, bool required = false,
                           std::string value = {}) const {
    pages::LetterInput made;
    made.name = name;
    made.label = std::move(label);
    made.type = type;
    made.required = required;
    made.value = std::move(value);
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
  const bool same = call.inputs.get("kind") == service::name(request.kind) ||
                    call.inputs.get("request") == request.id;  // as the two pages name it
  const bool mine = same && call.inputs.get("do") == what;
  const Typed typed{call, mine};
  const std::string_view doing{what};
  if (doing == "ask") {
    form.inputs.push_back(typed.input("to", "Gửi tới (mã tổ chức hoặc tên chi ủy, đảng ủy)", "text", true));
    form.inputs.push_back(typed.input("due", "Trả lời trước ngày", "text"));
  } else if (doing == "answer" || doing == "correct") {
    pages::LetterInput level = typed.input("level", "Mức nhận xét chung", "radios", true, request.level);
    level.options = levels();
    for (pages::Option& option : level.options) option.selected = option.value == level.value;
    form.inputs.push_back(std::move(level));
    form.inputs.push_back(typed.input("text", "Nội dung nhận xét", "long", false, request.text));
    const auto on = parse_date(request.on);
    form.inputs.push_back(typed.input("on", "Ngày nhận xét (bỏ trống là hôm nay)", "text", false,
                                      on ? to_vietnamese(*on) : std::string{}));
    if (doing == "correct") form.inputs.push_back(typed.input("reason", "Lý do đính chính", "text", true));
  } else {
    form.inputs.push_back(typed.input("reason", "Lý do", "text", true));
  }
  return form;
}

/// What a correction still means, by how far the rating has come.
std::string meaning_of(service::RatedSoFar rated) {
  switch (rated) {
    case service::RatedSoFar::not_yet:
      return "Bản đính chính thay bản đang dùng; bản trước vẫn lưu và xem được.";
    case service::RatedSoFar::voted:
      return "Đã bỏ phiếu xếp loại đồng chí này. Bản đính chính được lưu vào hồ sơ để cấp quyết định "
             "xem xét; số phiếu đã có giữ nguyên. Nếu nhận xét mới làm thay đổi việc xem xét thì tổ "
             "chức bỏ phiếu lại, ghi rõ lý do.";
    case service::RatedSoFar::decided:
      return "Đã có quyết định xếp loại đồng chí này. Bản đính chính được lưu vào hồ sơ; quyết định "
             "giữ nguyên, muốn xếp loại lại thì cấp quyết định phải hủy quyết định đó, ghi rõ căn cứ.";
  }
  return {};
}

/// What is written here now counts for what is still to come.
std::string lead_of(service::RatedSoFar rated) {
  switch (rated) {
    case service::RatedSoFar::not_yet:
      return "Nhận xét đã ghi ở đây được tính ngay vào hồ sơ và các điều kiện xếp loại.";
    case service::RatedSoFar::voted:
      return "Đã bỏ phiếu xếp loại: điều ghi ở đây vào hồ sơ để cấp quyết định xem xét, không đổi số phiếu.";
    case service::RatedSoFar::decided:
      return "Đã có quyết định xếp loại: điều ghi ở đây được lưu vào hồ sơ, không đổi quyết định.";
  }
  return {};
}

pages::LetterShown shown(service::Call& call, const CommentRequest& request, bool changes,
                         service::RatedSoFar rated) {
  pages::LetterShown made{kind_words(request.kind), mark_of(request), lines_of(call, request), {}};
  const auto can = [&](CommentAct act) { return changes && service::after(request.state, act).has_value(); };
  if (can(CommentAct::ask)) made.forms.push_back(form_of(call, request, "ask", "Gửi yêu cầu", "Gửi yêu cầu"));
  if (can(CommentAct::answer))
    made.forms.push_back(
        form_of(call, request, "answer", "Ghi nhận xét nhận được bằng giấy", "Ghi nhận xét"));
  if (request.kind == CommentKind::residence && can(CommentAct::exempt))
    made.forms.push_back(form_of(call, request, "exempt", "Không phải lấy", "Ghi là không phải lấy"));
  if (!can(CommentAct::correct)) return made;
  if (!service::may_correct(call, request)) {
    made.lines.emplace_back("Nhận xét do chi ủy nơi cư trú tự gửi; cần đính chính thì đề nghị nơi đó làm.");
    return made;
  }
  made.forms.push_back(form_of(call, request, "correct", "Đính chính nhận xét", "Lưu bản đính chính"));
  made.forms.back().lead = meaning_of(rated);
  return made;
}

/// What the committee of the residence does with a request, as its page names it.
struct ResidenceAct {
  CommentAct act;
  const char* word;
  const char* heading;
  const char* submit;
};
constexpr std::array residence_acts{
    ResidenceAct{CommentAct::answer, "answer", "Nhận xét", "Gửi nhận xét"},
    ResidenceAct{CommentAct::give_back, "return", "Gửi trả", "Gửi trả yêu cầu"},
    ResidenceAct{CommentAct::correct, "correct", "Đính chính nhận xét đã gửi", "Gửi bản đính chính"}};

/// Answered on the day: the form asks for none.
pages::LetterForm residence_form(const service::Call& call, const CommentRequest& request,
                                 const ResidenceAct& one) {
  pages::LetterForm form = form_of(call, request, one.word, one.heading, one.submit);
  form.action = address("answer-residence", {{"campaign", call.campaign->id}});
  form.hidden = {{"request", request.id, false, {}}, {"do", one.word, false, {}}};
  std::erase_if(form.inputs, [](const pages::LetterInput& input) { return input.name == "on"; });
  return form;
}

}  // namespace

service::Outcome<pages::LettersPage> comments(service::Call& call) {
  if (call.target.person.empty()) return service::refused(service::Refused::hidden);
  const std::string& subject = call.inputs.get("subject");
  const auto requests = service::comments_on(call, subject);
  if (!requests) return tl::unexpected{requests.error()};
  const auto rated = service::rated_so_far(call, subject);
  if (!rated) return tl::unexpected{rated.error()};
  pages::LettersPage page;
  call.title = page.heading = "Nhận xét của nơi khác: " + name_of(call, "people", call.target.person);
  page.lead = lead_of(*rated);
  page.empty.text = "Không có nơi nào phải nhận xét về đồng chí này.";
  for (const CommentRequest& request : *requests)
    page.letters.push_back(shown(call, request, may(call, "save-comment"), *rated));
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
  page.lead =
      "Các chi bộ nơi công tác gửi tới; trả lời xong thì nơi gửi thấy ngay. Gửi rồi mà thấy chưa đúng "
      "thì đính chính, ghi rõ lý do; nơi đó đã bỏ phiếu thì bản đính chính vào hồ sơ để cấp quyết định xem "
      "xét.";
  page.empty.text = "Chưa có yêu cầu nào gửi tới đây.";
  const bool changes = call.campaign->state == "open";
  for (const CommentRequest& request : *requests) {
    const std::string person = request.subject.substr(request.subject.find(':') + 1);
    pages::LetterShown made{name_of(call, "people", person), mark_of(request), lines_of(call, request), {}};
    for (const ResidenceAct& one : residence_acts)
      if (changes && service::after(request.state, one.act))
        made.forms.push_back(residence_form(call, request, one));
    page.letters.push_back(std::move(made));
  }
  return page;
}

service::Outcome<service::Done> answer_residence(service::Call& call) {
  const auto requests = service::requests_to(call, call.actor.acting.unit);
  if (!requests) return tl::unexpected{requests.error()};
  const auto found = std::ranges::find(*requests, call.inputs.get("request"), &CommentRequest::id);
  const std::string& what = call.inputs.get("do");
  const bool known = std::ranges::any_of(residence_acts, [&](const auto& one) { return one.word == what; });
  if (found == requests->end() || !known)
    return service::refused(service::Refused::invalid, "Không có yêu cầu này ở đây; hãy tải lại trang.");
  if (auto done = service::change_comment(call, *found); !done) return tl::unexpected{done.error()};
  return service::Done{
      address("residence-queue", {{"campaign", call.campaign->id}}), "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
