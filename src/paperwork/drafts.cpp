#include "paperwork/drafts.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "sealing/secret.h"
#include "service/names.h"
#include "service/office.h"
#include "service/typed.h"

namespace kiemdiem::paperwork {

paper::Issued draft(const Desk& desk, std::string_view id, std::string_view type) {
  paper::Issued issued;
  issued.form_code = desk.form_code(id);
  issued.office = desk.office();
  if (!type.empty()) issued.number = desk.notation(type);
  issued.made_on = desk.today();
  issued.signatures = {paper::signature_of(desk.head_signs())};
  return issued;
}

std::vector<paper::Signature> minutes_signatures(const std::string& secretary, const std::string& chair) {
  return {{.post = "Người ghi biên bản", .note = "(ký, ghi rõ họ tên)", .name = secretary},
          {.post = "Chủ trì hội nghị", .note = "(ký, ghi rõ họ tên)", .name = chair}};
}

std::string kept_words(const store::Minutes& version) {
  return fmt::format("Biên bản đã khóa, bản {}, mã kiểm tra {}; điểm neo nhật ký {}.", version.version,
                     sealing::printed_hash(version.hash), to_text(version.anchor));
}

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

std::string unit_name(const Desk& desk, const std::string& path) {
  const service::Unit* unit = desk.units().at_path(path);
  return unit == nullptr ? std::string{} : unit->name;
}

std::string level_words(service::Call& call, const std::string& word) {
  const auto level = service::level_of(call.office.dictionary(), word);
  return level ? assessment::level_label(call.office.dictionary(), level) : word;
}

std::string level_words(const Desk& desk, const std::optional<int>& level) {
  return level ? desk.levels().at(static_cast<std::size_t>(*level)) : std::string{};
}

std::string upper_name(const Desk& desk) {
  const service::Unit* upper = desk.units().find(desk.unit().parent);
  return upper == nullptr ? std::string{room} : upper->name;
}

std::vector<std::string> campaign_grounds(service::Call& call) {
  const auto document = call.office.regulations().document(call.campaign->regulation);
  if (!document) return {};
  const regulation::Document& of = **document;
  if (of.title.empty()) return {"Căn cứ " + of.name};
  return {"Căn cứ " + of.title + (of.issuer.empty() ? "" : " của " + of.issuer)};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (std::string line = service::trimmed(text.substr(from, end - from)); !line.empty())
      lines.push_back(std::move(line));
    from = end + 1;
  }
  return lines;
}

std::vector<std::string> grounds_of(const store::Decision& decision) {
  std::vector<std::string> grounds = lines_of(decision.ground);
  for (std::string& ground : grounds) {
    while (!ground.empty() && (ground.back() == ';' || ground.back() == ',' || ground.back() == '.'))
      ground.pop_back();
    if (ground.starts_with("- ")) ground.erase(0, 2);
  }
  return grounds;
}

std::vector<const assessment::SubjectResult*> subjects_at(const Desk& desk, bool below) {
  std::vector<const assessment::SubjectResult*> found;
  if (!desk.judged().usable()) return found;
  for (const assessment::SubjectResult& subject : desk.judged().assessment.subjects) {
    const service::Unit* at = desk.units().find(service::unit_of_subject(desk.judged(), subject));
    if (at == nullptr) continue;
    if (below ? at->path.starts_with(desk.unit().path) : at->path == desk.unit().path)
      found.push_back(&subject);
  }
  return found;
}

std::string post_of(const Desk& desk, const assessment::SubjectResult& subject) {
  if (subject.subject.kind == facts::SubjectKind::organization ||
      subject.subject.kind == facts::SubjectKind::collective)
    return {};
  const std::string name = service::name_of_subject(desk.judged(), subject);
  const auto head = std::ranges::find(desk.heads(), name, &Head::name);
  return head == desk.heads().end() ? std::string{} : head->post;
}

}  // namespace kiemdiem::paperwork
