#include <cstdlib>
#include <iostream>
#include <string>

#include "commands.h"

namespace {

int number(int argc, char** argv, int at, int otherwise) {
  return argc > at ? std::atoi(argv[at]) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace kiemdiem::bench;
  const std::string what = argc > 1 ? argv[1] : "";
  constexpr int country = 5'400'000;
  if (what == "eight") return eight_rules(number(argc, argv, 2, country), number(argc, argv, 3, 9));
  if (what == "plan")
    return whole_plan(argc > 4 ? argv[4] : "phu-yen-khoi-2022", number(argc, argv, 2, country),
                      number(argc, argv, 3, 5));
  if (what == "subject") return one_subject(number(argc, argv, 2, 9));
  if (what == "workbook" || what == "workbook-with-events")
    return workbook(number(argc, argv, 2, 10'000), number(argc, argv, 3, 5), what != "workbook");
  if (what == "procedure") return procedure_work(number(argc, argv, 2, 9));
  if (what == "board") return board(number(argc, argv, 2, 9));
  if (what == "summary") return summaries(number(argc, argv, 2, 172'800), number(argc, argv, 3, 5));
  if (what == "sheet") return sheet(number(argc, argv, 2, 100'000), number(argc, argv, 3, 5));
  if (what == "situation") return print_situation(number(argc, argv, 2, 30));
  if (what == "export" && argc > 3) return export_rows(number(argc, argv, 2, country), argv[3]);
  std::cerr
      << "kiemdiem_bench eight [PEOPLE [ROUNDS]] | plan [PEOPLE [ROUNDS [REGULATION]]] | subject [ROUNDS]\n"
         "               | workbook[-with-events] [PEOPLE [ROUNDS]] | situation [PEOPLE] | export PEOPLE "
         "FOLDER\n"
         "               | procedure [ROUNDS] | board [ROUNDS] | summary [PEOPLE [ROUNDS]] | sheet [ROWS "
         "[ROUNDS]]\n";
  return 2;
}
