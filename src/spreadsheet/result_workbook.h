#pragma once

#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "spreadsheet/situation_writer.h"

namespace kiemdiem::spreadsheet {

/// What the assessment says of single cells of the situation: the level put forward, the facts behind it,
/// facts that are missing, events that came too early or too late. Each with document and clause.
std::vector<CellRemark> remarks_of(const facts::Situation& situation,
                                   const assessment::Assessment& assessment);

/// The sheets “Ket luan” (subjects), “Ty le” (quotas with shares and their steps) and “Phat hien” (findings).
std::vector<ResultTable> result_tables(const facts::Situation& situation,
                                       const regulation::Regulation& regulation,
                                       const assessment::Assessment& assessment);

/// The result workbook: those sheets, then the situation with its cells coloured and commented, and what was
/// kept of the workbook that it was read from.
Result<std::string> write_assessment(const facts::Situation& situation,
                                     const regulation::Regulation& regulation,
                                     const assessment::Assessment& assessment, const Kept& kept = {});

}  // namespace kiemdiem::spreadsheet
