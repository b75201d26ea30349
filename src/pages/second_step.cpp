#include "pages/inputs.h"
#include "pages/qr_code.h"
#include "pages/sign_in.h"

namespace kiemdiem::pages {
namespace {

Input code_input(const Texts& texts, const SecondStepPage& page) {
  Input input{.name = "code", .label = texts("totp.code"), .error = page.error};
  input.autocomplete = "one-time-code";
  input.required = true;
  return input;
}

void fill_new_codes(View& content, const SecondStepPage& page) {
  if (page.codes.empty()) return;
  View& all = content.add("CODES");
  all.set("NEXT", page.next_href);
  for (const std::string& code : page.codes) all.add("CODE").set("CODE", code);
}

void fill_setup(View& content, const SecondStepPage& page, const Texts& texts) {
  View& setup = content.add("SETUP");
  setup.set("SECRET", page.secret).set("ADDRESS", page.address);
  setup.set("PICTURE", qr_code(page.address, texts("second_step.picture")));
  Input code = code_input(texts, page);
  code.input_mode = "numeric";
  add_input(setup, "INPUT", code);
}

void fill_on(View& content, const SecondStepPage& page, const Texts& texts) {
  View& on = content.add("ON");
  add_mark(on, "MARK", {Standing::done, texts("account.totp_on")}, texts);
  on.set("LEFT", page.codes_left).set("CODES_ACTION", page.codes_action);
  add_input(on, "INPUT", code_input(texts, page));
}

}  // namespace

std::string render(const Shell& shell, const SecondStepPage& page) {
  Frame frame{shell, "second_step.tpl"};
  View& content = frame.content;
  content.set("ACTION", page.action);
  content.show("FORCED", page.forced);
  content.show_text("BACK", page.back_href);
  fill_new_codes(content, page);
  if (page.on)
    fill_on(content, page, frame.texts);
  else if (!page.secret.empty())
    fill_setup(content, page, frame.texts);
  else
    content.add("OFF");
  return frame.html();
}

}  // namespace kiemdiem::pages
