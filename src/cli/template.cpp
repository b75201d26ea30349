#include "cli/command.h"
#include "spreadsheet/template_writer.h"

namespace kiemdiem::cli {
namespace {

Exit write(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  const auto laid = (*data)->regulation(arguments.get("ID"), true);
  if (!laid) return session.refuse(laid.error());
  const regulation::Document& document = laid->document;
  const auto day = document.from ? document.from : document.on;
  const auto bytes = spreadsheet::write_template(laid->dictionary,
                                                 {document.id, document.title, day ? parts(*day).year : 0});
  if (!bytes) return session.refuse(bytes.error());
  const std::string out = arguments.get("--out");
  if (const auto written = write_file(out, *bytes); !written) return session.refuse(written.error());
  session.console.print("Đã ghi bảng tính trống: " + out + "\n");
  return Exit::done;
}

}  // namespace

Command template_command() {
  return {"template",
          {"bảng tính trống cho một văn bản: ô chọn, giải thích từng cột, một dòng ví dụ",
           "an empty workbook for a regulation, with drop-downs, notes and an example row"},
          {{"ID", "VĂN_BẢN", {"mã văn bản", "id of the document"}, {}, true}, out_option(true)},
          write};
}

}  // namespace kiemdiem::cli
