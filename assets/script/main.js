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

// What takes a while says so beside its button, with the seconds, until the next page is there.
document.addEventListener("submit", (event) => {
  const status = event.target.querySelector("[data-busy]");
  if (!status || event.defaultPrevented) return;
  const begun = Date.now();
  const clock = document.createElement("span");
  clock.ariaHidden = "true"; // who hears the page is told once
  status.textContent = status.dataset.busy;
  status.after(clock);
  setInterval(() => (clock.textContent = ` ${Math.round((Date.now() - begun) / 1000)} s`), 1000);
});

// The voting page makes room for the next voter; what was chosen does not stay in the history.
const next = document.body.dataset.return;
if (next) {
  history.replaceState(null, "", location.href);
  setTimeout(() => location.replace(next), 6000);
}

// The picture on a slip brings the code behind the “#”, where no server and no log sees it. It is taken out of the address at once.
const slip = document.querySelector("body.kiosk input[name=ma]");
if (slip) {
  const take = () => {
    const code = new URLSearchParams(location.hash.slice(1)).get("ma");
    if (!code) return;
    slip.value = code;
    history.replaceState(null, "", location.pathname);
  };
  take();
  window.addEventListener("hashchange", take);
  // Who steps back, or leaves the machine in the middle, leaves no choice behind.
  window.addEventListener("pageshow", (event) => {
    const [way] = performance.getEntriesByType("navigation");
    if (event.persisted || way?.type === "back_forward") slip.form.reset();
  });
  let idle = 0;
  const wait = () => {
    clearTimeout(idle);
    idle = setTimeout(() => location.replace(location.pathname), 120_000);
  };
  for (const sign of ["input", "pointerdown", "keydown"]) document.addEventListener(sign, wait);
}

// What a filter finds replaces the table in place. Another page, such as the sign-in after a long pause, is opened whole.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, serverResponse, xhr } = event.detail;
  if (serverResponse.includes(`id="${target.id}"`)) return;
  event.detail.shouldSwap = false;
  window.location.assign(xhr.responseURL);
});
