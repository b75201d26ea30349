#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace kiemdiem::http {

/// A certificate for a server in a local network, with the authority that vouches for it (D27). Everything in
/// PEM.
struct LocalCertificate {
  std::string authority;    ///< what phones and laptops are told to trust
  std::string certificate;  ///< of the server, the authority's behind it
  std::string key;          ///< of the server; secret
  std::string fingerprint;  ///< SHA-256 of the authority, "AB:CD:…", to be read out and compared
};

/// Makes both anew. The authority vouches for these names alone, and its own key is kept nowhere: nobody can
/// make a further certificate of it.
/// @param names host names ("kiemdiem.local") and addresses ("10.42.0.1"); problems where one is neither
/// @param days from now
Result<LocalCertificate> make_local_certificate(const std::vector<std::string>& names, int days);

/// The names by which this machine is reached: its addresses in local networks, its name, itself.
std::vector<std::string> own_names();

}  // namespace kiemdiem::http
