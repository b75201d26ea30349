#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sealing/secret.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "service/polls.h"
#include "store/accounts.h"

namespace kiemdiem::service {
namespace {

using assessment::SubjectResult;

constexpr std::size_t fewest_tellers = 2;
constexpr int longest_sheet = 200;

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

/// The form of a new poll on its way into the store; all that is wrong with it at once.
class NewPoll {
 public:
  NewPoll(Call& call, const PollChoices& choices) : call_(call), choices_(choices) {}

  Outcome<std::string> keep() {
    read_kind();
    read_day();
    read_voters();
    read_chair_and_tellers();
    read_subjects();
    read_panel();
    if (auto checked = check_repeated(); !checked) return tl::unexpected{checked.error()};
    if (!problems_.empty()) {
      Refusal refusal;
      refusal.kind = Refused::invalid;
      refusal.problems = problems_;
      return tl::unexpected{std::move(refusal)};
    }
    poll_.id = sealing::random_id();
    poll_.campaign = call_.campaign->id;
    poll_.unit = call_.target.unit;
    poll_.unit_path = call_.target.unit_path;
    poll_.state = name(ballot::State::prepared);
    poll_.sheet = to_json(sheet_);
    poll_.made_by = call_.actor.account;
    poll_.made_at = call_.now.at;
    const auto made = store::create(call_.data, poll_, tellers_, voters_);
    if (!made) return refused(made.error());
    call_.notes.push_back({"poll:" + poll_.id, poll_.unit_path, {}, sealing::sha256(poll_.id + poll_.sheet)});
    return poll_.id;
  }

 private:
  void object(const char* field, std::string message) { problems_.push_back({field, std::move(message)}); }

  void read_kind() {
    const auto kind = ballot::kind_named(call_.inputs.get("kind"));
    const auto mode = ballot::mode_named(call_.inputs.get("mode"));
    if (!kind) object("kind", "Hãy chọn nội dung bỏ phiếu.");
    if (!mode) object("mode", "Hãy chọn cách bỏ phiếu.");
    kind_ = kind.value_or(ballot::Kind::levels);
    mode_ = mode.value_or(ballot::Mode::paper);
    poll_.mode = name(mode_);
  }

  void read_day() {
    const auto day = typed_day(call_.inputs.get("day"));
    if (!day) return object("day", "Hãy ghi ngày họp, ví dụ 20/12/2026.");
    poll_.day = to_iso(*day);
  }

  void read_voters() {
    const std::vector<std::string> summoned = call_.inputs.all("summoned");
    const std::vector<std::string> present = call_.inputs.all("present");
    for (const Elector& elector : choices_.electors) {
      if (!holds(summoned, elector.person)) continue;
      const bool came = holds(present, elector.person);
      present_ += came ? 1 : 0;
      voters_.push_back({elector.person, elector.name, came, false});
    }
    for (const std::string& person : present)
      if (!holds(summoned, person))
        return object("present", "Người có mặt bỏ phiếu phải là người được triệu tập.");
    if (voters_.empty()) object("summoned", "Hãy đánh dấu những người được triệu tập bỏ phiếu.");
  }

  bool is_present(const std::string& person) const {
    return std::ranges::any_of(
        voters_, [&](const store::PollVoter& voter) { return voter.person == person && voter.present; });
  }

  void read_chair_and_tellers() {
    poll_.chair = call_.inputs.get("chair");
    if (!is_present(poll_.chair)) object("chair", "Hãy chọn người chủ trì trong số người có mặt.");
    for (const Elector& elector : choices_.electors)
      if (holds(call_.inputs.all("teller"), elector.person)) read_teller(elector);
    if (tellers_.size() < fewest_tellers)
      object("teller", "Tổ kiểm phiếu có ít nhất hai người; hãy đánh dấu thêm.");
  }

  void read_teller(const Elector& elector) {
    if (!is_present(elector.person))
      object("teller",
             fmt::format("Đồng chí {} không có mặt nên không vào tổ kiểm phiếu được.", elector.name));
    if (elector.person == poll_.chair)
      object("teller",
             fmt::format("Đồng chí {} chủ trì hội nghị nên không vào tổ kiểm phiếu.", elector.name));
    const auto accounts = store::accounts_of_person(call_.data, elector.person);
    const bool enters = accounts && std::ranges::any_of(*accounts, [](const store::Account& account) {
                          return !account.disabled;
                        });
    if (!enters)
      object("teller",
             fmt::format("Đồng chí {} chưa có tài khoản để nhập kết quả kiểm phiếu; hãy đề nghị quản trị "
                         "cấp tài khoản hoặc chọn người khác.",
                         elector.name));
    tellers_.push_back(elector.person);
  }

  void read_subjects() {
    std::vector<const SubjectResult*> chosen;
    const std::vector<std::string> asked = call_.inputs.all("subject");
    for (const Candidate& candidate : choices_.candidates) {
      if (candidate.off_ballot) chosen.push_back(candidate.subject);  // named on the sheet as left off
      if (candidate.off_ballot || !holds(asked, candidate.subject->id)) continue;
      if (!candidate.bar.empty()) object("subject", fmt::format("{}: {}", candidate.name, candidate.bar));
      if (kind_ == ballot::Kind::excellence && candidate.subject->ceiling.value_or(1) != 0)
        object("subject",
               fmt::format("{} không thuộc diện được xét hoàn thành xuất sắc nhiệm vụ.", candidate.name));
      check_teller_is_no_subject(candidate);
      chosen.push_back(candidate.subject);
    }
    sheet_ = ballot::sheet_of(choices_.judged->situation, chosen, kind_, choices_.rules);
    if (sheet_.lines.empty()) object("subject", "Hãy chọn ít nhất một đối tượng để bỏ phiếu.");
    if (static_cast<int>(sheet_.lines.size()) > longest_sheet)
      object("subject",
             fmt::format("Mỗi phiếu nhiều nhất {} dòng; hãy chia thành nhiều lần bỏ phiếu.", longest_sheet));
    if (kind_ == ballot::Kind::excellence) read_most();
  }

  void check_teller_is_no_subject(const Candidate& candidate) {
    const facts::SubjectRef subject = candidate.subject->subject;
    if (facts::entity_kind(subject.kind) != facts::EntityKind::person ||
        choices_.rules.tellers_among.has(subject.kind))
      return;
    const std::string person =
        choices_.judged->situation.id(facts::EntityRef{facts::EntityKind::person, subject.row});
    if (holds(tellers_, person))
      object("teller", fmt::format("Đồng chí {} là đối tượng bỏ phiếu lần này nên không vào tổ kiểm phiếu.",
                                   candidate.name));
  }

  void read_most() {
    const std::string& text = call_.inputs.get("most");
    int most = 0;
    std::from_chars(text.data(), text.data() + text.size(), most);
    if (most < 1 || most > static_cast<int>(sheet_.lines.size()))
      object("most", "Hãy ghi số người nhiều nhất được đồng ý, không quá số người trong phiếu.");
    sheet_.most_agreed = most;
  }

  void read_panel() {
    const ballot::Panel panel = ballot::panel_of(present_);
    if (!panel.secret)
      object("present", "Dưới ba người có mặt thì không bỏ phiếu kín được: đếm phiếu là biết ai chọn gì.");
    else if (!ballot::allows(panel, mode_))
      object("mode", panel.paper_only ? "Dưới năm người có mặt thì bỏ phiếu giấy."
                                      : "Rút mã trên máy chỉ dùng khi có từ mười người có mặt trở lên.");
  }

  /// A second vote on the same subjects names the first and says why.
  Outcome<void> check_repeated() {
    poll_.replaces = call_.inputs.get("replaces");
    poll_.reason = call_.inputs.get("reason");
    const auto polls = store::polls_of_unit(call_.data, call_.campaign->id, call_.target.unit);
    if (!polls) return refused(polls.error());
    const auto replaced = std::ranges::find(*polls, poll_.replaces, &store::Poll::id);
    if (!poll_.replaces.empty() && (replaced == polls->end() || replaced->state != "sealed"))
      object("replaces", "Chỉ bỏ phiếu lại cho lần đã niêm phong kết quả.");
    if (!poll_.replaces.empty() && poll_.reason.empty()) object("reason", "Hãy ghi lý do bỏ phiếu lại.");
    for (const store::Poll& other : *polls) {
      const bool stands = other.state != "cancelled" && other.id != poll_.replaces &&
                          std::ranges::none_of(*polls, [&](const store::Poll& next) {
                            return next.replaces == other.id && next.state != "cancelled";
                          });
      if (!stands) continue;
      const ballot::Sheet sheet = ballot::sheet_from(other.sheet);
      if (sheet.kind == kind_) check_shared(sheet);
    }
    return {};
  }

  void check_shared(const ballot::Sheet& other) {
    for (const ballot::Line& line : sheet_.lines)
      if (std::ranges::find(other.lines, line.subject, &ballot::Line::subject) != other.lines.end())
        return object("subject",
                      fmt::format("{} đã có trong một lần bỏ phiếu khác của đợt này; muốn bỏ phiếu lại thì "
                                  "mở lần đó và bấm “Bỏ phiếu lại”.",
                                  line.name));
  }

  Call& call_;
  const PollChoices& choices_;
  store::Poll poll_;
  ballot::Sheet sheet_;
  ballot::Kind kind_ = ballot::Kind::levels;
  ballot::Mode mode_ = ballot::Mode::paper;
  std::vector<store::PollVoter> voters_;
  std::vector<std::string> tellers_;
  int present_ = 0;
  std::vector<FieldProblem> problems_;
};

}  // namespace

Outcome<std::string> prepare_poll(Call& call) {
  const auto choices = poll_choices(call);
  if (!choices) return tl::unexpected{choices.error()};
  return NewPoll{call, *choices}.keep();
}

}  // namespace kiemdiem::service
