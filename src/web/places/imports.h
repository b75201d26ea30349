#pragma once

#include "pages/import.h"
#include "service/call.h"
#include "web/binding.h"

/// Nhập từ Excel and Xuất ra Excel.
namespace kiemdiem::web {

service::Outcome<pages::ImportUploadPage> import_form(service::Call& call);
service::Outcome<service::Done> import_upload(service::Call& call);
service::Outcome<pages::ImportPreviewPage> import_preview(service::Call& call);
service::Outcome<service::Done> import_confirm(service::Call& call);
service::Outcome<pages::ImportDonePage> import_done(service::Call& call);
service::Outcome<service::Done> import_undo(service::Call& call);

service::Outcome<FileAnswer> template_file(service::Call& call);
service::Outcome<FileAnswer> export_file(service::Call& call);

}  // namespace kiemdiem::web
