// A form with data-autosave is sent in the background while somebody writes; without script its button does it.
// The answer is the page anew: the version and the key of the next sending are taken from it, and the words beside the button
// (.autosave) that say when it was kept. Where it does not succeed the page says so, and what was typed stays.
const pause = 2500;

async function send(form) {
  const status = form.querySelector(".autosave");
  try {
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const again = [...page.querySelectorAll("form[data-autosave]")].find((one) => one.getAttribute("action") === form.getAttribute("action"));
    if (!again) throw new Error("form");
    for (const name of ["version", "csrf"]) {
      const fresh = again.querySelector(`input[type=hidden][name="${name}"]`);
      const own = form.querySelector(`input[type=hidden][name="${name}"]`);
      if (own && fresh) own.value = fresh.value;
    }
    // Each sending has a key of its own, whichever form of the page it comes from.
    const key = again.querySelector("input[name=key]");
    for (const own of document.querySelectorAll("input[name=key]")) own.value = key.value;
    status.textContent = again.querySelector(".autosave").textContent.trim() || form.dataset.saved;
    return true;
  } catch {
    status.textContent = form.dataset.failed;
    return false;
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  let timer = 0;
  let running = null;
  let stopped = false;
  let unkept = false;
  const later = () => {
    unkept = true;
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(now, pause);
  };
  const now = async () => {
    if (running) return later();
    unkept = false;
    running = send(form);
    stopped = !(await running);
    unkept ||= stopped;
    running = null;
  };
  form.addEventListener("input", later);
  // A press on a button waits for what is under way, so that it does not come with an old version.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    stopped = true;
    unkept = false;
    if (!running) return;
    event.preventDefault();
    await running;
    form.requestSubmit(event.submitter ?? undefined);
  });
  window.addEventListener("beforeunload", (event) => {
    if (unkept) event.preventDefault();
  });
}
