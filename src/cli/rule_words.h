#pragma once

#include <string>

#include "regulation/regulation.h"

namespace kiemdiem::cli {

/// One rule in one line: clause, kind, for whom, text, reading and what is to be confirmed below it.
std::string rule_text(const regulation::Rule& rule);
/// The head of a document: name, title, number, issuer, days in force, bases, notice.
std::string document_head(const regulation::Document& document);

}  // namespace kiemdiem::cli
