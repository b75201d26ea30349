#pragma once

#include "service/call.h"

/// What things are called on pages and papers.
namespace kiemdiem::service {

/// The name of an organization, collective or person of the register; the id where there is none.
std::string name_of(Call& call, const std::string& list, const std::string& id);
/// The name of a subject ("member:an") as the register has it.
std::string subject_name_of(Call& call, const std::string& subject);
/// "Bí thư": for the beginning of a line.
std::string capitalized(const std::string& text);

}  // namespace kiemdiem::service
