#include "spreadsheet/zip_archive.h"

#include <fmt/format.h>
#include <zip.h>

namespace kiemdiem::spreadsheet {
namespace {

constexpr zip_int64_t megabyte = 1 << 20;

std::string why_not_a_zip(std::string_view bytes) {
  if (bytes.empty()) return "Tệp rỗng; hãy gửi lại tệp .xlsx.";
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return "Tệp là bảng tính kiểu cũ (.xls) hoặc có mật khẩu; hãy bỏ mật khẩu và lưu lại dạng .xlsx.";
  if (bytes.starts_with("PK"))
    return "Tệp .xlsx bị hỏng hoặc bị cụt (thiếu phần cuối); hãy gửi lại tệp đầy đủ.";
  return "Tệp không phải bảng tính .xlsx; hãy lưu lại dạng “Excel Workbook (.xlsx)”.";
}

}  // namespace

void ZipArchive::Closer::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes, std::string_view file, const Limits& limits) {
  const Place whole{std::string{file}, 0, 0, {}, {}};
  if (static_cast<std::int64_t>(bytes.size()) > limits.file_bytes)
    return refuse(whole, fmt::format("Tệp lớn hơn {} MB; hãy chia nhỏ hoặc bỏ hình ảnh.",
                                     limits.file_bytes / megabyte));
  if (bytes.size() < 22) return refuse(whole, why_not_a_zip(bytes));  // the end record alone has 22
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    zip_source_free(source);
    return refuse(whole, why_not_a_zip(bytes));
  }
  ZipArchive opened;
  opened.archive_.reset(archive);
  opened.file_ = file;
  opened.limits_ = limits;
  if (zip_get_num_entries(archive, 0) > limits.parts)
    return refuse(
        whole, fmt::format("Tệp có hơn {} phần bên trong; không phải bảng tính bình thường.", limits.parts));
  return opened;
}

bool ZipArchive::has(const std::string& part) const {
  return zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> all;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t at = 0; at < count; ++at)
    if (const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(at), ZIP_FL_ENC_RAW);
        name != nullptr)
      all.emplace_back(name);
  return all;
}

Problems ZipArchive::read(const std::string& part, const std::function<bool(std::string_view)>& piece) {
  const auto problem = [&](std::string message) {
    return Problems{{{file_, 0, 0, {}, {}}, std::move(message)}};
  };
  const zip_int64_t index = zip_name_locate(archive_.get(), part.c_str(), ZIP_FL_NOCASE);
  zip_file_t* opened =
      index < 0 ? nullptr : zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
  if (opened == nullptr)
    return problem(fmt::format(
        "Không mở được phần “{}” trong tệp (thiếu, hỏng hoặc có mật khẩu); hãy lưu lại tệp.", part));
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> entry{opened, zip_fclose};
  std::vector<char> buffer(std::size_t{64} * 1024);
  std::int64_t in_part = 0;
  while (true) {
    const zip_int64_t got = zip_fread(entry.get(), buffer.data(), buffer.size());
    if (got < 0)
      return problem(fmt::format("Phần “{}” trong tệp bị hỏng hoặc bị cụt; hãy gửi lại tệp đầy đủ.", part));
    if (got == 0) return {};
    in_part += got;
    unpacked_ += got;
    if (in_part > limits_.part_bytes)
      return problem(fmt::format("Phần “{}” bung ra hơn {} MB: tệp quá lớn hoặc cố ý phá; không đọc.", part,
                                 limits_.part_bytes / megabyte));
    if (unpacked_ > limits_.total_bytes)
      return problem(fmt::format("Các phần của tệp bung ra hơn {} MB: tệp quá lớn hoặc cố ý phá; không đọc.",
                                 limits_.total_bytes / megabyte));
    if (!piece({buffer.data(), static_cast<std::size_t>(got)})) return {};
  }
}

}  // namespace kiemdiem::spreadsheet
