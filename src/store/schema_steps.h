#pragma once

#include "store/migrations.h"

/// Steps of the schema that have a file of their own; schema.cpp puts them in their order.
namespace kiemdiem::store {

Migration evidence_step(int number);

}  // namespace kiemdiem::store
