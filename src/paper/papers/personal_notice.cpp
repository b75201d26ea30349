#include "paper/papers/personal_notice.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {

Paper personal_notice(const PersonalNotice& notice, const Profile& profile) {
  const std::string whom = notice.to_body ? notice.addressee.name : "đồng chí";
  const std::string subject = fmt::format("kết quả đánh giá, xếp loại chất lượng {}", notice.period);
  std::vector<Block> blocks{
      {numbered_letterhead(notice.office, notice.number, notice.date)},
      {Title{.type_name = "Thông báo", .subject = {subject}}},
      {Addressees{"Kính gửi", {(notice.to_body ? "" : "Đồng chí ") + person(notice.addressee)}}}};
  blocks.push_back(
      sentence(fmt::format("Căn cứ Quyết định số {}, {} của {}, {} thông báo:", notice.decision_number,
                           date_in_words(notice.decision_date), notice.decided_by, notice.office.issuer)));
  const std::string rated = notice.to_body || notice.unit.empty()
                                ? notice.addressee.name
                                : fmt::format("{}, sinh hoạt tại {}", notice.addressee.name, notice.unit);
  blocks.push_back(
      {Paragraph{.runs = {{.text = fmt::format("{}{}, được xếp loại chất lượng {} ở mức: ",
                                               notice.to_body ? "" : "Đồng chí ", rated, notice.period)},
                          {.text = notice.level, .bold = true},
                          {.text = "."}}}});
  if (notice.points && notice.points->empty()) {
    blocks.push_back(sentence("Kết luận kiểm điểm không nêu hạn chế, khuyết điểm phải khắc phục."));
  } else if (notice.points) {
    blocks.push_back(sentence("Hạn chế, khuyết điểm cần khắc phục theo kết luận kiểm điểm:"));
    for (const std::string& point : *notice.points) blocks.push_back(sentence("- " + point));
  }
  if (notice.plan_due)
    blocks.push_back(sentence(fmt::format("Đề nghị {} gửi kế hoạch khắc phục đến {} chậm nhất là {}.", whom,
                                          notice.to_body ? notice.petition_to : notice.unit,
                                          date_in_words(notice.plan_due))));
  blocks.push_back({Paragraph{
      .runs = {{.text = fmt::format("Nếu không đồng ý với kết quả này, {} có quyền kiến nghị đến {}.", whom,
                                    notice.petition_to)}},
      .ends_paper = true}});
  blocks.push_back({Signatures{.recipients = notice.recipients,
                               .columns = {{.authority = notice.signer.authority,
                                            .body = notice.signer.body,
                                            .post = notice.signer.post,
                                            .name = notice.signer.name}}}});
  return {.profile = profile,
          .title = fmt::format("Thông báo {}: {}", subject, notice.addressee.name),
          .author = notice.office.issuer,
          .made_on = notice.made_on,
          .sections = {{.blocks = std::move(blocks)}}};
}

}  // namespace kiemdiem::paper
