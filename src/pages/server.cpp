#include "pages/administration.h"
#include "pages/parts.h"

namespace kiemdiem::pages {

std::string render(const Shell& shell, const ServerPage& page) {
  Frame frame{shell, "server.tpl"};
  View& content = frame.content;
  add_facts(content.add("STORAGE"), "FACTS", page.storage);
  View& backup = content.add("BACKUP");
  add_mark(backup, "MARK", page.backup_mark, frame.texts);
  add_facts(backup, "FACTS", page.backup);
  content.show("NO_SCHEDULE", !page.scheduled);
  content.show("SCHEDULE", page.scheduled);
  return frame.html();
}

}  // namespace kiemdiem::pages
