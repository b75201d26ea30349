#include "web/places/exchange_parts.h"

namespace kiemdiem::web {

pages::Input file_input(const service::Call& call, std::string label) {
  pages::Input file;
  file.name = "file";
  file.type = "file";
  file.label = std::move(label);
  file.required = true;
  file.error = service::problem_of(call, "file");
  return file;
}

pages::Input fingerprint_input(const service::Call& call) {
  pages::Input print;
  print.name = "fingerprint";
  print.label = "Dấu nhận dạng, 40 chữ số";
  print.help = "Chép từ phiếu khóa có chữ ký; không chép từ thư kèm theo tệp.";
  print.value = call.inputs.get("fingerprint");
  print.input_mode = "numeric";
  print.autocomplete = "off";
  print.required = true;
  print.error = service::problem_of(call, "fingerprint");
  return print;
}

}  // namespace kiemdiem::web
