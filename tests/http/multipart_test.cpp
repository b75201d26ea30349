#include "http/multipart.h"

#include <gtest/gtest.h>

namespace kiemdiem::http {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=XX";

std::string part(std::string_view disposition, std::string_view content, std::string_view more = "") {
  return "--XX\r\nContent-Disposition: " + std::string(disposition) + "\r\n" + std::string(more) + "\r\n" +
         std::string(content) + "\r\n";
}

std::string field(std::string_view name, std::string_view value) {
  return part("form-data; name=\"" + std::string(name) + "\"", value);
}

tl::expected<Form, FormError> parse(std::string_view body, const FormLimits& limits = {}) {
  return parse_multipart(type, body, limits);
}

TEST(AMultipartForm, gives_fields_and_files) {
  const auto form = parse(field("tên", "Đảng ủy") +
                          part("form-data; name=\"file\"; filename=\"báo cáo.pdf\"", "%PDF-1.7\r\n--X\r\n\0",
                               "Content-Type: application/pdf\r\n") +
                          field("empty", "") + "--XX--\r\n");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->fields, (Fields{{"tên", "Đảng ủy"}, {"empty", ""}}));
  ASSERT_EQ(form->uploads.size(), 1U);
  EXPECT_EQ(form->uploads[0].name, "file");
  EXPECT_EQ(form->uploads[0].file_name, "báo cáo.pdf");
  EXPECT_EQ(form->uploads[0].type, "application/pdf");
  EXPECT_EQ(form->uploads[0].bytes, "%PDF-1.7\r\n--X\r\n");
}

TEST(AMultipartForm, keeps_every_byte_of_a_file) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  bytes += "\r\n";
  const auto form = parse(part("form-data; name=a; filename=a.bin", bytes) + "--XX--");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->uploads.at(0).bytes, bytes);
}

TEST(AMultipartForm, without_parts_is_empty) {
  const auto form = parse("--XX--\r\n");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->fields.empty());
}

TEST(AMultipartForm, leaves_out_a_field_in_which_no_file_was_chosen) {
  const auto form =
      parse(part("form-data; name=\"file\"; filename=\"\"", "", "Content-Type: text/plain\r\n") + "--XX--");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->uploads.empty());
}

TEST(AMultipartForm, reads_quoted_quotation_marks_and_a_quoted_boundary) {
  const auto form =
      parse_multipart("Multipart/Form-Data; charset=utf-8; boundary=\"X Y\"",
                      "--X Y\r\ncontent-disposition:form-data;name=\"a\\\"b\"\r\n\r\n1\r\n--X Y--", {});
  ASSERT_TRUE(form);
  EXPECT_EQ(form->fields, (Fields{{"a\"b", "1"}}));
}

TEST(AMultipartForm, with_a_fault_is_malformed) {
  const std::string good = field("a", "1");
  for (const std::string& body :
       {std::string(),
        std::string("XX"),
        std::string("--XX"),
        good,
        good + "--XX",
        good + "--XX-",
        good + "--XX--more",
        "preamble\r\n" + good + "--XX--",
        std::string("--XX\r\n\r\n1\r\n--XX--"),
        part("attachment; name=\"a\"", "1") + "--XX--",
        part("form-data", "1") + "--XX--",
        part("form-data; name=\"\"", "1") + "--XX--",
        part("form-data; name=\"a", "1") + "--XX--",
        part("form-data; name=a; name=b", "1") + "--XX--",
        part("form-data; name=a", "\xFF") + "--XX--",
        part("form-data; name=\"\xC0\xAF\"", "1") + "--XX--",
        part("form-data; name=a", "1", "Content-Disposition: form-data; name=b\r\n") + "--XX--",
        part("form-data; name=a", "1", "Content-Transfer-Encoding: base64\r\n") + "--XX--",
        part("form-data; name=a", "1", "Content-Type: multipart/mixed; boundary=Y\r\n") + "--XX--",
        part("form-data; name=a", "1", "no colon\r\n") + "--XX--",
        part("form-data; name=a", "1", "X: " + std::string(5000, 'x') + "\r\n") + "--XX--",
        good + "--XX--\r\n" + good}) {
    const auto form = parse(body);
    ASSERT_FALSE(form) << body;
    EXPECT_EQ(form.error(), FormError::malformed);
  }
}

TEST(AMultipartForm, needs_a_boundary_of_one_to_seventy_letters) {
  for (const std::string& given :
       {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="),
        std::string("multipart/form-data; boundary=\"a\x01\""),
        "multipart/form-data; boundary=" + std::string(71, 'a')})
    EXPECT_FALSE(parse_multipart(given, "----\r\n", {})) << given;
  const std::string longest(70, 'a');
  EXPECT_TRUE(parse_multipart("multipart/form-data; boundary=" + longest, "--" + longest + "--", {}));
}

TEST(AMultipartForm, with_more_parts_than_allowed_is_too_large) {
  const std::string file = part("form-data; name=f; filename=x", "1");
  const FormLimits limits{2, 1};
  EXPECT_TRUE(parse(field("a", "1") + field("b", "1") + file + "--XX--", limits));
  const auto fields = parse(field("a", "1") + field("b", "1") + field("c", "1") + "--XX--", limits);
  const auto files = parse(file + file + "--XX--", limits);
  ASSERT_FALSE(fields);
  ASSERT_FALSE(files);
  EXPECT_EQ(fields.error(), FormError::too_large);
  EXPECT_EQ(files.error(), FormError::too_large);
}

TEST(AForm, is_read_by_its_content_type) {
  EXPECT_EQ(read_form("application/x-www-form-urlencoded; charset=UTF-8", "a=1", {})->fields,
            (Fields{{"a", "1"}}));
  EXPECT_EQ(read_form(std::string(type), field("a", "2") + "--XX--", {})->fields, (Fields{{"a", "2"}}));
  EXPECT_TRUE(read_form("application/json", "a=1", {})->fields.empty());
  EXPECT_EQ(read_form("application/x-www-form-urlencoded", "a=%", {}).error(), FormError::malformed);
  EXPECT_EQ(read_form("application/x-www-form-urlencoded", "a&a&a", {2, 2}).error(), FormError::too_large);
}

TEST(AFileName, is_only_a_name) {
  EXPECT_EQ(safe_file_name("C:\\Users\\an\\Báo cáo.docx"), "Báo cáo.docx");
  EXPECT_EQ(safe_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(safe_file_name("a\r\n\tb\x7f.pdf"), "ab.pdf");
  EXPECT_EQ(safe_file_name("a\u202Egpj.exe"), "agpj.exe");
  EXPECT_EQ(safe_file_name("a/"), "");
}

TEST(AFileName, is_cut_between_letters) {
  std::string name = "a";
  for (int i = 0; i < 100; ++i) name += "ế";
  const std::string cut = safe_file_name(name);
  EXPECT_EQ(cut.size(), 199U);
  EXPECT_TRUE(cut.ends_with("ế"));
}

}  // namespace
}  // namespace kiemdiem::http
