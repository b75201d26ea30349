#pragma once

#include "pages/sheet.h"
#include "service/bundles.h"
#include "service/call.h"
#include "web/binding.h"

/// Trao đổi với máy khác: files between servers that do not see each other, and the keys that sign them.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> exchange(service::Call& call);
service::Outcome<FileAnswer> make_bundle(service::Call& call);
service::Outcome<FileAnswer> export_campaign(service::Call& call);
service::Outcome<service::Done> upload_bundle(service::Call& call);
service::Outcome<pages::SheetPage> bundle_preview(service::Call& call);
service::Outcome<service::Done> merge_bundle(service::Call& call);

service::Outcome<pages::SheetPage> unit_keys(service::Call& call);
service::Outcome<service::Done> make_key(service::Call& call);
service::Outcome<FileAnswer> key_file(service::Call& call);
service::Outcome<service::Done> introduce_key(service::Call& call);
service::Outcome<service::Done> revoke_key(service::Call& call);

/// Of a machine that holds nothing of the Party's business yet.
service::Outcome<pages::SheetPage> starting(service::Call& call);
service::Outcome<service::Done> start_installation(service::Call& call);

/// pdf, docx, xlsx, jpg and png, by name and bytes.
service::FileCheck taken_files();

}  // namespace kiemdiem::web
