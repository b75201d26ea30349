#pragma once

#include "store/migrations.h"

/// The steps of the schema that stand in files of their own; their order and numbers are those of schema.cpp.
namespace kiemdiem::store {

Migration guards_step(int number);
Migration ballot_step(int number);
Migration decisions_step(int number);
Migration lists_step(int number);
Migration evidence_step(int number);
Migration exchange_step(int number);
Migration meetings_step(int number);
Migration forms_step(int number);
Migration calendar_step(int number);

}  // namespace kiemdiem::store
