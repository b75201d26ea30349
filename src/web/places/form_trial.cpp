#include "document/sample.h"
#include "paperwork/form_preview.h"
#include "service/adapted_forms.h"
#include "service/office.h"
#include "web/places/forms.h"
#include "web/places/printing.h"
#include "wordform/look.h"

// A form as it will look: printed with a word in every place, or as the Word file that an office lays out.

namespace kiemdiem::web {
namespace {

constexpr const char* look_name = "mau.docx";

/// What is printed once the store is let go.
struct Trial {
  document::Form form;
  std::string look;
  document::Example example;
  paper::Profile profile;
  paperwork::Format format = paperwork::Format::html;
  std::string name;
};

service::Outcome<Trial> trial_of(service::Call& call) {
  const auto form = service::form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  auto text = service::form_text_asked(call, *form);
  if (!text) return tl::unexpected{text.error()};
  const std::string& word = call.inputs.get("dang");
  const auto format = paperwork::format_named(word.empty() ? name(paperwork::Format::html) : word);
  if (!format) return service::refused(service::Refused::hidden);
  auto profile = paperwork::form_layout(call.office.regulations().layout_files(), call.today);
  if (!profile) return service::refused(profile.error());
  Trial trial{std::move(text->form),
              std::move(text->look),
              {},
              std::move(*profile),
              *format,
              paperwork::file_name("mau", call.inputs.get("form"), *format)};
  trial.example = document::sample_of(trial.form, call.today);
  return trial;
}

service::Outcome<std::string> bytes_of(const Trial& trial, const facts::Dictionary& dictionary) {
  if (trial.format != paperwork::Format::docx || trial.look.empty())
    return paperwork::printed(paperwork::form_preview(trial.form, trial.example, dictionary, trial.profile),
                              trial.format);
  auto filled = wordform::filled_look(
      trial.look, look_name, trial.form,
      wordform::mark_values(trial.form, trial.example.filled, {}, {},
                            paperwork::particulars_of(trial.form, trial.example, dictionary)));
  if (!filled) return service::refused(filled.error());
  return std::move(*filled);
}

service::Outcome<PrintedFile> printed(Site& site, const service::Asked& asked) {
  const auto trial = site.office.answer(asked, &trial_of);
  if (!trial) return tl::unexpected{trial.error()};
  auto bytes = bytes_of(*trial, site.office.dictionary());
  if (!bytes) return tl::unexpected{std::move(bytes.error())};
  return PrintedFile{trial->format, trial->name, std::move(*bytes), false};
}

}  // namespace

http::Response form_trial(Site& site, const service::Asked& asked, const Visit& visit) {
  auto made = printed(site, asked);
  if (!made) return refusal_page(site, asked, visit, made.error());
  return handed_over(std::move(*made));
}

http::Response form_trial_json(Site& site, const service::Asked& asked) {
  auto made = printed(site, asked);
  if (!made) return refusal_json(made.error());
  return handed_over(std::move(*made));
}

service::Outcome<FileAnswer> form_look(service::Call& call) {
  const auto form = service::form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  auto text = service::form_text_asked(call, *form);
  if (!text) return tl::unexpected{text.error()};
  FileAnswer file{paperwork::file_name("bo-cuc", service::form_word(form->id), paperwork::Format::docx),
                  std::string{media_type(paperwork::Format::docx)}, std::move(text->look)};
  if (!file.bytes.empty()) return file;
  const auto profile = paperwork::form_layout(call.office.regulations().layout_files(), call.today);
  if (!profile) return service::refused(profile.error());
  const document::Example nobody;
  auto made = paperwork::printed(
      wordform::paper_of_marks(
          text->form, paperwork::particulars_of(text->form, nobody, call.office.dictionary()), *profile),
      paperwork::Format::docx);
  if (!made) return tl::unexpected{made.error()};
  file.bytes = std::move(*made);
  return file;
}

}  // namespace kiemdiem::web
