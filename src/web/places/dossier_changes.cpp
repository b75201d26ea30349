#include "http/file_kind.h"
#include "paperwork/folder.h"
#include "service/office.h"
#include "store/evidence.h"
#include "web/addresses.h"
#include "web/places/dossiers.h"

// Sending a dossier, recording its papers, and its files.

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

constexpr std::size_t largest_scan = 20U << 20U;

Names subject_names(const service::Call& call, const std::string& subject) {
  return {{"campaign", call.campaign->id}, {"subject", subject}};
}

struct Printed {
  std::vector<service::PaperFile> papers;
  std::string zip;
};

/// What goes up, printed as whoever asks may have it.
/// @param server where QR codes lead
service::Outcome<Printed> printed_before(service::Office& office, const service::Asked& asked,
                                         const std::string& server) {
  service::Asked reading = asked;
  reading.action = &service::action_named("dossier-folder");
  Printed printed;
  const auto outcome = office.perform(reading, [&](service::Call& call) -> service::Outcome<void> {
    auto folder = paperwork::dossier_folder(
        call, {.kept = false, .as_pdf = true, .threads = 1, .server = server, .progress = {}});
    if (!folder) return tl::unexpected{folder.error()};
    auto zip = paperwork::zipped(*folder);
    if (!zip) return tl::unexpected{zip.error()};
    printed = {std::move(folder->papers), std::move(*zip)};
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return printed;
}

/// @param server where QR codes lead
service::Outcome<FileAnswer> folder_file(Site& site, const service::Asked& asked, const std::string& server) {
  FileAnswer file;
  const auto outcome = site.office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    const auto folder = paperwork::dossier_folder(call, {.threads = 2, .server = server, .progress = {}});
    if (!folder) return tl::unexpected{folder.error()};
    auto zip = paperwork::zipped(*folder);
    if (!zip) return tl::unexpected{zip.error()};
    file = {"ho-so-" + call.target.unit + ".zip", "application/zip", std::move(*zip)};
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return file;
}

}  // namespace

service::Outcome<service::Done> send_dossier(service::Office& office, const service::Asked& asked,
                                             const std::string& server) {
  const auto printed = printed_before(office, asked, server);
  if (!printed) return tl::unexpected{printed.error()};
  service::Done done;
  const auto outcome = office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    const auto sent = service::send_dossier(call, printed->papers, printed->zip);
    if (!sent) return tl::unexpected{sent.error()};
    done.location = address(
        "sent-dossier", {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"dossier", *sent}});
    done.message = "done.dossier_sent";
    call.reply = done.location + "\n" + done.message;
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return done;
}

http::Response dossier_folder(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto file = folder_file(site, asked, visit.origin);
  if (!file) return refusal_page(site, asked, visit, file.error());
  return http::attachment(file->bytes, file->type, file->name);
}

http::Response dossier_folder_json(Site& site, const service::Asked& asked) {
  const auto file = folder_file(site, asked, site.options.origin);
  if (!file) return refusal_json(file.error());
  return http::attachment(file->bytes, file->type, file->name);
}

service::Outcome<FileAnswer> dossier_files(service::Call& call) {
  const auto sent = service::dossier_in_path(call);
  if (!sent) return tl::unexpected{sent.error()};
  const auto file = store::find_evidence(call.data, sent->files);
  if (!file) return service::refused(file.error());
  if (!*file) return service::refused(service::Refused::hidden);
  return FileAnswer{(*file)->name, (*file)->media_type, std::move((*file)->bytes)};
}

service::Outcome<service::Done> record_paper(service::Call& call) {
  std::string type;
  if (!call.inputs.files.empty() && !call.inputs.files.front().bytes.empty()) {
    const service::File& file = call.inputs.files.front();
    const auto kind = http::accepted_kind(file.name, file.bytes);
    const bool taken =
        kind == http::FileKind::pdf || kind == http::FileKind::jpeg || kind == http::FileKind::png;
    if (!taken || file.bytes.size() > largest_scan)
      return service::refused(service::Refused::invalid,
                              "Tệp phải là PDF, JPG hoặc PNG, đúng với tên tệp và không quá 20 MB.", "file");
    type = http::media_type(*kind);
  }
  if (auto kept = service::record_paper(call, type); !kept) return tl::unexpected{kept.error()};
  return service::Done{address("subject-dossier", subject_names(call, call.inputs.get("subject"))),
                       "done.recorded",
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<FileAnswer> paper_scan(service::Call& call) {
  const auto file = store::find_evidence(call.data, call.inputs.get("file"));
  if (!file) return service::refused(file.error());
  const std::string owner = service::scan_owner(call.inputs.get("subject"), "");
  if (!*file || (*file)->campaign != call.campaign->id || !(*file)->owner.starts_with(owner))
    return service::refused(service::Refused::hidden);
  return FileAnswer{(*file)->name, (*file)->media_type, std::move((*file)->bytes)};
}

}  // namespace kiemdiem::web
