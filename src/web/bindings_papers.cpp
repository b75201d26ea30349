#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/printing.h"
#include "web/places/reports.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    shows<&papers>("papers"),
    Binding{"paper", &paper, &paper_json, Answers::file, nullptr},
    changes<&keep_scan>("keep-scan"),
    sends<&scan_file>("scan"),
    shows<&paper_record>("paper-record"),
    shows<&reports>("reports"),
    shows<&report_table>("report-table"),
    shows<&report_figure>("report-figure"),
    sends<&report_workbook>("report-workbook"),
    shows<&report_text>("report-text"),
    changes<&save_report_text>("save-report-text"),
};
constexpr auto table = in_order<Area::papers>(given);

}  // namespace

std::span<const Binding> bindings_of_papers() {
  return table;
}

}  // namespace kiemdiem::web
