#pragma once

#include <string>
#include <string_view>

#include "regulation/regulation.h"

/// Rules in the words of the office, for commands and pages alike.
namespace kiemdiem::assessment {

/// "tỷ lệ", "mức trần" … for the kind of a rule; the word itself where it has no Vietnamese name here.
std::string rule_kind_label(const std::string& kind);
/// "đảng viên, tập thể"; empty where the rule names no kind of subject.
std::string of_label(regulation::Kinds of);
/// "máy tính", "nhắc", "in ra", "người quyết định".
std::string_view carried_label(regulation::Carried carried);
/// computed, reminded, printed, judgement.
std::string_view carried_word(regulation::Carried carried);

}  // namespace kiemdiem::assessment
