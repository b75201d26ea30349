#include "http/certificate.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace kiemdiem::http {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(BIO* memory) const { BIO_free(memory); }
  void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using Memory = std::unique_ptr<BIO, Free>;

constexpr long seconds_a_day = 24L * 60 * 60;
constexpr int serial_bits = 127;
constexpr std::size_t longest_common_name = 64;  ///< RFC 5280

bool is_address(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

bool is_host(const std::string& name) {
  constexpr std::size_t longest = 253;
  return !name.empty() && name.size() <= longest && name.front() != '.' && name.front() != '-' &&
         std::ranges::all_of(name, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' ||
                  letter == '-';
         });
}

/// One address alone: its bytes, then as many set bits.
std::string alone(const std::string& address) {
  return address.find(':') == std::string::npos ? address + "/255.255.255.255"
                                                : address + "/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
}

std::string listed(const std::vector<std::string>& names, const char* before, bool constraint) {
  std::string list;
  for (const std::string& name : names)
    list += fmt::format("{}{}{}:{}", list.empty() ? "" : ",", before, is_address(name) ? "IP" : "DNS",
                        constraint && is_address(name) ? alone(name) : name);
  return list;
}

bool extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, Free> extension{
      X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str())};
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_random_serial(X509* certificate) {
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> number{BN_new(), &BN_free};
  return number && BN_rand(number.get(), serial_bits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool set_name(X509* certificate, const std::string& name) {
  X509_NAME* subject = X509_get_subject_name(certificate);
  return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0) == 1;
}

/// Without extensions and not signed yet.
Certificate blank(EVP_PKEY* key, const std::string& name, int days) {
  Certificate certificate{X509_new()};
  const bool filled =
      certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
      set_random_serial(certificate.get()) &&
      // Clocks of phones differ a little.
      X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -seconds_a_day) != nullptr &&
      X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * seconds_a_day) != nullptr &&
      set_name(certificate.get(), name) && X509_set_pubkey(certificate.get(), key) == 1;
  return filled ? std::move(certificate) : nullptr;
}

Certificate authority_of(EVP_PKEY* key, const std::vector<std::string>& names, int days) {
  Certificate made = blank(key, "Kiểm điểm, mạng nội bộ", days);
  if (!made) return nullptr;
  X509* authority = made.get();
  const bool signed_well =
      X509_set_issuer_name(authority, X509_get_subject_name(authority)) == 1 &&
      extend(authority, authority, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
      extend(authority, authority, NID_key_usage, "critical,keyCertSign,cRLSign") &&
      extend(authority, authority, NID_subject_key_identifier, "hash") &&
      extend(authority, authority, NID_name_constraints, "critical," + listed(names, "permitted;", true)) &&
      X509_sign(authority, key, EVP_sha256()) > 0;
  return signed_well ? std::move(made) : nullptr;
}

Certificate server_of(EVP_PKEY* key, X509* authority, EVP_PKEY* authority_key,
                      const std::vector<std::string>& names, int days) {
  Certificate made = blank(key, names.front().substr(0, longest_common_name), days);
  if (!made) return nullptr;
  X509* server = made.get();
  const bool signed_well = X509_set_issuer_name(server, X509_get_subject_name(authority)) == 1 &&
                           extend(server, authority, NID_basic_constraints, "critical,CA:FALSE") &&
                           extend(server, authority, NID_key_usage, "critical,digitalSignature") &&
                           extend(server, authority, NID_ext_key_usage, "serverAuth") &&
                           extend(server, authority, NID_subject_key_identifier, "hash") &&
                           extend(server, authority, NID_authority_key_identifier, "keyid") &&
                           extend(server, authority, NID_subject_alt_name, listed(names, "", false)) &&
                           X509_sign(server, authority_key, EVP_sha256()) > 0;
  return signed_well ? std::move(made) : nullptr;
}

template <class Write>
std::string pem(Write write) {
  const Memory memory{BIO_new(BIO_s_mem())};
  if (!memory || write(memory.get()) != 1) return {};
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string fingerprint_of(const X509* certificate) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
  std::string text;
  for (unsigned int at = 0; at < size; ++at) text += fmt::format("{}{:02X}", at == 0 ? "" : ":", digest[at]);
  return text;
}

Problems wrong_names(const std::vector<std::string>& names) {
  Problems problems;
  if (names.empty()) problems.push_back({{}, "Cần ít nhất một tên máy hoặc địa chỉ."});
  for (const std::string& name : names)
    if (!is_address(name) && !is_host(name))
      problems.push_back(
          {{}, fmt::format("“{}” không phải tên máy hay địa chỉ; ví dụ 10.42.0.1, may-chu.local.", name)});
  return problems;
}

}  // namespace

Result<LocalCertificate> make_local_certificate(const std::vector<std::string>& names, int days) {
  if (Problems problems = wrong_names(names); !problems.empty()) return tl::unexpected{std::move(problems)};
  const Key authority_key{EVP_EC_gen("P-256")};
  const Key key{EVP_EC_gen("P-256")};
  const Certificate authority =
      authority_key ? authority_of(authority_key.get(), names, days) : Certificate{};
  const Certificate server = authority && key
                                 ? server_of(key.get(), authority.get(), authority_key.get(), names, days)
                                 : Certificate{};
  if (!server) return refuse({}, "OpenSSL không tạo được chứng thư.");
  LocalCertificate made;
  made.authority = pem([&](BIO* to) { return PEM_write_bio_X509(to, authority.get()); });
  made.certificate = pem([&](BIO* to) { return PEM_write_bio_X509(to, server.get()); }) + made.authority;
  made.key = pem([&](BIO* to) {
    return PEM_write_bio_PKCS8PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  made.fingerprint = fingerprint_of(authority.get());
  return made;
}

std::vector<std::string> own_names() {
  std::vector<std::string> names;
  const auto add = [&names](const std::string& name) {
    if ((is_address(name) || is_host(name)) && std::ranges::find(names, name) == names.end())
      names.push_back(name);
  };
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) == 0) {
    for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
      if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET ||
          (one->ifa_flags & IFF_LOOPBACK) != 0)
        continue;
      std::array<char, INET_ADDRSTRLEN> text{};
      const auto* address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
      if (inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) != nullptr) add(text.data());
    }
    freeifaddrs(first);
  }
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) == 0) {
    std::string name{host.data()};
    std::ranges::transform(name, name.begin(), [](char letter) {
      return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    });
    if (name != "localhost" && !name.empty()) {
      add(name);
      if (name.find('.') == std::string::npos) add(name + ".local");
    }
  }
  add("localhost");
  add("127.0.0.1");
  return names;
}

}  // namespace kiemdiem::http
