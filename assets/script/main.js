// Our own script, after htmx. No inline code anywhere: the content security policy refuses it.
// Every page works without it; it saves a press here and there.

// A filter answers as soon as a choice is made.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form.filter");
  if (form && event.target.matches("select, input[type=checkbox]") && !event.target.closest(".columns")) form.requestSubmit();
});

// Arrow keys move along a column of a register from link to link, Home and End to its ends.
document.addEventListener("keydown", (event) => {
  const row = event.target.closest(".register tbody tr");
  const steps = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };
  if (!row || !steps[event.key] || event.target.matches("input, select, textarea")) return;
  const column = event.target.closest("td, th").cellIndex;
  let next = row[steps[event.key]];
  while (next && !next.cells[column].querySelector("a, button")) next = next[steps[event.key]];
  if (!next) return;
  event.preventDefault();
  next.cells[column].querySelector("a, button").focus();
});

// Esc closes the menu of the user.
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.user[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// What was typed and not sent is not lost without a question.
let unsent = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form.fact-form")) unsent = true;
});
document.addEventListener("submit", () => {
  unsent = false;
});
window.addEventListener("beforeunload", (event) => {
  if (unsent) event.preventDefault();
});

// A form that is written at length is kept while it is written: some seconds after the last letter the draft is sent, as by its
// button, and the version that came back is taken over. Where that does not succeed, the page says so and nothing is lost.
const autosaved = document.querySelector("form[data-autosave]");
if (autosaved) {
  const pause = 5000;
  const status = autosaved.querySelector("[role=status]");
  let timer = 0;
  let changed = false;
  let saving = false;
  const save = async () => {
    if (saving || !changed) return;
    if (autosaved.elements.why) return;
    saving = true;
    changed = false;
    status.textContent = autosaved.dataset.saving;
    try {
      const body = new URLSearchParams(new FormData(autosaved));
      body.set("do", "save");
      const response = await fetch(autosaved.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("form[data-autosave]");
      if (!response.ok || !fresh) throw new Error(response.status);
      for (const name of ["version", "key", "csrf"]) autosaved.elements[name].value = fresh.elements[name].value;
      status.textContent = fresh.querySelector("[role=status]").textContent;
    } catch {
      changed = true;
      status.textContent = autosaved.dataset.failed;
    }
    saving = false;
  };
  autosaved.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  autosaved.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (saving) event.preventDefault();
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
