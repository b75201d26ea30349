#include "paper/papers/dossier_handover.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

std::string round_words(int round) {
  return round > 1 ? fmt::format(" (lần {})", round) : "";
}

Signature signs(std::string post, std::string name) {
  return {.post = std::move(post), .note = "(ký, ghi rõ họ tên)", .name = std::move(name)};
}

Table handed(const std::vector<HandedPaper>& papers) {
  Table table{.columns = {{"TT", 10, CellKind::centered},
                          {"Tên tài liệu", 90},
                          {"Số lượng", 20, CellKind::number},
                          {"Tình trạng", 45}},
              .when_empty = "Không có tài liệu nào"};
  int order = 0;
  for (const HandedPaper& paper : papers)
    table.rows.push_back({{std::to_string(++order)},
                          {paper.label},
                          {paper.quantity > 0 ? std::to_string(paper.quantity) : ""},
                          {paper.state}});
  return table;
}

Table found_table(const std::vector<FoundPoint>& points) {
  Table table{.columns = {{"TT", 9, CellKind::centered},
                          {"Nội dung", 28},
                          {"Ở đâu", 44},
                          {"Phải bổ sung, sửa", 56},
                          {"Căn cứ", 28}},
              .when_empty = "Không có nội dung nào phải bổ sung"};
  int order = 0;
  for (const FoundPoint& point : points)
    table.rows.push_back(
        {{std::to_string(++order)}, {point.point}, {point.where}, {point.what}, {point.clause}});
  return table;
}

}  // namespace

Paper handover_slip(const HandoverSlip& slip, const Profile& profile) {
  std::vector<Block> blocks{
      {numbered_letterhead(slip.office, std::nullopt, std::nullopt)},
      {Title{.type_name = "Phiếu giao nhận hồ sơ",
             .subject = {"kiểm điểm, đánh giá, xếp loại chất lượng " + slip.period,
                         fmt::format("Hồ sơ số {}{}", slip.number, round_words(slip.round))}}},
      sentence("Bên giao: " + slip.unit + "."),
      sentence("Bên nhận: " + slip.to + "."),
      sentence(fmt::format(
          "Thời gian giao: {}. Cách gửi: {}.",
          slip.at ? moment_in_words(*slip.at) : "...... giờ ......, " + date_in_words(std::nullopt),
          slip.channel.empty() ? "......................" : slip.channel)),
      {handed(slip.papers)},
      sentence("Giấy tờ chưa có, bổ sung trước ngày: " +
               (slip.supplement_by.empty() ? "......................" : slip.supplement_by) + "."),
      sentence("Phiếu lập thành 02 bản, mỗi bên giữ 01 bản."),
      {Signatures{.columns = {signs("Người giao", slip.giver), signs("Người nhận", slip.receiver)}}}};
  if (!slip.reason.empty())
    blocks.insert(blocks.end() - 3, sentence("Lý do gửi khi còn điều phải xem: " + slip.reason));
  return {.profile = profile,
          .title = fmt::format("Phiếu giao nhận hồ sơ số {}: {}", slip.number, slip.unit),
          .author = slip.office.issuer,
          .made_on = slip.made_on,
          .sections = {{.blocks = std::move(blocks)}}};
}

Paper dossier_reply(const DossierReply& reply, const Profile& profile) {
  Letterhead head = numbered_letterhead(reply.office, reply.number, reply.date);
  head.letter_subject = reply.given_back ? "trả lại hồ sơ kiểm điểm, xếp loại để bổ sung"
                                         : "tiếp nhận hồ sơ kiểm điểm, xếp loại";
  std::vector<Block> blocks{{std::move(head)}, {Addressees{"Kính gửi", {reply.unit}}}};
  const std::string dossier =
      fmt::format("hồ sơ số {}{} gửi ngày {} về kiểm điểm, đánh giá, xếp loại chất lượng {}",
                  reply.dossier_number, round_words(reply.round), reply.sent_on, reply.period);
  if (!reply.given_back) {
    blocks.push_back(
        sentence(fmt::format("{} đã nhận đủ {} của {}.", reply.office.issuer, dossier, reply.unit)));
    if (!reply.reason.empty()) blocks.push_back(sentence(reply.reason));
  } else {
    blocks.push_back(sentence(fmt::format("Qua xem xét {} của {}, {} trả lại hồ sơ để bổ sung, hoàn chỉnh.",
                                          dossier, reply.unit, reply.office.issuer)));
    if (!reply.reason.empty()) blocks.push_back(sentence("Lý do: " + reply.reason));
    if (!reply.found.empty()) {
      blocks.push_back(sentence("Nội dung cần bổ sung, sửa:"));
      blocks.push_back({found_table(reply.found)});
    }
    blocks.push_back({Paragraph{
        .runs = {{.text = fmt::format("Đề nghị {} hoàn chỉnh và gửi lại hồ sơ trước ngày {}.", reply.unit,
                                      reply.until.empty() ? "......................" : reply.until)}},
        .ends_paper = true}});
  }
  blocks.push_back({Signatures{.recipients = {"Như trên", "Lưu"},
                               .columns = {{.authority = reply.signer.authority,
                                            .body = reply.signer.body,
                                            .post = reply.signer.post,
                                            .name = reply.signer.name}}}});
  return {.profile = profile,
          .title = fmt::format("{} hồ sơ số {}: {}", reply.given_back ? "Trả lại" : "Tiếp nhận",
                               reply.dossier_number, reply.unit),
          .author = reply.office.issuer,
          .made_on = reply.made_on,
          .sections = {{.blocks = std::move(blocks)}}};
}

}  // namespace kiemdiem::paper
