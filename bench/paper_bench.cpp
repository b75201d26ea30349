#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <span>
#include <thread>
#include <vector>

#include "printing/docx.h"
#include "printing/html.h"
#include "printing/pdf.h"
#include "sample_papers.h"

/// Papers a second: `paper_bench docx [count] [threads]`, `paper_bench pdf [count] [threads]`; `paper_bench
/// write FOLDER` writes the sample papers to look at; `paper_bench reviews FOLDER COUNT` writes reviews as
/// Word files, `paper_bench template FILE VALUES` one with named fields and the values that make those
/// reviews of it.
namespace kiemdiem::printing {
namespace {

using Clock = std::chrono::steady_clock;

std::string must(Result<std::string> made) {
  if (made) return std::move(*made);
  std::cerr << to_text(made.error()) << '\n';
  std::exit(1);
}

/// Each thread makes its share by a maker of its own; prints papers a second by the clock and by processor
/// time.
void measure(const std::string& what, int count, int threads,
             const std::function<std::function<std::size_t(int)>()>& maker) {
  std::vector<std::size_t> bytes(static_cast<std::size_t>(threads));
  std::vector<std::thread> running;
  const auto begun = Clock::now();
  const std::clock_t processor = std::clock();
  for (int thread = 0; thread < threads; ++thread)
    running.emplace_back([&, thread] {
      const auto make = maker();
      for (int at = thread; at < count; at += threads) bytes[static_cast<std::size_t>(thread)] += make(at);
    });
  for (std::thread& thread : running) thread.join();
  const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  const double used = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  std::size_t all = 0;
  for (const std::size_t own : bytes) all += own;
  fmt::print(
      "{}: {} papers, {} threads: {:.0f}/s by the clock, {:.0f}/s for each second of processor time, {} "
      "bytes "
      "each\n",
      what, count, threads, count / seconds, count / used, all / static_cast<std::size_t>(count));
}

void measure_docx(int count, int threads) {
  measure("docx", count, threads,
          [] { return [](int at) { return must(to_docx(sample_review(at))).size(); }; });
}

void measure_pdf(int count, int threads) {
  measure("pdf", count, threads, [] {
    auto printer = PdfPrinter::open();
    if (!printer) {
      std::cerr << to_text(printer.error()) << '\n';
      std::exit(1);
    }
    auto shared = std::make_shared<PdfPrinter>(std::move(*printer));
    return [shared](int at) { return must(shared->print(sample_review(at))).size(); };
  });
}

void write(const std::string& folder) {
  auto printer = PdfPrinter::open();
  if (!printer) {
    std::cerr << to_text(printer.error()) << '\n';
    std::exit(1);
  }
  for (const auto& [name, paper] : sample_papers()) {
    std::ofstream{folder + "/" + name + ".docx", std::ios::binary} << must(to_docx(paper));
    std::ofstream{folder + "/" + name + ".pdf", std::ios::binary} << must(printer->print(paper));
    std::ofstream{folder + "/" + name + ".html", std::ios::binary} << to_html(paper);
  }
}

void write_reviews(const std::string& folder, int count) {
  for (int number = 0; number < count; ++number)
    std::ofstream{fmt::format("{}/{}.docx", folder, number), std::ios::binary}
        << must(to_docx(sample_review(number)));
}

void write_template(const std::string& file, const std::string& values_file) {
  const ReviewValues fields{"{name}",
                            {{"{#tasks}{count}", "{task}", "{target}", "{result}", "{share}{/tasks}"}}};
  std::ofstream{file, std::ios::binary} << must(to_docx(sample_review(fields)));
  std::string all;
  for (int number = 0; number < 100; ++number) {
    const ReviewValues values = review_values(number);
    std::string tasks;
    for (const auto& [count, task, target, result, share] : values.tasks)
      tasks += fmt::format(R"({}{{"count":"{}","task":"{}","target":"{}","result":"{}","share":"{}"}})",
                           tasks.empty() ? "" : ",", count, task, target, result, share);
    all += fmt::format(R"({}{{"name":"{}","tasks":[{}]}})", all.empty() ? "" : ",\n", values.name, tasks);
  }
  std::ofstream{values_file, std::ios::binary} << "[" << all << "]\n";
}

}  // namespace
}  // namespace kiemdiem::printing

int main(int count, char** words) {
  using namespace kiemdiem::printing;
  const std::span<char*> arguments{words, static_cast<std::size_t>(count)};
  const std::string what = count > 1 ? arguments[1] : "";
  if (what == "write" && count > 2) {
    write(arguments[2]);
    return 0;
  }
  if ((what == "reviews" || what == "template") && count > 3) {
    if (what == "reviews")
      write_reviews(arguments[2], std::stoi(arguments[3]));
    else
      write_template(arguments[2], arguments[3]);
    return 0;
  }
  const int papers = count > 2 ? std::stoi(arguments[2]) : 1000;
  const int threads = count > 3 ? std::stoi(arguments[3]) : 2;
  if (what == "docx")
    measure_docx(papers, threads);
  else if (what == "pdf")
    measure_pdf(papers, threads);
  else
    std::cerr << "paper_bench docx|pdf [count] [threads], paper_bench write FOLDER\n";
  return what == "docx" || what == "pdf" ? 0 : 2;
}
