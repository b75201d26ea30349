#pragma once

#include <string>

#include "base/qr_code.h"

namespace kiemdiem::printing {

/// A QR code with its light border as a PNG picture (ISO/IEC 15948) of one bit a pixel; empty where there is
/// no memory.
std::string png_of(const QrCode& code);

}  // namespace kiemdiem::printing
