#include "store/evidence.h"
#include "http/file_kind.h"
#include "service/office.h"
#include "service/reviews.h"
#include "service/secrecy.h"
#include "service/secrets.h"
#include "store/digest.h"
#include "web/addresses.h"
#include "web/places/kept_files.h"
#include "web/places/letters.h"

namespace kiemdiem::web {
namespace {

constexpr std::size_t largest = 20U << 20U;
constexpr std::size_t most_files = 50;

}  // namespace

service::Outcome<void> keep_file(service::Call& call, const std::string& owner) {
  if (auto open = service::check_not_secret(call, owner, "file"); !open) return open;
  if (call.inputs.files.empty() || call.inputs.files.front().bytes.empty())
    return service::refused(service::Refused::invalid, "Hãy chọn một tệp.", "file");
  const service::File& file = call.inputs.files.front();
  const auto kind = http::accepted_kind(file.name, file.bytes);
  const bool taken =
      kind == http::FileKind::pdf || kind == http::FileKind::jpeg || kind == http::FileKind::png;
  if (!taken || file.bytes.size() > largest)
    return service::refused(service::Refused::invalid,
                            "Tệp phải là PDF, JPG hoặc PNG, đúng với tên tệp và không quá 20 MB.", "file");
  const auto known = store::evidence_of(call.data, call.campaign->id, owner);
  if (!known) return service::refused(known.error());
  if (known->size() >= most_files)
    return service::refused(service::Refused::invalid, "Đã đủ 50 tệp; hãy gộp các tài liệu lại.", "file");
  const std::string id = service::new_token().substr(0, 32);
  const store::EvidenceFile kept{id,          call.campaign->id,
                                 owner,       call.target.unit_path,
                                 file.name,   std::string{http::media_type(*kind)},
                                 file.bytes,  static_cast<std::int64_t>(file.bytes.size()),
                                 call.now.at, call.actor.account};
  if (const auto added = store::append(call.data, kept); !added) return service::refused(added.error());
  // The log holds a digest that tells nothing of the file without its random id.
  store::Digest digest;
  digest.add_field(id);
  digest.add_field(file.bytes);
  call.notes.push_back({"evidence:" + owner, call.target.unit_path, {}, digest.hex()});
  return {};
}

service::Outcome<service::Done> add_evidence(service::Call& call) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  if (open->access != service::ReviewAccess::write)
    return service::refused(service::Refused::invalid,
                            "Chỉ người viết mới gửi tài liệu minh chứng kèm bản này.", "file");
  if (auto kept = keep_file(call, open->id); !kept) return tl::unexpected{kept.error()};
  return service::Done{address("write-self-review", {{"campaign", call.campaign->id}, {"subject", open->id}}),
                       "done.added",
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<FileAnswer> evidence_file(service::Call& call) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  const bool seen = open->access == service::ReviewAccess::write || !open->review.rounds.empty();
  const auto file = store::find_evidence(call.data, call.inputs.get("file"));
  if (!file) return service::refused(file.error());
  if (!seen || !*file || (*file)->campaign != call.campaign->id || (*file)->owner != open->id)
    return service::refused(service::Refused::hidden);
  return FileAnswer{(*file)->name, (*file)->media_type, std::move((*file)->bytes)};
}

}  // namespace kiemdiem::web
