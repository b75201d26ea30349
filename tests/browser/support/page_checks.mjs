// What must hold on every page. Each check gives lines of complaint; none is good.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { loadAxe, violations } from "./axe.mjs";
import { laptop, phone, require } from "./browser.mjs";

const { HtmlValidate } = require("html-validate");
const validator = new HtmlValidate(JSON.parse(readFileSync(new URL("../html-validate.json", import.meta.url), "utf8")));
const axe = loadAxe(process.env.KIEMDIEM_PACKAGES);
const heaviest = 150_000; // bytes of a first load

// Beginnings of the keys of the text catalogues: "action", "done", "work" …
const families = ["vi.yaml", "vi.actions.yaml"].flatMap((file) =>
  [...readFileSync(new URL("../../../locale/" + file, import.meta.url), "utf8").matchAll(/^([a-z_]+)\./gm)].map(([, family]) => family),
);
const unresolved = new RegExp(`(?<![\\w./@-])(?:${[...new Set(families)].join("|")})\\.[a-z][a-z0-9_.-]*`, "g");

export async function htmlProblems(html) {
  const report = await validator.validateString(html);
  // A paper to be printed is one file that carries its own look; its security policy lets nothing run in it.
  const printed = html.includes("<style>");
  const invalid = report.results
    .flatMap((result) => result.messages)
    .filter(({ ruleId }) => !(printed && ruleId === "no-inline-style"))
    .map((message) => `HTML: ${message.message} (${message.ruleId})`);
  const marks = html.includes("⟦") ? ["an unfilled marker ⟦ is left"] : [];
  const texts = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<code>[\s\S]*?<\/code>/g, "");
  const shown = [...texts.matchAll(/>([^<]+)</g), ...texts.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)];
  const keys = shown.flatMap(([, text]) => text.match(unresolved) ?? []);
  return [...invalid, ...marks, ...keys.map((key) => `the key of a text is shown: ${key}`)];
}

// Horizontal scrolling of the whole page; wide tables scroll in their own frame.
async function widthProblems(page, size) {
  const [wider, culprit] = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const ends = (element) => element.getBoundingClientRect().right;
    const scrolls = (element) => element.closest("main *") && getComputedStyle(element).overflowX !== "visible";
    const hidden = (element) => element.parentElement && (scrolls(element.parentElement) || hidden(element.parentElement));
    const widest = [...document.querySelectorAll("main *")].filter((one) => ends(one) > width + 1 && !hidden(one)).pop();
    const words = widest ? `${widest.tagName.toLowerCase()}.${widest.className}: ${widest.textContent.slice(0, 60)}` : "";
    return [document.documentElement.scrollWidth - width, words];
  });
  return wider > 0 ? [`wider than a screen of ${size.width} px by ${wider} px (${culprit})`] : [];
}

// Fails with the complaints, one a line; the same one only once.
export function complainOf(problems) {
  const lines = [...new Set(problems)];
  assert.ok(lines.length === 0, `${lines.length} complaints\n${lines.slice(0, 40).join("\n")}`);
}

export async function axeProblems(page, where) {
  return (await violations(page, axe)).map((violation) => `${where}: ${violation}`);
}

// Collects what a page says on the console, asks of others and weighs. Returns the functions to use it.
export async function watch(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  let noted = [];
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  page.on("console", (message) => noted.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noted.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    // The browser gives up what the page before was still loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") noted.push(`not loaded: ${request.url()}`);
  });
  return {
    start: () => ((noted = []), (bytes = 0)),
    asksOnly: (host) =>
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== host) noted.push(`asks a foreign host: ${request.url()}`);
      }),
    problems: () => [...noted, ...(bytes > heaviest ? [`a first load takes ${bytes} bytes`] : [])],
  };
}

// Opens an address of the host in a page that is watched and looks at it on a laptop and on a phone; axe judges the sizes
// that are named.
export async function pageProblems(page, watcher, url, judged = [laptop, phone]) {
  watcher.start();
  await page.setViewportSize(laptop);
  const answer = await page.goto(url, { waitUntil: "load" });
  const problems = answer.status() === 200 ? [] : [`status ${answer.status()}`];
  problems.push(...watcher.problems());
  for (const size of [laptop, phone]) {
    await page.setViewportSize(size);
    problems.push(...(await widthProblems(page, size)));
    if (judged.includes(size)) problems.push(...(await axeProblems(page, `axe at ${size.width} px`)));
  }
  return problems;
}
