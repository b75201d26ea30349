#include "checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace kiemdiem::layers {
namespace {

/// Why each layer stands where it stands.
const std::map<std::string, std::string> reasons{
    {"base", "base knows no domain, so that every layer can use it"},
    {"facts", "facts say what is known about whom; what follows from it is none of their business"},
    {"expression", "conditions know facts but no regulation, so that the CEL cases can test them alone"},
    {"regulation", "a regulation is data: it can be listed, compared and checked without judging anybody"},
    {"assessment", "judging is one pure function behind commands, pages and the national run alike"},
    {"paper", "a paper is what it is told to say; it knows no form's data, no store and no file format"},
    {"formpaper",
     "what stands in a form becomes a paper here, so that neither forms nor papers know each other"},
    {"wordform", "the Word file of an office is taken apart and filled here; it knows no store and no page"},
    {"printing", "Word, PDF and HTML are written from a paper value alone; fonts are the only thing read"},
    {"simulation", "an invented population is facts like any other; it knows no rule"},
    {"procedure",
     "what is due follows from plan, facts, events and the day that are handed to it; it stores nothing"},
    {"ballot", "a vote is counted by pure functions that an oracle can check; it knows no key and no store"},
    {"summary", "tables are counted from what was judged and decided; they judge nobody and store nothing"},
    {"dossier",
     "what a dossier lacks follows from rules, facts and what was handed in; it keeps and sends nothing"},
    {"document", "a form and what is written in it stand by themselves; no campaign, no store, no page"},
    {"sealing", "keys and randomness of a vote stand in one place; what is sealed is none of its business"},
    {"bundle",
     "a file between servers is bytes in, values out; what is done with it is none of its business"},
    {"installation", "the data folders are read in one place; what they say is none of its business"},
    {"store", "the store keeps and finds; who may do what is decided above it"},
    {"http", "bytes in, bytes out: the transport knows no domain and can be tested with an echo"},
    {"pages", "a page is a function of what it shows; it asks nobody and decides nothing"},
    {"service", "every action of every shell passes here: authorise, load, decide, write, log"},
    {"paperwork",
     "which papers there are and what stands on them out of the store; pages and commands ask it alike"},
    {"web", "routes hand requests to the service and answers to the pages"},
    {"spreadsheet", "workbooks carry facts in and an assessment out; they never decide anything"},
    {"cli", "a command reads, asks the core and writes; other shells must not depend on it"},
    {"apps", "main() only: nothing may depend on a program"},
};

const std::set<std::string> pure{"base",       "facts",     "expression", "regulation", "assessment",
                                 "simulation", "procedure", "ballot",     "summary",    "dossier",
                                 "document",   "paper",     "formpaper",  "bundle"};

struct Forbidden {
  std::string what;  ///< a header, or a pattern in the code
  std::string reason;
};

const std::string same_bytes = "the same input must give the same answer on every machine and day";

const std::vector<Forbidden> forbidden_headers{
    {"chrono", "the day arrives as an argument: rules of a past year must be computable today"},
    {"ctime", "the day arrives as an argument: rules of a past year must be computable today"},
    {"fstream",
     "texts and tables arrive as arguments, so that a page, a test and a fuzz target can give them"},
    {"filesystem",
     "texts and tables arrive as arguments, so that a page, a test and a fuzz target can give them"},
    {"cstdio",
     "texts and tables arrive as arguments, so that a page, a test and a fuzz target can give them"},
    {"iostream", "answers are values; the shell prints them"},
    {"random", "a seed arrives as an argument, if at all: " + same_bytes},
    {"locale", "texts and numbers are written by our own rules: " + same_bytes},
    {"clocale", "texts and numbers are written by our own rules: " + same_bytes},
    {"thread", "the caller decides how many cores to use: " + same_bytes},
    {"future", "the caller decides how many cores to use: " + same_bytes},
    {"mutex", "nothing is shared, so nothing needs a lock"},
    {"atomic", "nothing is shared, so nothing needs a lock"},
    {"sys/socket.h", "the core talks to nobody"},
    {"unistd.h", "the core talks to nobody"},
};

const std::vector<Forbidden> forbidden_code{
    {R"(\b(std::)?(rand|srand|getenv|setlocale|fopen|system)\s*\()", same_bytes},
    {R"(\b(system_clock|steady_clock|high_resolution_clock)\b)", "the day arrives as an argument"},
    {R"(\bboost::(asio|filesystem)\b)", "the core talks to nobody"},
    {R"(\bstatic\s+(thread_local|mutable)\b|\bthread_local\b)", "no hidden state: " + same_bytes},
    {R"(\bthrow\b(?!\s*;|\s+YAML::))",
     "expected failures are a Result with all problems; what breaks our own assumptions is an assertion"},
};

std::string at(const SourceFile& file, int line) {
  return fmt::format("{}:{}: ", file.path, line);
}

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

std::string reason(const std::string& layer) {
  const auto found = reasons.find(layer);
  return found == reasons.end() ? "" : found->second;
}

bool stands_before(const SourceTree& tree, const std::string& other, const std::string& layer) {
  const auto own = std::ranges::find(tree.layers, layer);
  return std::find(tree.layers.begin(), own, other) != own;
}

std::string why_not(const SourceTree& tree, const std::string& layer, const std::string& other,
                    const std::string& name) {
  if (!contains(tree.layers, other))
    return fmt::format("\"{}\" does not start at src/: the path of an include names its library", name);
  if (stands_before(tree, other, layer))
    return fmt::format(
        "name {} under USES of src/{}/CMakeLists.txt: that list is all that the folder uses, and nothing "
        "comes "
        "in through another",
        other, layer);
  return fmt::format("{} must not use {}: {}", layer, other, reason(layer));
}

}  // namespace

Breaches unlisted_layers(const SourceTree& tree) {
  std::set<std::string> found;
  for (const SourceFile& file : tree.files)
    if (!file.layer.empty()) found.insert(file.layer);
  Breaches breaches;
  for (const std::string& layer : found)
    if (!contains(tree.layers, layer))
      breaches.push_back(fmt::format(
          "src/{}: stands in no layer of src/CMakeLists.txt; the folder list is the layer list", layer));
  for (const std::string& layer : tree.layers)
    if (reason(layer).empty())
      breaches.push_back(
          fmt::format("{}: write beside the other layers why it stands where it stands", layer));
  return breaches;
}

Breaches links_upwards(const SourceTree& tree) {
  Breaches breaches;
  for (const auto& [layer, used] : tree.uses) {
    for (const std::string& other : used)
      if (!stands_before(tree, other, layer))
        breaches.push_back(fmt::format("src/{}/CMakeLists.txt: USES {}, which does not stand before it: {}",
                                       layer, other, reason(layer)));
  }
  return breaches;
}

Breaches includes_beyond_uses(const SourceTree& tree) {
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (!tree.uses.contains(file.layer)) continue;
    for (const Include& include : file.includes) {
      const std::string other = include.name.substr(0, include.name.find('/'));
      if (!include.quoted || other == file.layer || contains(tree.uses.at(file.layer), other)) continue;
      breaches.push_back(at(file, include.line) + why_not(tree, file.layer, other, include.name));
    }
  }
  return breaches;
}

Breaches impurities(const SourceTree& tree) {
  std::vector<std::pair<std::regex, std::string>> patterns;
  for (const Forbidden& rule : forbidden_code) patterns.emplace_back(rule.what, rule.reason);
  Breaches breaches;
  for (const SourceFile& file : tree.files) {
    if (!pure.contains(file.layer)) continue;
    for (const Include& include : file.includes)
      for (const Forbidden& rule : forbidden_headers)
        if (include.name == rule.what)
          breaches.push_back(at(file, include.line) +
                             fmt::format("<{}> in a pure layer: {}", rule.what, rule.reason));
    for (std::size_t line = 0; line < file.lines.size(); ++line)
      for (const auto& [pattern, why] : patterns)
        if (std::smatch match; std::regex_search(file.lines[line], match, pattern))
          breaches.push_back(at(file, static_cast<int>(line) + 1) +
                             fmt::format("“{}” in a pure layer: {}", match[0].str(), why));
  }
  return breaches;
}

Breaches long_files(const SourceTree& tree) {
  constexpr std::size_t longest = 500;
  constexpr std::size_t comfortable = 400;
  Breaches breaches;
  std::size_t over = 0;
  for (const SourceFile& file : tree.files) {
    if (file.lines.size() > comfortable) ++over;
    if (file.lines.size() > longest)
      breaches.push_back(fmt::format("{}: {} lines; a file of more than {} holds more than one thought",
                                     file.path, file.lines.size(), longest));
  }
  if (over * 10 > tree.files.size())
    breaches.push_back(
        fmt::format("{} of {} files are longer than {} lines; nine in ten stay below, so that a file can be "
                    "read in one go",
                    over, tree.files.size(), comfortable));
  return breaches;
}

}  // namespace kiemdiem::layers
