#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "client.h"

namespace kiemdiem::http {
namespace {

using ::testing::HasSubstr;

/// A certificate of this test only, signed by itself, in a folder that goes away with it.
class Certificate {
 public:
  Certificate() {
    std::filesystem::create_directories(folder_);
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    write(certificate_file(), [&](FILE* file) { PEM_write_X509(file, certificate); });
    write(key_file(),
          [&](FILE* file) { PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr); });
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  std::string certificate_file() const { return folder_ + "/certificate.pem"; }
  std::string key_file() const { return folder_ + "/key.pem"; }

 private:
  template <class Action>
  static void write(const std::string& name, Action action) {
    FILE* file = std::fopen(name.c_str(), "w");
    action(file);
    std::fclose(file);
  }

  std::string folder_ = ::testing::TempDir() + "kiemdiem_tls_" + std::to_string(::getpid());
};

/// One request over TLS at most of this version; empty when there is no handshake.
std::string ask_over_tls(std::uint16_t port, int newest, const std::string& request) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context, newest);
  SSL_CTX_set_security_level(context, 0);
  SSL* stream = SSL_new(context);
  const Client client(port);
  SSL_set_fd(stream, client.socket());
  std::string text;
  if (SSL_connect(stream) == 1) {
    SSL_write(stream, request.data(), static_cast<int>(request.size()));
    std::array<char, 4096> buffer{};
    for (int count = 0; (count = SSL_read(stream, buffer.data(), static_cast<int>(buffer.size()))) > 0;)
      text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  SSL_free(stream);
  SSL_CTX_free(context);
  return text;
}

TEST(OverTls, a_request_is_secure_and_cookies_are_bound_to_the_host) {
  const Certificate certificate;
  Options options;
  options.certificate_file = certificate.certificate_file();
  options.key_file = certificate.key_file();
  options.strict_transport = true;
  RunningServer server(options, [](const Request& request) {
    Response response =
        plain_text(std::string(request.secure ? "secure " : "plain ") +
                   std::string(request.cookies.get("session")) + std::string(100'000, 'x') + "end");
    response.cookies.push_back({"session", "new"});
    return response;
  });
  const std::string request =
      get("/", "Cookie: __Host-session=old; session=planted\r\nConnection: close\r\n");
  const std::string answer = ask_over_tls(server.port(), TLS1_3_VERSION, request);
  EXPECT_THAT(answer, HasSubstr("secure old"));
  EXPECT_TRUE(answer.ends_with("end"));
  EXPECT_THAT(answer,
              HasSubstr("Set-Cookie: __Host-session=new; Path=/; HttpOnly; SameSite=Strict; Secure\r\n"));
  EXPECT_THAT(answer, HasSubstr("Strict-Transport-Security: max-age=31536000\r\n"));
  EXPECT_THAT(ask_over_tls(server.port(), TLS1_2_VERSION, request), HasSubstr("secure old"));
  EXPECT_EQ(ask_over_tls(server.port(), TLS1_1_VERSION, request), "") << "TLS 1.1 is refused";
}

TEST(OverTls, a_client_that_does_not_shake_hands_is_dropped) {
  const Certificate certificate;
  Options options;
  options.certificate_file = certificate.certificate_file();
  options.key_file = certificate.key_file();
  options.limits.handshake = std::chrono::milliseconds(50);
  RunningServer server(options, [](const Request&) { return plain_text("x"); });
  EXPECT_TRUE(Client(server.port()).is_ended());
  EXPECT_NE(Client(server.port()).ask(get("/")).status, 200) << "plain HTTP on a TLS port";
}

}  // namespace
}  // namespace kiemdiem::http
