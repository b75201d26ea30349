#include "pages/error_page.h"

#include <fmt/format.h>

#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

/// The catalogue's key for a status: what may not be seen and what does not exist have the same.
std::string key_of(int status, const Texts& texts) {
  std::string key = fmt::format("error.{}", status == 403 ? 404 : status);
  return texts.has(key + ".title") ? key : "error.500";
}

bool says_nothing(int status) {
  return status == 403 || status == 404;
}

}  // namespace

std::string render(const Shell& shell, const ErrorPage& page) {
  Frame frame{shell, "error_page.tpl"};
  const std::string key = key_of(page.status, frame.texts);
  const bool own = !says_nothing(page.status);
  View& content = frame.content;
  content.set("HEADING", frame.texts(key + ".title"));
  content.set("WHAT", own && !page.what.empty() ? page.what : frame.texts(key + ".what"));
  content.set("NEXT", own && !page.next.empty() ? page.next : frame.texts(key + ".next"));
  for (const Link& way : page.ways_out) add_link(content.add("WAY"), "LINK", way);
  add_link(content.add("WAY"), "LINK", {frame.texts("error.home"), "/"});
  content.show_text("REFERENCE", page.reference);
  return frame.html();
}

std::string render(const Shell& shell, const ConflictPage& page) {
  Frame frame{shell, "conflict.tpl"};
  View& content = frame.content;
  content.set("WHAT", page.what).set("WHO", page.saved_by).set("AT", page.saved_at);
  content.set("ACTION", page.action).set("VERSION", page.version).set("CANCEL", page.cancel_href);
  for (const Option& kept : page.unchanged)
    content.add("KEPT").set("NAME", kept.value).set("CONTENT", kept.label);
  for (const ConflictField& field : page.fields) {
    View& shown = content.add("FIELD");
    shown.set("NAME", field.name)
        .set("LABEL", field.label)
        .set("BEFORE", field.before.empty() ? frame.texts("conflict.empty") : field.before);
    shown.set("THEIRS", field.theirs).set("THEIRS_VALUE", field.theirs_value);
    shown.set("MINE", field.mine).set("MINE_VALUE", field.mine_value);
  }
  return frame.html();
}

}  // namespace kiemdiem::pages
