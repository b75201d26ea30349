#pragma once

#include <string>

#include "regulation/regulation.h"

namespace kiemdiem::cli {

/// "tỷ lệ", "mức trần" … for the kind of a rule; the word itself where it has no Vietnamese name here.
std::string rule_kind_label(const std::string& kind);
/// "đảng viên, tập thể"; empty where the rule names no kind of subject.
std::string of_label(regulation::Kinds of);
/// "máy tính", "nhắc", "in ra", "người quyết định".
std::string_view carried_label(regulation::Carried carried);
/// computed, reminded, printed, judgement.
std::string_view carried_word(regulation::Carried carried);
/// One rule in one line: clause, kind, for whom, text, reading and what is to be confirmed below it.
std::string rule_text(const regulation::Rule& rule);
/// The head of a document: name, title, number, issuer, days in force, bases, notice.
std::string document_head(const regulation::Document& document);

}  // namespace kiemdiem::cli
