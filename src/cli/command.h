#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/session.h"

namespace kiemdiem::cli {

/// A text of the help in both languages.
struct HelpText {
  std::string_view vi;
  std::string_view en;
};

/// An option (“--out”) or, without dashes, a word that the command takes by its position.
struct Option {
  std::string_view name;
  std::string_view value;  ///< what stands for its value in the help ("TỆP"); empty: a switch
  HelpText help;
  std::vector<std::string_view> choices = {};  ///< empty: anything
  bool required = false;
  bool many = false;  ///< may be given more than once
};

/// What the user gave, already checked against the options of the command.
class Arguments {
 public:
  void add(std::string_view name, std::string value) {
    values_[std::string{name}].push_back(std::move(value));
  }
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  /// The value of an option; empty where it was not given.
  std::string get(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct Command {
  std::string_view name;  ///< "assess", "regulation diff"
  HelpText help;
  std::vector<Option> options;
  Exit (*run)(const Arguments& arguments, Session& session);
};

/// The one table of commands, in the order of the help.
const std::vector<Command>& commands();
/// Options that every command takes.
const std::vector<Option>& common_options();

/// Options that several commands share.
Option situation_argument();
Option regulation_option();
Option on_option();
Option layers_option();
Option out_option(bool required);
Option database_option();
Option passphrase_option();
Option anchor_option();

// One file a command.
Command assess_command();
Command demo_command();
Command dossier_command();
Command explain_command();
Command what_if_command();
Command template_command();
Command simulate_command();
Command serve_command();
Command call_command();
Command verify_command();
Command replay_command();
Command backup_command();
Command restore_command();
Command api_description_command();
Command regulation_list_command();
Command regulation_show_command();
Command regulation_diff_command();
Command regulation_lint_command();
Command regulation_test_command();
Command regulation_coverage_command();
Command regulation_consolidated_command();

}  // namespace kiemdiem::cli
