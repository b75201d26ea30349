#include "cli/program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <deque>

#include "base/words.h"
#include "cli/help.h"

namespace kiemdiem::cli {
namespace {

/// One command of the table in the parser, with what was typed for its options.
struct Parsed {
  const Command* command = nullptr;
  CLI::App* app = nullptr;
  std::map<std::string_view, CLI::Option*> options;

  std::vector<std::string> values(std::string_view name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::vector<std::string>{} : found->second->results();
  }
  bool given(std::string_view name) const {
    const auto found = options.find(name);
    return found != options.end() && found->second->count() > 0;
  }
};

void add_option(CLI::App& app, const Option& option, Parsed& parsed) {
  const std::string name{option.name};
  if (option.value.empty()) {
    parsed.options[option.name] = app.add_flag(name);
    return;
  }
  CLI::Option* added = app.add_option(name);
  if (!option.many)
    added->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  else if (name.starts_with("-"))
    added->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  else
    added->expected(1)->allow_extra_args(true)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  parsed.options[option.name] = added;
}

/// The parser of the table of commands.
class Parser {
 public:
  Parser() {
    app_.set_help_flag("");
    app_.allow_extras();
    app_.fallthrough();
    for (const Option& option : common_options()) add_option(app_, option, common_);
    for (const Command& command : commands()) {
      Parsed& parsed = parsed_.emplace_back();
      parsed.command = &command;
      parsed.app = subcommand(command.name);
      for (const Option& option : command.options) add_option(*parsed.app, option, parsed);
    }
  }

  /// What is wrong with the words; empty where nothing is.
  std::string parse(int count, char** words) {
    try {
      app_.parse(count, words);
    } catch (const CLI::ParseError& error) {
      const std::string what = error.what();
      return fmt::format("Tùy chọn “{}” cần một giá trị đi kèm.", what.substr(0, what.find(':')));
    }
    return {};
  }

  Parsed* chosen() {
    for (Parsed& parsed : parsed_)
      if (parsed.app->parsed() && parsed.app->get_subcommands().empty()) return &parsed;
    return nullptr;
  }
  /// The words of the command that were understood: "", "regulation", "regulation diff".
  std::string chosen_name() const {
    std::string name;
    for (const CLI::App* at = &app_; !at->get_subcommands().empty();) {
      at = at->get_subcommands().front();
      name += (name.empty() ? "" : " ") + at->get_name();
    }
    return name;
  }
  std::vector<std::string> extras() const { return app_.remaining(true); }
  std::string common(std::string_view name) const {
    const std::vector<std::string> values = common_.values(name);
    return values.empty() ? std::string{} : values.back();
  }
  bool help_wanted() const { return common_.given("--help"); }

 private:
  CLI::App* subcommand(std::string_view name) {
    CLI::App* at = &app_;
    for (std::size_t begin = 0; begin < name.size();) {
      const std::size_t end = std::min(name.find(' ', begin), name.size());
      const std::string word{name.substr(begin, end - begin)};
      CLI::App*& below = groups_[{at, word}];
      if (below == nullptr) {
        below = at->add_subcommand(word);
        below->set_help_flag("");
        below->allow_extras();
        at->require_subcommand(0, 1);  // "call export": what follows a command is no command
        below->fallthrough();
      }
      at = below;
      begin = end + 1;
    }
    return at;
  }

  CLI::App app_{"", "kiemdiem"};
  std::map<std::pair<CLI::App*, std::string>, CLI::App*> groups_;
  Parsed common_;
  std::deque<Parsed> parsed_;
};

std::string unknown_word(const std::string& word, const std::string& name, const Command* command) {
  std::vector<std::string> known;
  if (word.starts_with("-")) {
    if (command != nullptr)
      for (const Option& option : command->options) known.emplace_back(option.name);
    for (const Option& option : common_options()) known.emplace_back(option.name);
    return fmt::format("Không có tùy chọn “{}” ở lệnh này.{}", word, did_you_mean(word, known));
  }
  if (command != nullptr) return fmt::format("Thừa “{}” ở cuối lệnh “{}”.", word, name);
  for (const Command& one : commands()) {
    const std::string_view rest = name.empty()                       ? one.name
                                  : one.name.starts_with(name + " ") ? one.name.substr(name.size() + 1)
                                                                     : std::string_view{};
    if (!rest.empty()) known.emplace_back(rest.substr(0, rest.find(' ')));
  }
  return fmt::format("Không có lệnh “{}”.{} Xem: kiemdiem --help", word, did_you_mean(word, known));
}

/// Puts what was typed into Arguments; says what is missing or not among the choices.
Arguments arguments_of(const Parsed& parsed, Problems& problems) {
  Arguments arguments;
  for (const Option& option : parsed.command->options) {
    if (option.value.empty()) {
      if (parsed.given(option.name)) arguments.add(option.name, "true");
      continue;
    }
    const std::vector<std::string> given = parsed.values(option.name);
    if (given.empty() && option.required)
      problems.push_back(
          {{},
           fmt::format("Thiếu {}. Xem: kiemdiem {} --help",
                       option.name.starts_with("-") ? option.name : option.value, parsed.command->name)});
    const std::vector<std::string> choices{option.choices.begin(), option.choices.end()};
    for (const std::string& value : given) {
      if (!choices.empty() && std::ranges::find(choices, value) == choices.end())
        problems.push_back({{},
                            fmt::format("{}: không có “{}”; cần một trong: {}.", option.name, value,
                                        fmt::join(choices, ", "))});
      arguments.add(option.name, value);
    }
  }
  return arguments;
}

int refuse_words(Console& console, std::string message) {
  console.complain({{{}, std::move(message)}});
  return static_cast<int>(Exit::refused);
}

}  // namespace

int run(int count, char** words, const std::string& built_in_data) {
  Console console{stdout, stderr};
  Parser parser;
  if (const std::string wrong = parser.parse(count, words); !wrong.empty())
    return refuse_words(console, wrong);
  const Language language = parser.common("--lang") == "en" ? Language::english : Language::vietnamese;
  const std::string name = parser.chosen_name();
  Parsed* chosen = parser.chosen();
  if (parser.help_wanted()) {
    console.print(name.empty() ? help_text(language) : help_text(name, language));
    return 0;
  }
  if (const auto extras = parser.extras(); !extras.empty())
    return refuse_words(console,
                        unknown_word(extras.front(), name, chosen == nullptr ? nullptr : chosen->command));
  if (chosen == nullptr) {
    console.tell(name.empty() ? help_text(language) : help_text(name, language));
    return static_cast<int>(Exit::refused);
  }
  Problems problems;
  const Arguments arguments = arguments_of(*chosen, problems);
  if (!problems.empty()) {
    console.complain(problems);
    return static_cast<int>(Exit::refused);
  }
  std::string folder = parser.common("--data");
  if (const char* named = std::getenv("KIEMDIEM_DATA"); folder.empty() && named != nullptr) folder = named;
  Session session{console, folder.empty() ? built_in_data : folder};
  return static_cast<int>(chosen->command->run(arguments, session));
}

}  // namespace kiemdiem::cli
