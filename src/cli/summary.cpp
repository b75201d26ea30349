#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "cli/command.h"
#include "cli/judged.h"
#include "cli/store_arguments.h"
#include "paperwork/printed.h"
#include "paperwork/summing.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "service/summaries.h"
#include "spreadsheet/summary_workbook.h"
#include "summary/gather.h"

namespace kiemdiem::cli {
namespace {

/// What the tables are made from, wherever it came from.
struct Source {
  std::shared_ptr<const summary::Summary> summary;
  summary::TableBook book;
  std::string unit, unit_name, upper_name;
  std::vector<regulation::SourceFile> layouts;
};

std::int64_t milliseconds_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Result<Source> from_file(const Arguments& arguments, Session& session) {
  const auto begun = begin(arguments, session);
  if (!begun) return tl::unexpected{begun.error()};
  const auto judged = judge_file(arguments.get("SITUATION"), begun->data, begun->overrides);
  if (!judged) return tl::unexpected{judged.error()};
  const auto words = begun->data.paper_words(judged->regulation.document.id);
  if (!words) return tl::unexpected{words.error()};
  auto book = summary::read_tables(*words);
  if (!book) return tl::unexpected{book.error()};
  summary::Summary made =
      summary::gather({judged->situation, judged->regulation, judged->assessment, begun->data.calendar()});
  made.period = fmt::format("năm {}", made.year);
  return Source{std::make_shared<const summary::Summary>(std::move(made)),
                std::move(*book),
                {},
                {},
                {},
                begun->data.layout_files()};
}

Result<store::Campaign> campaign_in(store::Transaction& transaction, const std::string& wanted) {
  const auto campaigns = store::all_campaigns(transaction);
  if (!campaigns) return tl::unexpected{campaigns.error()};
  std::string known;
  for (const store::Campaign& campaign : *campaigns) {
    if (campaign.id == wanted || (wanted.empty() && campaigns->size() == 1)) return campaign;
    known += fmt::format("\n  {}  {}", campaign.id, campaign.title);
  }
  return refuse({}, "Hãy chỉ đợt kiểm điểm bằng --campaign MÃ; trong dữ liệu có:" + known);
}

/// What was judged anew is kept for the next time where the store can be written; beside a running server it
/// cannot, and the server keeps its own.
void keep_counted(const Arguments& arguments, service::ProgressBook& book) {
  if (!book.has_unsaved()) return;
  if (const auto database = open_store(arguments, Opening::writing)) static_cast<void>(book.save(**database));
}

/// Every grassroots organization is judged by itself and added up.
Result<Source> from_store(const Arguments& arguments, Session& session) {
  auto data = Installation::open(session.folder());
  if (!data) return tl::unexpected{data.error()};
  auto database = open_store(arguments);
  if (!database) return tl::unexpected{database.error()};
  Source source;
  source.layouts = data->layout_files();
  service::Regulations regulations{std::move(*data)};
  service::Situations situations{regulations};
  service::ProgressBook book{situations, regulations, service::made_by(session.folder())};
  const auto read = (*database)->read([&](store::Transaction& transaction) -> Result<void> {
    const auto campaign = campaign_in(transaction, arguments.get("--campaign"));
    if (!campaign) return tl::unexpected{campaign.error()};
    auto tables = service::tables_of(regulations, campaign->regulation);
    if (!tables) return tl::unexpected{tables.error()};
    source.book = std::move(*tables);
    const auto units = service::Units::load(transaction);
    if (!units) return tl::unexpected{units.error()};
    const std::string wanted = arguments.get("--unit");
    const service::Unit* unit = (*units)->find(wanted.empty() ? campaign->organization : wanted);
    if (unit == nullptr) return refuse({}, fmt::format("Không có tổ chức nào mang mã “{}”.", wanted));
    const auto day = service::Situations::day_of(transaction, *campaign, service::now_at(milliseconds_now()));
    if (!day) return tl::unexpected{day.error()};
    const auto by = book.counted_by(transaction, *campaign, *units, {*day, -1}, 0);
    if (!by) return tl::unexpected{by.error()};
    auto parts = service::summary_parts(book, *by, *unit);
    if (!parts) return tl::unexpected{parts.error()};
    for (const Problem& problem : parts->problems) session.console.tell("Lưu ý: " + problem.message);
    std::vector<const summary::Summary*> all;
    for (const auto& part : parts->parts) all.push_back(part.get());
    summary::Summary sum = summary::add_up(all);
    sum.period = service::period_words(*campaign);
    source.summary = std::make_shared<const summary::Summary>(std::move(sum));
    source.unit = unit->id;
    source.unit_name = unit->name;
    if (const service::Unit* upper = (*units)->find(unit->parent)) source.upper_name = upper->name;
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  database->reset();
  keep_counted(arguments, book);
  return source;
}

Result<std::vector<const summary::Shape*>> chosen(const Arguments& arguments,
                                                  const summary::TableBook& book) {
  std::vector<const summary::Shape*> shapes;
  std::vector<std::string> known;
  for (const summary::Shape& shape : book.shapes) known.push_back(shape.id);
  const std::vector<std::string> wanted = arguments.all("--table");
  for (const summary::Shape& shape : book.shapes)
    if (wanted.empty() ? !shape.sheet.empty() : std::ranges::find(wanted, shape.id) != wanted.end())
      shapes.push_back(&shape);
  for (const std::string& one : wanted)
    if (book.find(one) == nullptr)
      return refuse({}, fmt::format("Không có bảng “{}”; các bảng: {}.", one, fmt::join(known, ", ")));
  return shapes;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width > letters(text) ? width - letters(text) : 0, ' ');
}

/// Columns of equal width, one row a line.
std::string as_text(const summary::Table& table) {
  std::vector<std::vector<std::string>> lines(1);
  for (const summary::Column& column : table.shape->columns)
    lines.front().push_back(column.group.empty() ? column.title : column.group + ", " + column.title);
  for (const summary::Row& row : table.rows) {
    lines.emplace_back();
    for (const summary::Cell& cell : row.cells) lines.back().push_back(summary::in_words(cell));
  }
  std::vector<std::size_t> widths(table.shape->columns.size());
  for (const auto& line : lines)
    for (std::size_t at = 0; at < line.size(); ++at) widths[at] = std::max(widths[at], letters(line[at]));
  std::string text = fmt::format("{}. {} {}\n{}. Số liệu tính đến ngày {}\n", table.shape->code,
                                 table.shape->title, table.period, table.unit_name, to_vietnamese(table.on));
  for (const auto& line : lines) {
    for (std::size_t at = 0; at < line.size(); ++at)
      text += padded(line[at], widths[at]) + (at + 1 < line.size() ? " | " : "\n");
  }
  for (const std::string& note : table.notes) text += "Ghi chú: " + note + "\n";
  return text + "\n";
}

Result<std::string> as_paper(const std::vector<summary::Table>& tables, const Source& source,
                             paperwork::Format format) {
  std::vector<paper::Profile> profiles;
  for (const regulation::SourceFile& file : source.layouts) {
    auto profile = paper::read_profile(file.text, file.name);
    if (!profile) return tl::unexpected{profile.error()};
    profiles.push_back(std::move(*profile));
  }
  const paper::Profile* profile = paper::layout_on(profiles, source.summary->on);
  if (profile == nullptr) return refuse({}, "Không có thể thức văn bản nào trong forms/profiles.");
  paper::Paper paper{.profile = *profile,
                     .title = "Biểu tổng hợp",
                     .author = source.unit_name,
                     .made_on = source.summary->on,
                     .sections = {}};
  for (const summary::Table& table : tables) {
    paper.profile = paper::sized_for(paper.profile, table.shape->columns.size());
    paper::WideTable wide = paperwork::wide_table(table);
    wide.office = {source.upper_name, source.unit_name.empty() ? table.unit_name : source.unit_name,
                   ".................."};
    wide.made_on = source.summary->on;
    wide.signer.post = "Bí thư";
    paper.sections.push_back(paper::wide_section(wide, true));
  }
  auto bytes = paperwork::printed(paper, format);
  if (!bytes) {
    Problems problems;
    for (const service::FieldProblem& problem : bytes.error().problems)
      problems.push_back({{}, problem.message});
    return tl::unexpected{std::move(problems)};
  }
  return std::move(*bytes);
}

Result<std::string> written(const std::vector<summary::Table>& tables, const Source& source,
                            const std::string& format, const std::vector<summary::Breach>& breaches) {
  if (format == "xlsx") {
    spreadsheet::SheetHead head{source.upper_name,
                                source.unit_name.empty() ? tables.front().unit_name : source.unit_name,
                                "Đảng Cộng sản Việt Nam",
                                "ngày      tháng      năm      ",
                                {},
                                "Người lập biểu",
                                {"Bí thư"}};
    return spreadsheet::write_summary(tables, head,
                                      {{"Tổ chức", head.issuer},
                                       {"Kỳ kiểm điểm", source.summary->period},
                                       {"Văn bản áp dụng", source.summary->regulation},
                                       {"Số liệu tính đến ngày", to_vietnamese(source.summary->on)}},
                                      breaches);
  }
  if (const auto paper = paperwork::format_named(format)) return as_paper(tables, source, *paper);
  std::string text;
  for (const summary::Table& table : tables) text += as_text(table);
  for (const summary::Breach& breach : breaches) text += "Phải xem lại: " + breach.text + "\n";
  return text;
}

std::string format_of(const Arguments& arguments) {
  if (arguments.has("--format")) return arguments.get("--format");
  const std::string out = arguments.get("--out");
  for (const char* ending : {"xlsx", "docx", "pdf", "html"})
    if (out.ends_with(std::string{"."} + ending)) return ending;
  return "text";
}

Exit summarize(const Arguments& arguments, Session& session) {
  const std::string format = format_of(arguments), out = arguments.get("--out");
  if (format != "text" && out.empty())
    return session.refuse({{{}, fmt::format("--format {} cần --out TỆP để biết ghi vào đâu.", format)}});
  if (arguments.has("SITUATION") == arguments.has("--database"))
    return session.refuse({{{}, "Hãy chỉ một trong hai: tệp tình huống, hoặc --database."}});
  const auto source =
      arguments.has("SITUATION") ? from_file(arguments, session) : from_store(arguments, session);
  if (!source) return session.refuse(source.error());
  const auto shapes = chosen(arguments, source->book);
  if (!shapes) return session.refuse(shapes.error());
  const summary::Tree tree{*source->summary};
  const std::string unit = arguments.has("--unit") ? arguments.get("--unit") : source->unit;
  if (!unit.empty() && tree.find(unit) < 0)
    return session.refuse({{{}, fmt::format("Không có tổ chức nào mang mã “{}”.", unit)}});
  std::vector<summary::Table> tables;
  std::vector<summary::Breach> breaches = summary::check(*source->summary);
  for (const summary::Shape* shape : *shapes) {
    tables.push_back(summary::make_table(*shape, source->book, tree, unit));
    std::ranges::move(summary::check_rows(tables.back(), source->book), std::back_inserter(breaches));
  }
  const auto bytes = written(tables, *source, format, breaches);
  if (!bytes) return session.refuse(bytes.error());
  if (out.empty())
    session.console.print(*bytes);
  else if (const auto kept = write_file(out, *bytes); !kept)
    return session.refuse(kept.error());
  return breaches.empty() ? Exit::done : Exit::breaks;
}

}  // namespace

Command summary_command() {
  Option situation = situation_argument();
  situation.required = false;
  Option database = database_option();
  database.required = false;
  return {"summary",
          {"lập các bảng tổng hợp gửi cấp trên từ một tình huống hoặc từ dữ liệu của máy chủ",
           "make the summary tables for the level above, from a situation or from the data of a server"},
          {situation,
           database,
           {"--campaign", "MÃ", {"đợt kiểm điểm trong dữ liệu", "campaign in the data"}},
           {"--unit",
            "MÃ",
            {"tổ chức; bỏ trống: tất cả, hoặc tổ chức ra kế hoạch",
             "organization; left out: everything, or the one that issued the campaign"}},
           {"--table",
            "BẢNG",
            {"bảng cần lập, như t02; ghi nhiều lần được; bỏ trống: các bảng của tệp tổng hợp",
             "table wanted, as t02; may be given more than once; left out: those of the workbook"},
            {},
            false,
            true},
           {"--format",
            "text|xlsx|docx|pdf|html",
            {"dạng kết quả; bỏ trống thì theo đuôi của --out",
             "form of the result; left out: by the ending of --out"},
            {"text", "xlsx", "docx", "pdf", "html"}},
           regulation_option(),
           on_option(),
           layers_option(),
           out_option(false)},
          summarize};
}

}  // namespace kiemdiem::cli
