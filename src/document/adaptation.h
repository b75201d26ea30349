#pragma once

#include "document/read_forms.h"

/// An official form as an office adapts it: other words, further lines and sections, another order of
/// nothing. What rules, tables and next year's papers look for stays.
namespace kiemdiem::document {

/// Reads the file of a form that adapts none, within the limits of form_limits.h.
Result<Form> read_new_form(const FormFile& file, const Forms& forms, const facts::Dictionary& dictionary);

/// Reads the file of an adapted form. Refused with every problem at its line: what form_limits.h does not
/// let pass, what no form may be, and what an adaptation may not do to its official form: be another form
/// (issuer, code, year, mark, paper, whom it is on), leave out or turn round what the official one asks for
/// (lines of the head, sections, columns, choices, rows, groups, who signs), ask for less, rate what the
/// official one does not rate.
/// @param official one of the forms
Result<Form> read_adaptation(const FormFile& file, const std::string& official, const Forms& forms,
                             const facts::Dictionary& dictionary);

}  // namespace kiemdiem::document
