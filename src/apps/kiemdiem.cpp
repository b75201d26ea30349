#include "cli/program.h"

int main(int count, char** words) {
  return kiemdiem::cli::run(count, words, KIEMDIEM_DATA_DIR);
}
