#pragma once

#include "pages/report.h"
#include "pages/sheet.h"
#include "service/call.h"
#include "web/binding.h"

/// Báo cáo: summary tables, who is behind a figure, the workbook, the narrative report.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> reports(service::Call& call);
service::Outcome<pages::ReportTablePage> report_table(service::Call& call);
service::Outcome<pages::SheetPage> report_figure(service::Call& call);
service::Outcome<FileAnswer> report_workbook(service::Call& call);
service::Outcome<pages::SheetPage> report_text(service::Call& call);
service::Outcome<service::Done> save_report_text(service::Call& call);

}  // namespace kiemdiem::web
