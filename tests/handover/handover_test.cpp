#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "demonstration_office.h"
#include "installation/installation.h"
#include "paperwork/folder.h"
#include "paperwork/paperwork.h"
#include "paperwork/printed.h"
#include "printing/zip_writer.h"
#include "reading.h"
#include "store/evidence.h"

// A dossier on its way from a cell up: sent, given back, sent again, taken; under two plans.

namespace kiemdiem::service {
namespace {

using dossier::DoorFinding;
using dossier::Point;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string why = "Biên bản của một chi bộ gửi bổ sung sau";
const std::string scan = "%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

using Given = std::vector<std::pair<std::string, std::string>>;

/// Somebody signed in, who asks for actions of one campaign.
class Official {
 public:
  Official(const std::string& login, std::string campaign)
      : token_(signed_in(login)), campaign_(std::move(campaign)) {}

  Asked asking_for(std::string_view action, Given inputs) const {
    inputs.emplace_back("campaign", campaign_);
    return asking(action, token_, inputs);
  }

  /// What became of it: empty where it was done, else what was said.
  std::string tries(const Asked& asked, const std::function<Outcome<void>(Call&)>& work) const {
    const auto done = demonstration_office().perform(asked, work);
    if (done) return {};
    std::string said = "refused";
    for (const FieldProblem& problem : done.error().problems) said += " " + problem.message;
    return said;
  }

  std::string records(const std::string& subject, const std::string& paper) const {
    Asked asked = asking_for("record-paper", {{"subject", subject}, {"paper", paper}, {"copies", "2"}});
    asked.inputs.files.push_back({paper + ".pdf", scan});
    return tries(asked, [](Call& call) { return record_paper(call, "application/pdf"); });
  }

  /// Records every paper of a unit's dossier that a text asks for and that is not there, but for one.
  void records_what_texts_ask_for(const std::string& unit, const std::string& except) const {
    std::vector<std::pair<std::string, std::string>> papers;
    EXPECT_EQ(tries(asking_for("dossier", {{"unit", unit}}),
                    [&](Call& call) -> Outcome<void> {
                      const auto all = dossier_of(call, unit);
                      if (!all) return tl::unexpected{all.error()};
                      for (const dossier::Checklist& list : all->lists())
                        for (const dossier::Line& line : list.lines)
                          if (line.goes == dossier::Goes::up && !line.said.is_reading() && !line.if_there &&
                              line.word != except && !dossier::is_there(line.known.status))
                            papers.emplace_back(list.id, line.word);
                      return {};
                    }),
              "");
    for (const auto& [subject, paper] : papers)
      EXPECT_EQ(records(subject, paper), "") << subject << " " << paper;
  }

  /// What the check before sending finds.
  std::vector<DoorFinding> finds_before_sending(const std::string& unit, Date day) const {
    std::vector<DoorFinding> found;
    EXPECT_EQ(tries(asking_for("dossier", {{"unit", unit}}),
                    [&](Call& call) -> Outcome<void> {
                      const auto all = dossier_of(call, unit);
                      if (!all) return tl::unexpected{all.error()};
                      auto findings = findings_before_sending(call, *all, day);
                      if (!findings) return tl::unexpected{findings.error()};
                      found = std::move(*findings);
                      return {};
                    }),
              "");
    return found;
  }

  /// Prints and sends. @param id gets that of the dossier
  std::string sends(const std::string& unit, const std::string& reason, std::string* id = nullptr) const {
    paperwork::Folder folder;
    std::string zip;
    const std::string printed =
        tries(asking_for("dossier-folder", {{"unit", unit}}), [&](Call& call) -> Outcome<void> {
          auto made = paperwork::dossier_folder(call, {.kept = false, .threads = 1, .progress = {}});
          if (!made) return tl::unexpected{made.error()};
          auto packed = paperwork::zipped(*made);
          if (!packed) return tl::unexpected{packed.error()};
          folder = std::move(*made);
          zip = std::move(*packed);
          return {};
        });
    if (!printed.empty()) return printed;
    const Asked asked = asking_for("send-dossier", {{"unit", unit},
                                                    {"day", "2022-12-20"},
                                                    {"by", "Hoàng Thu Mai"},
                                                    {"channel", "in_person"},
                                                    {"copies", "2"},
                                                    {"reason", reason}});
    return tries(asked, [&](Call& call) -> Outcome<void> {
      const auto sent = send_dossier(call, folder.papers, zip);
      if (!sent) return tl::unexpected{sent.error()};
      if (id != nullptr) *id = *sent;
      return {};
    });
  }

  std::string answers(const std::string& unit, const std::string& dossier, const std::string& act,
                      const std::string& reason, const std::string& zip = {}) const {
    Asked asked = asking_for("answer-dossier", {{"unit", unit},
                                                {"dossier", dossier},
                                                {"act", act},
                                                {"person", "Ngô Văn Nhận"},
                                                {"reason", reason},
                                                {"until", "2022-12-24"}});
    if (!zip.empty()) asked.inputs.files.push_back({"ho-so.zip", zip});
    return tries(asked, &answer_dossier);
  }

  /// The dossier as it stands, with what the receiver finds and the zip that went along.
  struct Seen {
    SentDossier sent;
    std::vector<DoorFinding> found;
    std::string zip;
  };
  Seen sees(const std::string& unit, const std::string& dossier) const {
    Seen seen;
    EXPECT_EQ(tries(asking_for("sent-dossier", {{"unit", unit}, {"dossier", dossier}}),
                    [&](Call& call) -> Outcome<void> {
                      auto sent = dossier_in_path(call);
                      if (!sent) return tl::unexpected{sent.error()};
                      const auto all = dossier_of(call, call.target.unit);
                      if (!all) return tl::unexpected{all.error()};
                      auto found = door_findings(call, *all, *sent);
                      if (!found) return tl::unexpected{found.error()};
                      const auto file = store::find_evidence(call.data, sent->files);
                      if (file && *file) seen.zip = (*file)->bytes;
                      seen.sent = std::move(*sent);
                      seen.found = std::move(*found);
                      return {};
                    }),
              "");
    return seen;
  }

  /// The letter that answers a dossier, as it stands on paper.
  std::string letter(const std::string& unit, const std::string& dossier) const {
    std::string text;
    EXPECT_EQ(tries(asking_for("sent-dossier", {{"unit", unit}, {"dossier", dossier}}),
                    [&](Call& call) -> Outcome<void> {
                      const auto paper = paperwork::made(call, *paperwork::find("cong-van-ho-so"), dossier);
                      if (!paper) return tl::unexpected{paper.error()};
                      const auto bytes = paperwork::printed(*paper, paperwork::Format::docx);
                      if (!bytes) return tl::unexpected{bytes.error()};
                      text = printing::reduced(printing::unzipped(*bytes).parts["word/document.xml"]);
                      return {};
                    }),
              "");
    return text;
  }

  UnitHandover progress_of(const std::string& unit) const {
    UnitHandover row;
    EXPECT_EQ(tries(asking_for("dossiers", {{"unit", unit}}),
                    [&](Call& call) -> Outcome<void> {
                      const auto units = call.units();
                      auto found = handover_of(call, *(*units)->find(unit));
                      if (!found) return tl::unexpected{found.error()};
                      if (*found) row = **found;
                      return {};
                    }),
              "");
    return row;
  }

 private:
  std::string token_, campaign_;
};

std::vector<DoorFinding> of_files(const std::vector<DoorFinding>& found) {
  std::vector<DoorFinding> files;
  for (const DoorFinding& finding : found)
    if (finding.point == Point::files) files.push_back(finding);
  return files;
}

/// The zip with one byte of one scan changed. @param changed gets the name of that file
std::string with_a_changed_byte(const std::string& zip, std::string& changed) {
  printing::Archive archive = printing::unzipped(zip);
  for (const std::string& name : archive.names)
    if (changed.empty() && name.ends_with("ban ky.pdf")) changed = name;
  EXPECT_THAT(changed, Not(IsEmpty()));
  archive.parts[changed][5] ^= 1;
  std::vector<printing::ZipPart> parts;
  for (const std::string& name : archive.names) parts.push_back({name, archive.parts[name]});
  return printing::zip_file(parts).value_or("");
}

TEST(ADossierOfAGrassrootsOrganization, goes_up_comes_back_and_is_taken_in_the_second_round) {
  const std::string campaign = "phu-yen-khoi-2022";
  const Official cell{"pyk.bithu", campaign};
  const Official committee{"pyk.danguy", campaign};
  const Official upper{"pyk.bantochuc", campaign};
  // The cell brings its papers; they stand in the dossier of its grassroots organization.
  EXPECT_EQ(cell.records("organization:pyk.cb1", "meeting_minutes"), "");
  committee.records_what_texts_ask_for("pyk.tt", "result_report");
  std::string first;
  // A paper that the plan names is not there: nothing goes up, and it is said which and where.
  EXPECT_THAT(
      committee.sends("pyk.tt", why, &first),
      AllOf(
          HasSubstr("Chưa gửi được, còn 1 điều"),
          HasSubstr("Đảng bộ Trung tâm Lưu trữ: báo cáo kết quả đánh giá, xếp loại: chưa có trong hồ sơ gửi"),
          HasSubstr("II.3.2")));
  EXPECT_EQ(committee.records("organization:pyk.tt", "result_report"), "");
  // What only the reading asks for, and what is for the level above to weigh, goes up with a reason.
  EXPECT_THAT(committee.sends("pyk.tt", "", &first), HasSubstr("Hãy ghi lý do vẫn gửi"));
  const auto before = committee.finds_before_sending("pyk.tt", *parse_date("2022-12-20"));
  ASSERT_EQ(committee.sends("pyk.tt", why, &first), "");
  EXPECT_THAT(committee.sends("pyk.tt", why), HasSubstr("chỉ gửi lại sau khi cấp trên trả lại"));
  EXPECT_THAT(committee.answers("pyk.tt", first, "receive", ""), HasSubstr("refused"));
  const auto seen = upper.sees("pyk.tt", first);
  EXPECT_EQ(seen.sent.manifest.number, 1);
  EXPECT_EQ(seen.sent.manifest.reason, why);
  EXPECT_TRUE(seen.sent.intact);
  EXPECT_THAT(seen.found, Contains(AllOf(Field(&DoorFinding::subject, "organization:pyk.tt"),
                                         Field(&DoorFinding::where, HasSubstr("tờ trình đề nghị")),
                                         Field(&DoorFinding::what, HasSubstr("chưa có trong hồ sơ gửi")))));
  for (const DoorFinding& finding : seen.found)
    if (finding.point != Point::days) {
      EXPECT_THAT(before, Contains(AllOf(Field(&DoorFinding::where, finding.where),
                                         Field(&DoorFinding::what, finding.what))))
          << "the sender was told what the receiver finds";
    }
  EXPECT_THAT(upper.answers("pyk.tt", first, "accept", ""), HasSubstr("refused")) << "received first";
  EXPECT_THAT(upper.answers("pyk.tt", first, "give_back", ""), HasSubstr("phải ghi lý do"));
  EXPECT_EQ(upper.answers("pyk.tt", first, "give_back", "Thiếu tờ trình"), "");
  EXPECT_THAT(upper.answers("pyk.tt", first, "receive", ""), HasSubstr("refused"))
      << "what came back is over";
  // The second round keeps the number, and the first stays as it was.
  EXPECT_EQ(committee.records("organization:pyk.tt", "proposal"), "");
  std::string second;
  ASSERT_EQ(committee.sends("pyk.tt", why, &second), "");
  const auto again = upper.sees("pyk.tt", second);
  EXPECT_EQ(again.sent.manifest.number, 1);
  EXPECT_EQ(again.sent.manifest.round, 2);
  EXPECT_THAT(again.sent.manifest.papers,
              Contains(AllOf(Field(&dossier::SentPaper::paper, "proposal"),
                             Field(&dossier::SentPaper::file, HasSubstr("ban ky.pdf")),
                             Field(&dossier::SentPaper::sha256, SizeIs(64)))));
  EXPECT_THAT(upper.sees("pyk.tt", first).sent.manifest.papers,
              Each(Field(&dossier::SentPaper::paper, Not(std::string{"proposal"}))));
  EXPECT_THAT(of_files(again.found), IsEmpty()) << "nobody has looked at files yet";
  // The files come on a stick, one of them is not what was sent.
  std::string changed;
  const std::string spoilt = with_a_changed_byte(again.zip, changed);
  ASSERT_EQ(upper.answers("pyk.tt", second, "receive", "", spoilt), "");
  const auto files = of_files(upper.sees("pyk.tt", second).found);
  ASSERT_THAT(files, SizeIs(1));
  EXPECT_EQ(files[0].where, changed);
  EXPECT_THAT(files[0].what, HasSubstr("khác tệp đã gửi"));
  // The letter drafted names each of what was found, and asks for the dossier back while there is anything.
  const std::string letter = printing::squeezed(upper.letter("pyk.tt", second));
  for (const DoorFinding& finding : upper.sees("pyk.tt", second).found)
    if (finding.verdict == assessment::Verdict::breaks) {
      EXPECT_THAT(letter, AllOf(HasSubstr(printing::squeezed(finding.where)),
                                HasSubstr(printing::squeezed(finding.what))));
    }
  EXPECT_EQ(upper.answers("pyk.tt", second, "accept", ""), "");
  const UnitHandover row = upper.progress_of("pyk.tt");
  EXPECT_EQ(row.returns, 1);
  EXPECT_EQ(row.stage, dossier::Stage::accepted);
  EXPECT_EQ(row.late_days, 6) << "sent on 20 December, in time until 14 December";
  EXPECT_EQ(row.receiver, "Ngô Văn Nhận");
}

TEST(ADossierOfACell, goes_to_its_grassroots_organization_where_the_plan_says_so) {
  const std::string campaign = "benh-vien-phoi-2021";
  const Official cell{"bvp.bithu", campaign};
  const Official committee{"bvp.danguy", campaign};
  EXPECT_EQ(cell.records("organization:bvp.noi", "meeting_minutes"), "");
  cell.records_what_texts_ask_for("bvp.noi", "");
  std::string first;
  ASSERT_EQ(cell.sends("bvp.noi", why, &first), "");
  EXPECT_EQ(committee.answers("bvp.noi", first, "receive", ""), "");
  EXPECT_EQ(committee.answers("bvp.noi", first, "give_back", "Biên bản chưa đóng dấu"), "");
  std::string second;
  ASSERT_EQ(cell.sends("bvp.noi", why, &second), "");
  const std::string zip = committee.sees("bvp.noi", second).zip;
  ASSERT_EQ(committee.answers("bvp.noi", second, "receive", "", zip), "");
  EXPECT_THAT(of_files(committee.sees("bvp.noi", second).found), IsEmpty());
  EXPECT_EQ(committee.answers("bvp.noi", second, "accept", ""), "");
  EXPECT_THAT(cell.sends("bvp.noi", why), HasSubstr("refused")) << "what was accepted is not sent again";
}

/// Word files and workbooks open in another reader, PDFs in another reader, with all fonts in them and the
/// letters of the Word file beside them.
/// @param in_office also in LibreOffice, which takes its time
void opens_elsewhere(const std::string& folder, const std::vector<std::string>& names, bool in_office) {
  const std::string script = "/usr/bin/python3 " KIEMDIEM_SOURCE_DIR "/tests/handover/read_folder.py";
  if (std::system("/usr/bin/python3 -c 'import docx, openpyxl' 2>/dev/null") != 0 ||
      std::system("pdffonts -v 2>/dev/null") != 0)
    GTEST_SKIP() << "python3-docx, python3-openpyxl or poppler-utils is not installed";
  const bool office = in_office && std::system("command -v soffice > /dev/null") == 0;
  const std::string told = folder + ".txt";
  ASSERT_EQ(std::system((script + " " + folder + (office ? " office" : "") + " > " + told + " 2>&1").c_str()),
            0)
      << read_file(told).value_or("");
  const auto count = [&names](std::string_view ending) {
    return std::ranges::count_if(names, [ending](const std::string& name) { return name.ends_with(ending); });
  };
  EXPECT_EQ(read_file(told).value_or(""),
            fmt::format("read {} {} {}\n", count(".docx"), count(".pdf"), count(".xlsx")));
  std::filesystem::remove(told);
}

class EveryDemonstration : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(EveryDemonstration, gives_the_complete_dossier_of_a_grassroots_organization) {
  const auto folder =
      paperwork::dossier_folder_here(demonstration_office(), {GetParam().first, GetParam().second},
                                     now_at(morning), {.threads = 1, .progress = {}});
  ASSERT_TRUE(folder) << to_text(folder.error());
  std::vector<std::string> names;
  for (const paperwork::FolderFile& file : folder->files) {
    names.push_back(file.name);
    EXPECT_THAT(file.bytes, Not(IsEmpty())) << file.name;
    EXPECT_TRUE(std::ranges::all_of(file.name, [](char letter) { return letter > 0; })) << file.name;
  }
  for (const char* name : {"000_bia va muc luc.docx", "000_bia va muc luc.pdf", "000_giay to con thieu.docx"})
    EXPECT_THAT(names, Contains(std::string{name}));
  EXPECT_EQ(names.back(), "SHA256SUMS.txt");
  EXPECT_THAT(folder->files.back().bytes, HasSubstr("000_bia va muc luc.pdf"));
  const char* kept = std::getenv("KIEMDIEM_KEEP");
  const std::string where =
      (kept == nullptr ? testing::TempDir() : std::string{kept} + "/") + GetParam().first;
  std::filesystem::remove_all(where);
  ASSERT_TRUE(paperwork::write_folder(*folder, where));
  EXPECT_TRUE(std::filesystem::exists(where + "/000_bia va muc luc.pdf"));
  EXPECT_FALSE(paperwork::write_folder(*folder, where)) << "a folder with files is left alone";
  opens_elsewhere(where, names, GetParam().first == std::string_view{"phu-yen-khoi-2022"});
  if (kept == nullptr) std::filesystem::remove_all(where);
}

INSTANTIATE_TEST_SUITE_P(Plans, EveryDemonstration,
                         testing::Values(std::pair{"phu-yen-khoi-2022", "pyk.tt"},
                                         std::pair{"benh-vien-phoi-2021", "bvp.dbbv"},
                                         std::pair{"bu-dang-2020", "bd.dx"},
                                         std::pair{"huyen-uy-2023", "hu.dbxa"},
                                         std::pair{"phuong-11-go-vap-2021", "pgv.p11"}));

}  // namespace
}  // namespace kiemdiem::service
