#pragma once

#include "paper/papers/wide_table.h"
#include "paperwork/desk.h"
#include "service/report_texts.h"
#include "service/summaries.h"
#include "summary/table.h"

namespace kiemdiem::paperwork {

/// A table of the summary of a unit, with the words of the campaign's period.
summary::Table table_of(const service::Call& call, const service::SummaryOf& of, const summary::Shape& shape);

/// A summary table as it stands on paper; office, days and signer are for the caller.
paper::WideTable wide_table(const summary::Table& table);

/// Of a table: "Kèm theo Báo cáo số 12-BC/ĐU, ngày 15/12/2026 của Đảng ủy …", with room for what is not
/// known.
std::string attached_to(const service::ReportTexts& texts, const Desk& desk);

}  // namespace kiemdiem::paperwork
