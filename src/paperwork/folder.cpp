#include "paperwork/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/vietnamese.h"
#include "paperwork/dossier_papers.h"
#include "paperwork/own_look.h"
#include "paperwork/printed.h"
#include "paperwork/summary_file.h"
#include "printing/zip_writer.h"
#include "service/adapted_forms.h"
#include "service/office.h"
#include "store/digest.h"
#include "store/evidence.h"

namespace kiemdiem::paperwork {
namespace {

using dossier::Checklist;
using dossier::Line;
using service::Call;
using service::Outcome;

/// A paper that waits to be printed, or a file that is there already.
struct Pending {
  std::string name;  ///< without its ending
  std::optional<paper::Paper> paper;
  std::string bytes, ending;  ///< of a file that is there
  std::string own_word = {};  ///< the Word file in the look of the office; empty: the official layout
  std::string subject, word;  ///< of the list; empty: none of it
};

std::string plain(std::string_view text) {
  std::string name = search_key(text);
  for (char& letter : name)
    if (std::string_view{"/\\\"<>:|?*"}.find(letter) != std::string_view::npos) letter = '-';
  constexpr std::size_t longest = 60;
  if (name.size() > longest) name.resize(longest);
  while (!name.empty() && (name.back() == ' ' || name.back() == '.')) name.pop_back();
  return name;
}

std::string ending_of(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos ? "bin" : search_key(name.substr(dot + 1));
}

/// Whether a paper of the table is the one of a line. Papers of a meeting or a vote stand in the list of the
/// unit.
bool is_of(const Offered& offered, const Checklist& list, const Line& line) {
  const Row& row = *offered.row;
  if (row.paper.empty() ? line.form.empty() || row.form != line.form : row.paper != line.word) return false;
  const std::string about = subject_of(offered.what.about);
  if (!offered.row->named.starts_with("subject"))
    return list.subject.kind == facts::SubjectKind::organization;
  return about.substr(about.find(':') + 1) == list.id.substr(list.id.find(':') + 1);
}

class Gathering {
 public:
  Gathering(Call& call, const FolderOptions& options, const service::Dossier& dossier)
      : call_(call), options_(options), dossier_(dossier) {}

  Outcome<void> gather(const std::vector<Checklist>& lists) {
    if (auto heads = add_heads(lists); !heads) return heads;
    std::int32_t unit = -1;
    for (const Checklist& list : lists) {
      if (list.unit != unit) {
        unit = list.unit;
        if (auto opened = open_unit(unit); !opened) return opened;
      }
      for (const Line& line : list.lines)
        if (options_.kept || line.goes == dossier::Goes::up)
          if (auto added = add_line(list, line); !added) return added;
    }
    return {};
  }

  std::vector<Pending> pending;

 private:
  Outcome<void> add_heads(const std::vector<Checklist>& lists) {
    auto cover = dossier_cover_paper(call_, dossier_, lists);
    if (!cover) return tl::unexpected{cover.error()};
    pending.push_back({"000_bia va muc luc", std::move(*cover), {}, {}, {}, {}, {}});
    auto missing = missing_sheet_paper(call_, dossier_, lists);
    if (!missing) return tl::unexpected{missing.error()};
    pending.push_back({"000_giay to con thieu", std::move(*missing), {}, {}, {}, {}, {}});
    return add_tables(lists);
  }

  /// The official sheets beside the papers, where the tables are open to who gathers.
  Outcome<void> add_tables(const std::vector<Checklist>& lists) {
    const Row& row = *find("bieu-tong-hop");
    const auto tables = row.list(call_);
    if (!tables) return tl::unexpected{tables.error()};
    if (tables->empty() || !may_have(call_, row, tables->front().about)) return {};
    auto sheets = summary_file(call_, std::string{all_tables});
    if (!sheets && sheets.error().kind == service::Refused::hidden) return {};
    if (!sheets) return tl::unexpected{sheets.error()};
    Pending workbook{"000_bieu tong hop", {}, std::move(sheets->bytes), "xlsx", {}, {}, {}};
    for (const Checklist& list : lists)
      if (workbook.subject.empty() &&
          std::ranges::find(list.lines, row.paper, &Line::word) != list.lines.end()) {
        workbook.subject = list.id;
        workbook.word = row.paper;
      }
    pending.push_back(std::move(workbook));
    return {};
  }

  /// What can be printed for a unit, asked once.
  Outcome<void> open_unit(std::int32_t row) {
    const std::string id =
        dossier_.judged->situation.id(facts::EntityRef{facts::EntityKind::organization, row});
    const service::Unit* unit = dossier_.units->find(id);
    offered_.clear();
    if (unit == nullptr) return {};
    target_.id = target_.unit = unit->id;
    target_.unit_path = unit->path;
    folder_ = fmt::format("{:02}_{}", ++units_, plain(unit->name));
    Call asked = within();
    auto offered = paperwork::offered(asked);
    if (!offered) return tl::unexpected{offered.error()};
    offered_ = std::move(*offered);
    return {};
  }

  /// The call as if it had been about the unit that is gathered.
  Call within() {
    Call asked{call_.office, call_.data, call_.action,    call_.actor,
               call_.inputs, call_.now,  call_.generation};
    asked.target = target_;
    asked.campaign = call_.campaign;
    asked.today = call_.today;
    return asked;
  }

  std::string name_of(const Checklist& list, const Line& line) {
    return fmt::format("{}/{:03}_{}_{}", folder_, ++papers_, plain(line.label), plain(list.name));
  }

  Outcome<void> add_line(const Checklist& list, const Line& line) {
    for (const Offered& offered : offered_) {
      if (!is_of(offered, list, line) || offered.row->paper == tables_word) continue;
      Call asked = within();
      auto paper = made(asked, *offered.row, offered.what.about);
      // A paper that is not for who gathers stays out, and so among what is missing.
      if (!paper && paper.error().kind == service::Refused::hidden) continue;
      if (!paper) return tl::unexpected{paper.error()};
      auto own = own_word(asked, offered);
      if (!own) return tl::unexpected{own.error()};
      pending.push_back(
          {name_of(list, line), std::move(*paper), {}, {}, std::move(*own), list.id, line.word});
    }
    const auto scans =
        store::evidence_of(call_.data, call_.campaign->id, service::scan_owner(list.id, line.word));
    if (!scans) return service::refused(scans.error());
    for (const store::EvidenceFile& scan : *scans) {
      auto file = store::find_evidence(call_.data, scan.id);
      if (!file) return service::refused(file.error());
      if (*file)
        pending.push_back({name_of(list, line) + " ban ky",
                           {},
                           std::move((*file)->bytes),
                           ending_of(scan.name),
                           {},
                           list.id,
                           line.word});
    }
    return {};
  }

  /// Asked only where the campaign has a form that an office has laid out: it reads the paper once more.
  Outcome<std::string> own_word(Call& asked, const Offered& offered) {
    if (!own_looks_) {
      const auto any = service::has_own_looks(asked);
      if (!any) return tl::unexpected{any.error()};
      own_looks_ = *any;
    }
    if (!*own_looks_) return std::string{};
    auto own = made_in_own_look(asked, *offered.row, offered.what, options_.server);
    if (!own) return tl::unexpected{own.error()};
    if (own->empty()) return std::string{};
    return std::move(own->front().bytes);
  }

  Call& call_;
  const FolderOptions& options_;
  const service::Dossier& dossier_;
  service::Target target_;
  std::string folder_;
  std::vector<Offered> offered_;
  std::optional<bool> own_looks_;
  int units_ = 0;
  int papers_ = 0;
};

/// The files of one paper.
Outcome<std::vector<FolderFile>> files_of(const Pending& pending, bool as_pdf) {
  if (!pending.paper) return std::vector<FolderFile>{{pending.name + "." + pending.ending, pending.bytes}};
  std::vector<FolderFile> files;
  for (const Format format : {Format::docx, Format::pdf}) {
    if (format == Format::pdf && !as_pdf) continue;
    auto bytes = format == Format::docx && !pending.own_word.empty() ? Outcome<std::string>{pending.own_word}
                                                                     : printed(*pending.paper, format);
    if (!bytes) return tl::unexpected{bytes.error()};
    files.push_back({fmt::format("{}.{}", pending.name, name(format)), std::move(*bytes)});
  }
  return files;
}

/// Prints on several cores; the order stays.
Outcome<std::vector<std::vector<FolderFile>>> print_all(const std::vector<Pending>& pending,
                                                        const FolderOptions& options) {
  std::vector<Outcome<std::vector<FolderFile>>> made(pending.size());
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> done{0};
  const auto work = [&](bool tells) {
    for (std::size_t at = next++; at < pending.size(); at = next++) {
      made[at] = files_of(pending[at], options.as_pdf);
      const std::size_t so_far = ++done;
      if (tells && options.progress) options.progress(so_far, pending.size());
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < options.threads; ++thread) others.emplace_back(work, false);
    work(true);
  }
  if (options.progress) options.progress(pending.size(), pending.size());
  std::vector<std::vector<FolderFile>> files;
  for (auto& one : made) {
    if (!one) return tl::unexpected{one.error()};
    files.push_back(std::move(*one));
  }
  return files;
}

/// "sha256  name", a line a file, as sha256sum -c reads it.
FolderFile fingerprints(const std::vector<FolderFile>& files, const std::vector<std::string>& sums) {
  std::string text;
  for (std::size_t at = 0; at < files.size(); ++at) text += fmt::format("{}  {}\n", sums[at], files[at].name);
  return {"SHA256SUMS.txt", std::move(text)};
}

}  // namespace

Outcome<Folder> dossier_folder(Call& call, const FolderOptions& options) {
  const auto dossier = service::dossier_of(call, call.target.unit);
  if (!dossier) return tl::unexpected{dossier.error()};
  const auto lists = dossier->lists();
  Gathering gathering{call, options, *dossier};
  if (auto gathered = gathering.gather(lists); !gathered) return tl::unexpected{gathered.error()};
  for (Pending& one : gathering.pending)
    if (one.paper) one.paper->server = options.server;
  auto printed = print_all(gathering.pending, options);
  if (!printed) return tl::unexpected{printed.error()};
  Folder folder;
  std::vector<std::string> sums;
  for (const Checklist& list : lists) folder.lacking += list.lacking();
  for (std::size_t at = 0; at < printed->size(); ++at) {
    const Pending& of = gathering.pending[at];
    bool first = true;
    for (FolderFile& file : (*printed)[at]) {
      sums.push_back(store::sha256_hex(file.bytes));
      if (first && !of.word.empty()) folder.papers.push_back({of.subject, of.word, file.name, sums.back()});
      first = false;
      folder.files.push_back(std::move(file));
    }
  }
  folder.files.push_back(fingerprints(folder.files, sums));
  return folder;
}

Outcome<std::string> zipped(const Folder& folder) {
  std::vector<printing::ZipPart> parts;
  for (const FolderFile& file : folder.files) parts.push_back({file.name, file.bytes});
  auto zip = printing::zip_file(parts);
  if (!zip) return service::refused(zip.error());
  return std::move(*zip);
}

}  // namespace kiemdiem::paperwork
