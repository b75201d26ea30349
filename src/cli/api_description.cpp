#include "web/api_description.h"

#include "cli/command.h"

namespace kiemdiem::cli {
namespace {

Exit describe(const Arguments&, Session& session) {
  session.console.print(web::api_description(pages::Language::vietnamese));
  return Exit::done;
}

}  // namespace

Command api_description_command() {
  return {"api-description",
          {"in mô tả giao diện cho chương trình khác (OpenAPI 3.1)",
           "print the description of the interface for programs (OpenAPI 3.1)"},
          {},
          describe};
}

}  // namespace kiemdiem::cli
