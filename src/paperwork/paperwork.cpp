#include "paperwork/paperwork.h"

#include <fmt/format.h>

#include <algorithm>

#include "paper/paper_code.h"
#include "paper/papers/parts.h"
#include "paperwork/makers.h"
#include "paperwork/own_look.h"
#include "paperwork/printed.h"
#include "printing/zip_writer.h"
#include "service/addresses.h"
#include "service/gate.h"
#include "service/people.h"
#include "service/secrecy.h"
#include "store/digest.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::Outcome;

/// What the action of a row would be asked with.
service::Inputs asked_with(const Call& call, const Row& row, const Printable& what) {
  service::Inputs inputs;
  inputs.set("campaign", call.campaign->id);
  inputs.set("unit", what.unit.empty() ? call.target.unit : what.unit);
  for (auto& [name, value] : names_of(row, what.about)) inputs.set(std::string{name}, std::move(value));
  return inputs;
}

/// The call as if the action of the row had been asked for, through the same gate.
Outcome<Call> as_asked(Call& call, const Row& row, const service::Inputs& inputs) {
  Call asked{call.office, call.data,      service::action_named(row.action), call.actor, inputs,
             call.now,    call.generation};
  asked.today = call.today;
  if (const auto placed = service::place(asked); !placed) return tl::unexpected{placed.error()};
  const auto phase = service::phase_named(asked.campaign ? asked.campaign->state : std::string{});
  const service::Relation relation = service::relation_of(asked.actor, asked.target, asked.action.object);
  if (const auto bar = service::barred(asked.action, asked.actor, relation,
                                       phase.value_or(service::Phase::none), asked.now.at))
    return service::refused(*bar);
  return asked;
}

/// The same, where the paper may be made: of a dossier with a level of secrecy none is.
Outcome<Call> to_be_made(Call& call, const Row& row, const Printable& what, const service::Inputs& inputs) {
  auto asked = as_asked(call, row, inputs);
  if (!asked) return asked;
  if (row.named.empty() && what.about != whole_unit) return service::refused(service::Refused::hidden);
  if (const auto open = service::check_may_be_printed(call, subject_of(what.about)); !open)
    return tl::unexpected{open.error()};
  return asked;
}

}  // namespace

std::string_view words(Part part) {
  switch (part) {
    case Part::before:
      return "Chuẩn bị kiểm điểm";
    case Part::meeting:
      return "Hội nghị kiểm điểm";
    case Part::voting:
      return "Bỏ phiếu";
    case Part::deciding:
      return "Đề nghị, quyết định xếp loại";
    case Part::afterwards:
      return "Sau xếp loại";
  }
  return {};
}

std::vector<std::pair<std::string_view, std::string>> names_of(const Row& row, const std::string& about) {
  std::vector<std::pair<std::string_view, std::string>> names;
  std::string_view left = row.named;
  std::size_t from = 0;
  while (!left.empty()) {
    const std::string_view name = left.substr(0, left.find(','));
    left.remove_prefix(std::min(left.size(), name.size() + 1));
    const std::size_t end = left.empty() ? std::string::npos : about.find(about_separator, from);
    names.emplace_back(name, about.substr(std::min(from, about.size()), end - from));
    from = end == std::string::npos ? about.size() : end + 1;
  }
  return names;
}

std::string subject_of(const std::string& about) {
  return about.substr(0, about.find(about_separator));
}

Outcome<paper::Paper> made(Call& call, const Row& row, const std::string& about) {
  return made(call, row, Printable{about, {}});
}

Outcome<paper::Paper> made(Call& call, const Row& row, const Printable& what) {
  const service::Inputs inputs = asked_with(call, row, what);
  auto asked = to_be_made(call, row, what, inputs);
  if (!asked) return tl::unexpected{asked.error()};
  auto paper = row.make(*asked);
  if (paper && row.id != ballot_id && !paper->sections.empty()) {
    const std::string code = code_of(call, row, what.about);
    paper->sections.back().blocks.push_back({paper::PaperCode{code, record_path(call, code)}});
  }
  return paper;
}

namespace {

bool is_open(Call& call, const Row& row, const Printable& what) {
  const service::Inputs inputs = asked_with(call, row, what);
  return as_asked(call, row, inputs).has_value();
}

}  // namespace

bool may_have(Call& call, const Row& row, const std::string& about) {
  return is_open(call, row, {about, {}});
}

Outcome<std::vector<Offered>> offered(Call& call) {
  std::vector<Offered> all;
  // Of a dossier with a level of secrecy no paper is printed here.
  std::map<std::string, bool, std::less<>> secret;
  const auto is_secret = [&](const std::string& about) {
    const auto known = secret.find(about);
    if (known != secret.end()) return known->second;
    const bool found = !service::check_may_be_printed(call, subject_of(about));
    return secret.emplace(about, found).first->second;
  };
  for (const Row& row : table()) {
    auto printable = row.list(call);
    if (!printable && printable.error().kind == service::Refused::hidden) continue;
    if (!printable) return tl::unexpected{printable.error()};
    for (Printable& one : *printable)
      if (is_open(call, row, one) && !is_secret(one.about)) all.push_back({&row, std::move(one)});
  }
  std::ranges::stable_sort(all, {}, [](const Offered& one) { return one.row->part; });
  return all;
}

namespace {

/// The papers of a meeting in its order.
Outcome<std::vector<Offered>> offered_for_meeting(Call& call) {
  auto all = offered(call);
  if (!all) return all;
  std::erase_if(*all, [](const Offered& one) { return one.row->in_meeting == 0; });
  std::ranges::stable_sort(*all, {}, [](const Offered& one) { return one.row->in_meeting; });
  if (all->empty()) return service::refused(service::Refused::hidden);
  return all;
}

constexpr const char* set_title = "Văn bản của hội nghị";

}  // namespace

Outcome<paper::Paper> meeting_set(Call& call) {
  const auto all = offered_for_meeting(call);
  if (!all) return tl::unexpected{all.error()};
  paper::Paper set;
  for (const Offered& one : *all) {
    auto paper = made(call, *one.row, one.what);
    if (!paper) return tl::unexpected{paper.error()};
    paper::append(set, std::move(*paper));
  }
  set.title = set_title;
  return set;
}

Outcome<std::vector<OwnWord>> made_in_own_look(Call& call, const Row& row, const Printable& what,
                                               const std::string& server) {
  if (row.own_look == nullptr) return std::vector<OwnWord>{};
  const service::Inputs inputs = asked_with(call, row, what);
  auto asked = to_be_made(call, row, what, inputs);
  if (!asked) return tl::unexpected{asked.error()};
  const std::string code = code_of(call, row, what.about);
  return row.own_look(*asked, {code, server.empty() ? code : server + record_path(call, code)});
}

Outcome<std::vector<OwnWord>> meeting_set_in_word(Call& call, const std::string& server) {
  const auto all = offered_for_meeting(call);
  if (!all) return tl::unexpected{all.error()};
  std::vector<OwnWord> files;
  paper::Paper together;
  const auto close = [&]() -> Outcome<void> {
    if (together.sections.empty()) return {};
    together.title = set_title;
    together.server = server;
    auto bytes = printed(together, Format::docx);
    if (!bytes) return tl::unexpected{bytes.error()};
    files.push_back({set_title, std::move(*bytes)});
    together = {};
    return {};
  };
  for (const Offered& one : *all) {
    auto own = made_in_own_look(call, *one.row, one.what, server);
    if (!own) return tl::unexpected{own.error()};
    if (own->empty()) {
      auto paper = made(call, *one.row, one.what);
      if (!paper) return tl::unexpected{paper.error()};
      paper::append(together, std::move(*paper));
      continue;
    }
    if (auto closed = close(); !closed) return tl::unexpected{closed.error()};
    for (OwnWord& file : *own) {
      file.name += ", " + one.what.label;
      files.push_back(std::move(file));
    }
  }
  if (auto closed = close(); !closed) return tl::unexpected{closed.error()};
  return files;
}

Outcome<std::string> zipped(const std::vector<OwnWord>& files) {
  std::vector<std::string> names;
  std::vector<printing::ZipPart> parts;
  for (const OwnWord& file : files)
    names.push_back(file_name(fmt::format("{:02}", names.size() + 1), file.name, Format::docx));
  for (std::size_t at = 0; at < files.size(); ++at) parts.push_back({names[at], files[at].bytes});
  auto zip = printing::zip_file(parts);
  if (!zip) return service::refused(zip.error());
  return std::move(*zip);
}

std::string code_of(const Call& call, const Row& row, const std::string& about) {
  store::Digest digest;
  digest.add_field(call.campaign->id);
  digest.add_field(row.id);
  digest.add_field(about == whole_unit ? call.target.unit : about);
  return paper::paper_code(std::stoull(digest.hex().substr(0, 15), nullptr, 16));
}

std::string record_path(const Call& call, const std::string& code) {
  return service::address("paper-record",
                          {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"code", code}});
}

std::string scans_of(const std::string& code) {
  return "van-ban:" + code;
}

Outcome<Offered> under_code(Call& call, const std::string& typed) {
  const auto code = paper::read_paper_code(typed);
  if (!code)
    return service::refused(service::Refused::invalid,
                            "Mã văn bản không đúng; hãy gõ lại như in ở cuối văn bản, ví dụ 7KQM-2XWD-A.",
                            "code");
  auto all = offered(call);
  if (!all) return tl::unexpected{all.error()};
  for (Offered& one : *all)
    if (one.row->id != ballot_id && code_of(call, *one.row, one.what.about) == *code) return std::move(one);
  return service::refused(service::Refused::invalid,
                          "Không có văn bản nào của đơn vị mang mã này; hãy mở trang của đúng đơn vị.",
                          "code");
}

}  // namespace kiemdiem::paperwork
