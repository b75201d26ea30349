#include "cli/help.h"

#include <fmt/format.h>

namespace kiemdiem::cli {
namespace {

std::string_view in(const HelpText& text, Language language) {
  return language == Language::vietnamese ? text.vi : text.en;
}

bool is_positional(const Option& option) {
  return !option.name.starts_with("-");
}

std::string usage(const Command& command) {
  std::string line = fmt::format("kiemdiem {}", command.name);
  for (const Option& option : command.options) {
    const std::string shown = is_positional(option) ? std::string{option.value}
                              : option.value.empty()
                                  ? std::string{option.name}
                                  : fmt::format("{} {}", option.name, option.value);
    const std::string repeated = shown + (option.many ? " …" : "");
    line += option.required ? " " + repeated : fmt::format(" [{}]", repeated);
  }
  return line;
}

std::string option_line(const Option& option, Language language) {
  const std::string name = is_positional(option)   ? std::string{option.value}
                           : option.value.empty() ? std::string{option.name}
                                                  : fmt::format("{} {}", option.name, option.value);
  return fmt::format("  {:<26} {}\n", name, in(option.help, language));
}

std::string options_text(const std::vector<Option>& options, Language language) {
  std::string text;
  for (const Option& option : options) text += option_line(option, language);
  return text;
}

std::string full(const Command& command, Language language) {
  return fmt::format("{}\n  {}\n{}", usage(command), in(command.help, language),
                     options_text(command.options, language));
}

}  // namespace

std::string help_text(Language language) {
  std::string text{in({"kiemdiem: xét việc kiểm điểm, đánh giá, xếp loại chất lượng theo quy định, mỗi kết luận kèm "
                       "điều khoản.\n\nCác lệnh:\n",
                       "kiemdiem judges the yearly party review and rating by its regulations; every answer names "
                       "its clause.\n\nCommands:\n"},
                      language)};
  for (const Command& command : commands())
    text += fmt::format("  {:<26} {}\n", command.name, in(command.help, language));
  text += in({"\nTùy chọn chung:\n", "\nCommon options:\n"}, language);
  text += options_text(common_options(), language);
  text += in({"\nMã kết thúc: 0 không có gì trái quy định; 1 có; 2 không xét được (nêu rõ chỗ sai, không ghi gì).\n"
              "Xem từng lệnh: kiemdiem LỆNH --help. In English: --help --lang en\n",
              "\nExit status: 0 nothing breaks a rule; 1 something does; 2 could not be judged (every place is named, "
              "nothing is written).\nOn one command: kiemdiem COMMAND --help --lang en\n"},
             language);
  return text;
}

std::string help_text(std::string_view name, Language language) {
  std::string text;
  for (const Command& command : commands())
    if (command.name == name || command.name.starts_with(std::string{name} + " "))
      text += (text.empty() ? "" : "\n") + full(command, language);
  return text + fmt::format("\n{}\n{}", in({"Tùy chọn chung:", "Common options:"}, language),
                            options_text(common_options(), language));
}

}  // namespace kiemdiem::cli
