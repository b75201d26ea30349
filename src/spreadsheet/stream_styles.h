#pragma once

#include <string>

namespace kiemdiem::spreadsheet {

/// `xl/styles.xml` of a WorkbookStream, without its declaration: one cell style a Look, in its order.
std::string stream_styles();

}  // namespace kiemdiem::spreadsheet
