#include "paper/papers/personal_notice.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {

Paper personal_notice(const PersonalNotice& notice, const Profile& profile) {
  const std::string subject = fmt::format("kết quả đánh giá, xếp loại chất lượng năm {}", notice.year);
  std::vector<Block> blocks{{numbered_letterhead(notice.office, notice.number, notice.date)},
                            {Title{.type_name = "Thông báo", .subject = {subject}}},
                            {Addressees{"Kính gửi", {"Đồng chí " + person(notice.addressee)}}}};
  blocks.push_back(
      sentence(fmt::format("Căn cứ Quyết định số {}, {} của {}, {} thông báo:", notice.decision_number,
                           date_in_words(notice.decision_date), notice.decided_by, notice.office.issuer)));
  blocks.push_back(
      {Paragraph{.runs = {{.text = fmt::format("Đồng chí {}, sinh hoạt tại {}, được xếp loại chất lượng "
                                               "năm {} ở mức: ",
                                               notice.addressee.name, notice.unit, notice.year)},
                          {.text = notice.level, .bold = true},
                          {.text = "."}}}});
  if (notice.points.empty()) {
    blocks.push_back(sentence("Kết luận kiểm điểm không nêu hạn chế, khuyết điểm phải khắc phục."));
  } else {
    blocks.push_back(sentence("Hạn chế, khuyết điểm cần khắc phục theo kết luận kiểm điểm:"));
    for (const std::string& point : notice.points) blocks.push_back(sentence("- " + point));
  }
  if (notice.plan_due)
    blocks.push_back(sentence(fmt::format("Đề nghị đồng chí gửi kế hoạch khắc phục đến {} chậm nhất là {}.",
                                          notice.unit, date_in_words(notice.plan_due))));
  blocks.push_back({Paragraph{
      .runs = {{.text = fmt::format("Nếu không đồng ý với kết quả này, đồng chí có quyền kiến nghị đến {}.",
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
