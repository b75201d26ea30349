#pragma once

#include <string>

namespace kiemdiem::bench {

/// Eight rules over the columns of the country, against the loop written by hand; checks that both agree.
int eight_rules(int people, int rounds);
/// All computed rules of a plan over the country.
int whole_plan(const std::string& regulation, int people, int rounds);
/// One member of a cell of thirty, with the full explanation.
int one_subject(int rounds);
/// A workbook read, judged and written: the roster alone, or with two events and a paper of every member.
int workbook(int people, int rounds, bool with_events);
/// A situation file with two events and a paper of every member, to standard output.
int print_situation(int people);
/// The work of a cell and of a grassroots organization, the progress of a province's members.
int procedure_work(int rounds);
/// The rating board of 60 cells and 1,500 members, and a decision on it, through the whole server.
int board(int rounds);
/// The summary of a province from its parts: added up, all tables that count.
int summaries(int people, int rounds);
/// A workbook of a list of so many rows.
int sheet(int rows, int rounds);
/// The population as CSV for databases, and the checksums of the result, into a folder.
int export_rows(int people, const std::string& folder);

}  // namespace kiemdiem::bench
