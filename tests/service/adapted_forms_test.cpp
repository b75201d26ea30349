#include "service/adapted_forms.h"

#include "document/write_form.h"
#include "exchange_place.h"
#include "printing/docx.h"
#include "service/reviews.h"
#include "store/log_reading.h"
#include "wordform/marks.h"

// The organization of a campaign adapts a form: checked, looked at, in force, withdrawn; what was written on
// a version stays on it.

namespace kiemdiem::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string campaign = "phu-yen-khoi-2022";
const std::string review_form = "btctw.02-2019";
using Typed = std::vector<std::pair<std::string, std::string>>;

std::string said(const Outcome<void>& outcome) {
  std::string words;
  if (!outcome)
    for (const FieldProblem& problem : outcome.error().problems) words += problem.message + "\n";
  return words;
}

/// An installation with the campaign of the bloc, and those who act in it.
class AdaptingAForm : public testing::Test {
 protected:
  void SetUp() override {
    place_.fill("phu-yen");
    committee_ = place_.session("khoi", Role::upper_committee, "pyk.khoi");
    below_ = place_.session("tt", Role::grassroots_committee, "pyk.tt");
    member_ = entered("pyk.dangvien");
    ASSERT_TRUE(place_.office().perform(asking("account", member_), [&](Call& call) -> Outcome<void> {
      subject_ = "member:" + call.actor.person;
      return {};
    }));
  }

  std::string entered(const std::string& login) {
    const auto done = sign_in(place_.office(),
                              asking("sign-in", {}, {{"user", login}, {"password", demonstration_password}}));
    EXPECT_TRUE(done) << login;
    return done ? done->token : std::string{};
  }

  Outcome<void> run(const std::string& action, const std::string& token, Typed inputs,
                    const std::function<Outcome<void>(Call&)>& work, const std::string& file = {}) {
    inputs.emplace_back("campaign", campaign);
    inputs.emplace_back("form", review_form);
    Asked asked = asking(action, token, inputs);
    asked.now = now_at(now_);
    if (!file.empty()) asked.inputs.files.push_back({"mau.yaml", file});
    return place_.office().perform(asked, work);
  }

  Outcome<void> upload(const std::string& text, const std::string& token = {}) {
    return run("upload-form", token.empty() ? committee_ : token, {}, keep_form_draft, text);
  }
  Outcome<void> adopt(Typed inputs = {}) {
    std::string seen;
    EXPECT_TRUE(run("form", committee_, {}, [&](Call& call) -> Outcome<void> {
      const auto draft = draft_of(call, *form_asked(call));
      if (draft && *draft) seen = draft_mark(**draft);
      return {};
    }));
    inputs.emplace_back("seen", seen);
    inputs.emplace_back("reason", "Công văn 5");
    inputs.emplace_back("day", day_);
    return run("adopt-form", committee_, inputs, adopt_form);
  }
  Outcome<void> withdraw(const std::string& version, const std::string& reason = "Ghi sai") {
    return run("withdraw-form", committee_, {{"version", version}, {"withdrawal", reason}}, withdraw_form);
  }

  /// What holds, as anybody below finds it.
  FormInUse in_use() {
    std::optional<FormInUse> found;
    EXPECT_TRUE(run("form", below_, {}, [&](Call& call) -> Outcome<void> {
      auto form = form_asked(call);
      if (!form) return tl::unexpected{form.error()};
      found = std::move(*form);
      return {};
    }));
    return *found;
  }

  /// The official form with another word of its title and one section more.
  std::string adapted(const std::string& title = "BẢN TỰ KIỂM ĐIỂM") {
    document::Form form = *in_use().official;
    form.title.front() = title;
    document::Section further;
    further.id = "own_unit";
    further.label = "Việc riêng của khối";
    form.sections.push_back(further);
    return document::form_text(form);
  }

  Outcome<void> review(const std::string& action, Typed inputs,
                       const std::function<Outcome<void>(Call&, OpenReview&)>& work) {
    inputs.emplace_back("subject", subject_);
    return run(action, member_, inputs, [&](Call& call) -> Outcome<void> {
      auto open = open_review(call);
      if (!open) return tl::unexpected{open.error()};
      return work(call, *open);
    });
  }
  /// The form on which the member's review is written, or would be.
  document::Form form_of_review() {
    document::Form form;
    EXPECT_TRUE(review("write-self-review", {}, [&](Call&, OpenReview& open) -> Outcome<void> {
      for (const document::Chosen& chosen : open.papers)
        if (chosen.form->paper == "self_review") form = *chosen.form;
      return {};
    }));
    return form;
  }

  /// The day that the campaign counts by.
  std::string today() {
    std::string day;
    EXPECT_TRUE(run("form", committee_, {}, [&](Call& call) -> Outcome<void> {
      day = to_iso(call.today);
      return {};
    }));
    return day;
  }

  ExchangePlace place_;
  std::string committee_, below_, member_, subject_;
  std::int64_t now_ = morning;
  std::string day_ = "2022-12-31";
};

TEST_F(AdaptingAForm, begins_with_the_official_form_in_force) {
  EXPECT_EQ(in_use().in_force, in_use().official);
  EXPECT_EQ(in_use().clause, "II.4, gạch đầu dòng 1");
  EXPECT_EQ(form_of_review().id, "btctw/02-2019");
}

TEST_F(AdaptingAForm, takes_effect_only_when_it_is_adopted_with_a_reason_and_a_day) {
  ASSERT_TRUE(upload(adapted())) << said(upload(adapted()));
  EXPECT_EQ(form_of_review().title.front(), "BẢN KIỂM ĐIỂM CÁ NHÂN") << "a draft changes nothing";
  EXPECT_THAT(said(adopt({{"reason", " "}})), HasSubstr("lý do"));
  EXPECT_THAT(said(adopt({{"day", "2000-01-01"}})), HasSubstr("trước hôm nay"));
  ASSERT_TRUE(adopt());
}

TEST_F(AdaptingAForm, holds_from_its_day_on_for_all_units_below) {
  day_ = today();
  ASSERT_TRUE(upload(adapted()));
  ASSERT_TRUE(adopt());
  const FormInUse form = in_use();
  EXPECT_EQ(form.in_force->title.front(), "BẢN TỰ KIỂM ĐIỂM");
  EXPECT_EQ(form.in_force->version, 2);
  ASSERT_THAT(form.versions, SizeIs(1));
  EXPECT_EQ(form.versions[0].reason, "Công văn 5");
  EXPECT_EQ(form.versions[0].organization, "pyk.khoi");
  EXPECT_EQ(form_of_review().section("own_unit")->label, "Việc riêng của khối");
}

TEST_F(AdaptingAForm, leaves_what_was_written_on_the_form_on_which_it_was_begun) {
  const auto write = [&](const std::string& text) {
    std::string version;
    EXPECT_TRUE(review("write-self-review", {}, [&](Call&, OpenReview& open) -> Outcome<void> {
      version = std::to_string(open.version());
      return {};
    }));
    return review("save-self-review", {{"self_review.t.conduct", text}, {"version", version}}, save_draft);
  };
  const auto written = write("Đã viết.");
  ASSERT_TRUE(written) << said(written);
  day_ = today();
  ASSERT_TRUE(upload(adapted()));
  ASSERT_TRUE(adopt());
  EXPECT_EQ(in_use().in_force->version, 2);
  EXPECT_EQ(form_of_review().title.front(), "BẢN KIỂM ĐIỂM CÁ NHÂN");
  EXPECT_EQ(form_of_review().version, 1);
}

TEST_F(AdaptingAForm, withdrawn_gives_way_to_the_one_before_and_what_stands_on_it_stays) {
  day_ = today();
  ASSERT_TRUE(upload(adapted("BẢN HAI")));
  ASSERT_TRUE(adopt());
  ASSERT_TRUE(upload(adapted("BẢN BA")));
  ASSERT_TRUE(adopt());
  const auto written =
      review("save-self-review", {{"self_review.t.own_unit", "Việc."}, {"version", "0"}}, save_draft);
  ASSERT_TRUE(written) << said(written);
  EXPECT_THAT(said(withdraw("2")), HasSubstr("không còn là bản mới nhất"));
  EXPECT_THAT(said(withdraw("3", " ")), HasSubstr("lý do"));
  ASSERT_TRUE(withdraw("3"));
  EXPECT_EQ(in_use().in_force->title.front(), "BẢN HAI");
  EXPECT_EQ(form_of_review().title.front(), "BẢN BA") << "it was begun on that version";
  ASSERT_TRUE(withdraw("2"));
  EXPECT_EQ(in_use().in_force, in_use().official);
  ASSERT_TRUE(upload(adapted("BẢN BỐN")));
  ASSERT_TRUE(adopt());
  EXPECT_EQ(in_use().in_force->version, 4) << "a number is given once";
}

TEST_F(AdaptingAForm, names_mistakes_by_their_lines_and_keeps_nothing) {
  std::string text = adapted();
  text.replace(text.find("code: "), 6, "code: x");
  const auto refusal = upload(text);
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().kind, Refused::invalid);
  EXPECT_THAT(said(refusal), HasSubstr("Dòng 2: "));
  EXPECT_THAT(said(adopt()), HasSubstr("Bản chờ vừa được thay hoặc bỏ"));
}

TEST_F(AdaptingAForm, names_at_most_thirty_mistakes_at_once) {
  std::string text = "a:\n";
  for (int at = 0; at < 90; ++at) text += "  k: 1\n";
  const auto refusal = upload(text);
  ASSERT_FALSE(refusal);
  EXPECT_THAT(refusal.error().problems, SizeIs(31));
}

TEST_F(AdaptingAForm, is_not_done_from_below_nor_by_a_member) {
  for (const std::string& token : {below_, member_}) {
    const auto refusal = upload(adapted(), token);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().kind, Refused::hidden);
  }
}

TEST_F(AdaptingAForm, adopts_what_was_looked_at_and_nothing_that_came_since) {
  ASSERT_TRUE(upload(adapted("BẢN HAI")));
  const auto refusal =
      run("adopt-form", committee_, {{"seen", "khác"}, {"reason", "Công văn"}, {"day", day_}}, adopt_form);
  EXPECT_THAT(said(refusal), HasSubstr("Bản chờ vừa được thay hoặc bỏ"));
  ASSERT_TRUE(run("discard-form", committee_, {}, discard_form_draft));
  EXPECT_FALSE(run("discard-form", committee_, {}, discard_form_draft));
}

TEST_F(AdaptingAForm, is_written_into_the_log) {
  ASSERT_TRUE(upload(adapted()));
  ASSERT_TRUE(adopt());
  ASSERT_TRUE(withdraw("2"));
  std::vector<std::string> actions;
  const auto read = place_.office().database().read([&](store::Transaction& data) -> Result<void> {
    return store::each_entry(data, "pyk.khoi", [&](const store::LoggedEntry& logged) {
      if (logged.entry.object == "form:btctw/02-2019") actions.push_back(logged.entry.action);
      return true;
    });
  });
  ASSERT_TRUE(read);
  EXPECT_THAT(actions, ElementsAre("upload-form", "adopt-form", "withdraw-form"));
  place_.expect_whole_log();
}

TEST_F(AdaptingAForm, is_laid_out_by_a_word_file_that_has_its_marks) {
  const auto look = [&](const document::Form& form) {
    const auto files = place_.office().regulations().layout_files();
    const auto profile = paper::read_profile(files.front().text, files.front().name).value();
    return printing::to_docx(wordform::paper_of_marks(form, {}, profile)).value();
  };
  day_ = today();
  EXPECT_THAT(said(upload("PK nothing")), HasSubstr("không phải văn bản Word"));
  document::Form less = *in_use().official;
  less.sections.erase(less.sections.begin() + 1);
  EXPECT_THAT(said(upload(look(less))), HasSubstr("Thiếu dấu “[["));
  const auto sent = upload(look(*in_use().official));
  ASSERT_TRUE(sent) << said(sent);
  ASSERT_TRUE(adopt());
  EXPECT_NE(in_use().versions[0].look_hash, "");
  EXPECT_EQ(document::form_text(*in_use().in_force), document::form_text(*in_use().official));
  const auto kept_look = [&] {
    std::string bytes;
    EXPECT_TRUE(run("form", committee_, {}, [&](Call& call) -> Outcome<void> {
      const auto found = look_of(call, form_asked(call)->in_force->id);
      if (found) bytes = *found;
      return {};
    }));
    return bytes;
  };
  EXPECT_TRUE(kept_look().starts_with("PK"));
  ASSERT_TRUE(upload(adapted()));
  ASSERT_TRUE(adopt());
  EXPECT_EQ(kept_look(), "") << "its marks lack the section that was added";
}

TEST_F(AdaptingAForm, goes_along_to_the_server_of_a_unit_and_into_an_export) {
  day_ = today();
  ASSERT_TRUE(upload(adapted()));
  ASSERT_TRUE(adopt());
  ASSERT_TRUE(upload(adapted("BẢN BA")));
  ASSERT_TRUE(adopt());
  ASSERT_TRUE(withdraw("3"));
  const MadeKey key = place_.key("pyk.khoi");
  const auto start = place_.start_for(campaign, "pyk.tt", "pyk.khoi", key);
  ASSERT_TRUE(start) << words_of(start);
  ExchangePlace lower;
  const auto begun = lower.start(start->file, key.card.public_key);
  ASSERT_TRUE(begun) << words_of(begun);
  const auto whole = place_.whole(campaign, key.phrase);
  ASSERT_TRUE(whole) << words_of(whole);
  ExchangePlace archive;
  const auto taken = archive.start(whole->file, key.card.public_key);
  ASSERT_TRUE(taken) << words_of(taken);
  for (ExchangePlace* other : {&lower, &archive}) {
    const auto versions = other->write<std::vector<store::AdaptedForm>>(
        [](const Exchange& exchange) { return store::adapted_forms(exchange.data); });
    ASSERT_THAT(*versions, SizeIs(2));
    EXPECT_FALSE((*versions)[0].withdrawn);
    EXPECT_TRUE((*versions)[1].withdrawn);
  }
  EXPECT_TRUE(archive.whole(campaign, "")->file == whole->file) << "byte for byte";
  const std::string there = lower.session("tt", Role::grassroots_committee, "pyk.tt");
  Asked asked = asking("form", there, {{"campaign", campaign}, {"form", review_form}});
  std::string title;
  ASSERT_TRUE(lower.office().perform(asked, [&](Call& call) -> Outcome<void> {
    const auto form = form_asked(call);
    if (form) title = form->in_force->title.front();
    return {};
  }));
  EXPECT_EQ(title, "BẢN TỰ KIỂM ĐIỂM");
}

}  // namespace
}  // namespace kiemdiem::service
