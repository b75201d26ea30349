#include "http/certificate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <filesystem>
#include <fstream>

#include "client.h"

namespace kiemdiem::http {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

class ALocalCertificate : public ::testing::Test {
 protected:
  ALocalCertificate() { std::filesystem::create_directories(folder_); }
  ~ALocalCertificate() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ + "/" + name} << text;
    return folder_ + "/" + name;
  }

  /// Whether somebody who trusts this authority (empty: those of the system) gets a page of that name.
  static bool reaches(std::uint16_t port, const std::string& authority, const std::string& name) {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    if (authority.empty())
      SSL_CTX_set_default_verify_paths(context);
    else
      SSL_CTX_load_verify_locations(context, authority.c_str(), nullptr);
    SSL* stream = SSL_new(context);
    X509_VERIFY_PARAM* wanted = SSL_get0_param(stream);
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, name.c_str()) != 1)
      X509_VERIFY_PARAM_set1_host(wanted, name.c_str(), 0);
    const Client client(port);
    SSL_set_fd(stream, client.socket());
    const bool connected = SSL_connect(stream) == 1 && SSL_get_verify_result(stream) == X509_V_OK;
    SSL_free(stream);
    SSL_CTX_free(context);
    return connected;
  }

  std::string folder_ = ::testing::TempDir() + "kiemdiem_certificate_" + std::to_string(::getpid());
};

TEST_F(ALocalCertificate, is_trusted_by_who_trusts_its_authority_and_by_nobody_else) {
  const auto made = make_local_certificate({"10.42.0.1", "may-chu.local"}, 30);
  ASSERT_TRUE(made) << to_text(made.error());
  Options options;
  options.certificate_file = file("may-chu.pem", made->certificate);
  options.key_file = file("may-chu.key", made->key);
  RunningServer server(options, [](const Request&) { return plain_text("x"); });
  const std::string authority = file("co-quan.pem", made->authority);
  EXPECT_TRUE(reaches(server.port(), authority, "10.42.0.1"));
  EXPECT_TRUE(reaches(server.port(), authority, "may-chu.local"));
  EXPECT_FALSE(reaches(server.port(), "", "10.42.0.1")) << "a phone that was told nothing";
  EXPECT_FALSE(reaches(server.port(), authority, "10.42.0.2")) << "another machine";
  const auto other = make_local_certificate({"10.42.0.1"}, 30);
  EXPECT_FALSE(reaches(server.port(), file("khac.pem", other->authority), "10.42.0.1"));
}

TEST_F(ALocalCertificate, has_an_authority_that_can_vouch_for_no_other_name) {
  const auto made = make_local_certificate({"10.42.0.1"}, 30);
  BIO* memory = BIO_new_mem_buf(made->authority.data(), static_cast<int>(made->authority.size()));
  X509* authority = PEM_read_bio_X509(memory, nullptr, nullptr, nullptr);
  BIO_free(memory);
  ASSERT_NE(authority, nullptr);
  auto* constraints =
      static_cast<NAME_CONSTRAINTS*>(X509_get_ext_d2i(authority, NID_name_constraints, nullptr, nullptr));
  ASSERT_NE(constraints, nullptr);
  EXPECT_EQ(sk_GENERAL_SUBTREE_num(constraints->permittedSubtrees), 1);
  EXPECT_EQ(X509_get_extension_flags(authority) & EXFLAG_CA, static_cast<std::uint32_t>(EXFLAG_CA));
  EXPECT_THAT(made->authority, testing::Not(HasSubstr("PRIVATE KEY")));
  NAME_CONSTRAINTS_free(constraints);
  X509_free(authority);
}

TEST_F(ALocalCertificate, is_made_anew_each_time_and_its_fingerprint_tells_it_apart) {
  const auto one = make_local_certificate({"may-chu.local"}, 1);
  const auto other = make_local_certificate({"may-chu.local"}, 1);
  EXPECT_NE(one->key, other->key);
  EXPECT_NE(one->fingerprint, other->fingerprint);
  EXPECT_THAT(one->fingerprint, testing::MatchesRegex("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
}

TEST_F(ALocalCertificate, is_not_made_for_what_is_no_name) {
  for (const char* wrong : {"", "Máy chủ", "a b", "DNS:x", "10.42.0.1,IP:8.8.8.8", "-x"})
    EXPECT_FALSE(make_local_certificate({wrong}, 1)) << wrong;
  EXPECT_FALSE(make_local_certificate({}, 1));
  EXPECT_THAT(own_names(), Contains("127.0.0.1"));
}

}  // namespace
}  // namespace kiemdiem::http
