#include "service/comments.h"

#include <algorithm>

#include "paper/papers/comments_on_member.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/names.h"

// Residence papers (Quy định 213-QĐ/TW) and comments of other cells.

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::CommentKind;
using service::CommentRequest;
using service::CommentState;

std::string comment_level(const std::string& word) {
  if (word == "good") return "Tốt";
  if (word == "fair") return "Khá";
  return word == "weak" ? "Chưa tốt" : word;
}

/// Name of whoever was asked: an organization of the register, or what was written.
std::string asked_name(Call& call, const std::string& to) {
  return to.empty() ? std::string{room} : service::name_of(call, "organizations", to);
}

/// The organization that the request went to heads the paper, where the register has it.
paper::Issued of_other(Call& call, const Desk& desk, const CommentRequest* request, std::string_view id) {
  paper::Issued issued = draft(desk, id, {});
  const service::Unit* other = request == nullptr ? nullptr : desk.units().find(request->to);
  const service::Unit* above = other == nullptr ? nullptr : desk.units().find(other->parent);
  issued.office = {above == nullptr ? std::string{} : above->name,
                   request == nullptr ? std::string{room} : asked_name(call, request->to), std::string{room}};
  issued.date = request == nullptr ? std::nullopt : parse_date(request->on);
  issued.made_on = issued.date.value_or(desk.today());
  issued.signatures = {
      {.authority = paper::Authority::on_behalf, .body = "Chi ủy (chi bộ)", .post = "Bí thư"}};
  return issued;
}

struct About {
  Desk desk;
  paper::AboutMember member;
  std::vector<CommentRequest> requests;

  const CommentRequest* of(CommentKind kind) const {
    const auto found = std::ranges::find(requests, kind, &CommentRequest::kind);
    return found == requests.end() ? nullptr : &*found;
  }
};

service::Outcome<About> about(Call& call) {
  const std::string subject = call.inputs.get("subject");
  if (!subject.starts_with("member:")) return service::refused(service::Refused::hidden);
  auto desk = Desk::judged_of(call);
  if (!desk) return tl::unexpected{desk.error()};
  auto requests = service::comments_on(call, subject);
  if (!requests) return tl::unexpected{requests.error()};
  About found{std::move(*desk), {}, std::move(*requests)};
  found.member.name = service::subject_name_of(call, subject);
  found.member.cell = found.desk.unit().name;
  const auto row = service::row_of(found.desk.judged(), "people", call.target.person);
  if (row >= 0) {
    const facts::Column& admitted = found.desk.judged().situation.column("people", "admitted");
    if (admitted.known(static_cast<std::size_t>(row)))
      found.member.admitted = to_vietnamese(Date{admitted.numbers[static_cast<std::size_t>(row)]});
  }
  return found;
}

/// What a comment that came says; of one that was corrected, in the place of which it stands.
template <class Own>
void take_answer(const CommentRequest* request, Own& own) {
  if (request == nullptr || request->state != CommentState::answered) return;
  own.level = comment_level(request->level);
  own.text = request->text;
  if (!request->earlier.empty())
    own.corrects = paper::Correction{parse_date(request->earlier.back().on), request->reason};
}

/// A member introduced to the residence but exempt from its activities gets the other form.
bool is_exempt(const CommentRequest* request) {
  return request != nullptr && request->state == CommentState::exempt;
}

template <class Own, class Fill>
Made made_of(Call& call, paper::Paper (*build)(const Own&, const paper::Profile&), const Fill& fill) {
  const auto found = about(call);
  if (!found) return tl::unexpected{found.error()};
  Own own;
  if (!fill(*found, own)) return service::refused(service::Refused::hidden);
  const auto profile = found->desk.profile(own.issued.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  return build(own, *profile);
}

}  // namespace

Printables commented_members(Call& call) {
  const auto lines = service::lines_under(call, service::comment_requests, call.target.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Printable> members;
  for (const service::ListLine& line : *lines) {
    const std::string subject = line.get("subject");
    if (line.get("kind") == "residence" && !subject.empty())
      members.push_back({subject, service::subject_name_of(call, subject)});
  }
  return members;
}

Printables members_of_other_cells(Call& call) {
  const auto lines = service::lines_under(call, service::comment_requests, call.target.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Printable> members;
  for (const service::ListLine& line : *lines) {
    const std::string subject = line.get("subject");
    if (line.get("kind") != "residence" && !subject.empty() &&
        std::ranges::find(members, subject, &Printable::about) == members.end())
      members.push_back({subject, service::subject_name_of(call, subject)});
  }
  return members;
}

Made residence_introduction_paper(Call& call) {
  return made_of<paper::ResidenceIntroduction>(
      call, &paper::residence_introduction, [&](const About& found, paper::ResidenceIntroduction& own) {
        const CommentRequest* request = found.of(CommentKind::residence);
        own.issued = draft(found.desk, "gioi-thieu-noi-cu-tru", "GGT");
        own.addressees = {request == nullptr ? std::string{room} : asked_name(call, request->to)};
        own.member = found.member;
        own.exempt = is_exempt(request);
        return true;
      });
}

Made residence_request_paper(Call& call) {
  return made_of<paper::ResidenceRequest>(
      call, &paper::residence_request, [&](const About& found, paper::ResidenceRequest& own) {
        const CommentRequest* request = found.of(CommentKind::residence);
        own.issued = draft(found.desk, "xin-y-kien-noi-cu-tru", {});
        own.addressee = request == nullptr ? std::string{room} : asked_name(call, request->to);
        own.period = found.desk.period();
        own.member = found.member;
        if (request != nullptr) own.due = parse_date(request->due);
        return true;
      });
}

Made residence_comment_paper(Call& call) {
  return made_of<paper::ResidenceComment>(
      call, &paper::residence_comment, [&](const About& found, paper::ResidenceComment& own) {
        const CommentRequest* request = found.of(CommentKind::residence);
        own.exempt = is_exempt(request);
        own.issued = of_other(call, found.desk, request, "nhan-xet-noi-cu-tru");
        own.issued.form_code =
            found.desk.word({"papers", "nhan-xet-noi-cu-tru", own.exempt ? "exempt" : "code"});
        own.period = found.desk.period();
        own.member = found.member;
        take_answer(request, own);
        return true;
      });
}

Made cell_comment_paper(Call& call) {
  return made_of<paper::CellComment>(call, &paper::cell_comment,
                                     [&](const About& found, paper::CellComment& own) {
                                       const CommentRequest* request = found.of(CommentKind::previous);
                                       own.temporary = request == nullptr;
                                       if (request == nullptr) request = found.of(CommentKind::temporary);
                                       if (request == nullptr) return false;
                                       own.issued = of_other(call, found.desk, request, "nhan-xet-chi-bo");
                                       own.period = found.desk.period();
                                       own.member = found.member;
                                       take_answer(request, own);
                                       return true;
                                     });
}

}  // namespace kiemdiem::paperwork
