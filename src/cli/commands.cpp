#include "cli/command.h"

namespace kiemdiem::cli {

std::string Arguments::get(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() || found->second.empty() ? std::string{} : found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> all{serve_command(),
                                        call_command(),
                                        verify_command(),
                                        replay_command(),
                                        backup_command(),
                                        restore_command(),
                                        api_description_command(),
                                        assess_command(),
                                        explain_command(),
                                        what_if_command(),
                                        demo_command(),
                                        dossier_command(),
                                        template_command(),
                                        simulate_command(),
                                        regulation_list_command(),
                                        regulation_show_command(),
                                        regulation_diff_command(),
                                        regulation_lint_command(),
                                        regulation_test_command(),
                                        regulation_coverage_command(),
                                        regulation_consolidated_command()};
  return all;
}

const std::vector<Option>& common_options() {
  static const std::vector<Option> all{
      {"--data",
       "THƯ_MỤC",
       {"thư mục có facts/ và regulations/ (cũng nhận từ biến KIEMDIEM_DATA)",
        "folder that holds facts/ and regulations/ (or the variable KIEMDIEM_DATA)"}},
      {"--lang", "vi|en", {"ngôn ngữ của phần trợ giúp", "language of this help"}, {"vi", "en"}},
      {"--help", "", {"trợ giúp về chương trình hoặc về một lệnh", "help on the program or on one command"}}};
  return all;
}

Option situation_argument() {
  return {"SITUATION",
          "TÌNH_HUỐNG",
          {"tệp YAML, JSON hoặc bảng tính .xlsx ghi những gì đã biết",
           "YAML or JSON file or .xlsx workbook with what is known"},
          {},
          true};
}

Option regulation_option() {
  return {"--regulation",
          "ID",
          {"xét theo văn bản này thay cho văn bản ghi trong tệp",
           "judge by this document in place of the one that the file names"}};
}

Option on_option() {
  return {"--on",
          "NGÀY",
          {"ngày xem xét, như 2022-12-10, thay cho ngày ghi trong tệp",
           "day of judgement, as 2022-12-10, in place of that of the file"}};
}

Option layers_option() {
  return {"--layers",
          "own|all",
          {"own: chỉ văn bản này; all: cả các văn bản cấp trên làm căn cứ",
           "own: this document alone; all: with the documents that it rests on"},
          {"own", "all"}};
}

Option out_option(bool required) {
  return {"--out", "TỆP", {"ghi kết quả vào tệp này", "write the result to this file"}, {}, required};
}

Option database_option() {
  return {"--database",
          "sqlite:TỆP|postgresql://…",
          {"nơi giữ dữ liệu của máy chủ", "where the server keeps its data"},
          {},
          true};
}

Option passphrase_option() {
  return {"--passphrase-file",
          "TỆP",
          {"tệp có mật khẩu của bản sao lưu ở dòng đầu",
           "file whose first line is the passphrase of the backup"}};
}

Option anchor_option() {
  return {"--anchor",
          "SỔ=SỐ:MÃ",
          {"điểm neo đã in trong biên bản, để so với nhật ký",
           "anchor as minutes print it, to compare the log with"},
          {},
          false,
          true};
}

}  // namespace kiemdiem::cli
