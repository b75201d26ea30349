#pragma once

#include <string>

#include "assessment/assessment.h"
#include "spreadsheet/situation_writer.h"

namespace kiemdiem::spreadsheet {

/// What an assessment says of single cells of its situation: the proposed level that breaks a rule or cannot
/// be decided, the facts that decided it, the facts that are missing, the subjects of findings; each with
/// document and clause.
std::vector<CellRemark> remarks_of(const assessment::Assessment& assessment,
                                   const facts::Situation& situation);

/// The sheets of conclusions, quotas and findings.
std::vector<ResultTable> tables_of(const assessment::Assessment& assessment,
                                   const facts::Situation& situation);

/// The result of an assessment as an .xlsx file.
Result<std::string> write_assessment(const assessment::Assessment& assessment,
                                     const facts::Situation& situation);

}  // namespace kiemdiem::spreadsheet
