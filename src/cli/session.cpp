#include "cli/session.h"

namespace kiemdiem::cli {

Result<Installation*> Session::data() {
  if (!data_) {
    auto opened = Installation::open(folder_);
    if (!opened) return tl::unexpected{opened.error()};
    data_.emplace(std::move(*opened));
  }
  return &*data_;
}

Exit Session::refuse(const Problems& problems) {
  console.complain(problems);
  return Exit::refused;
}

}  // namespace kiemdiem::cli
