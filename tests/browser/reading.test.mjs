// Reading without a mouse, with little light, in high contrast, in English.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { demonstration, launch, signedIn } from "./support/browser.mjs";
import { crawl } from "./support/crawl.mjs";
import { axeProblems, complainOf, htmlProblems } from "./support/page_checks.mjs";

const main = ["work-list", "rating-board", "progress", "why", "regulations", "regulation", "people", "campaign", "account"];

const focused = () => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const box = element.getBoundingClientRect();
  return {
    name: (element.getAttribute("aria-label") || element.innerText || element.id || element.tagName).trim(),
    href: element.getAttribute("href") ?? "",
    seen: (outlined || style.boxShadow !== "none") && box.bottom > 0 && box.top < innerHeight && box.width > 0,
    main: element.id === "main" || element.closest("main") !== null,
  };
};

describe("reading", { concurrency: 2 }, () => {
  let browser, addresses;
  before(async () => {
    browser = await launch();
    const { context } = await signedIn(browser, "pyk.danguy");
    addresses = (await crawl(context.request, demonstration, 1)).filter(({ kind, html }) => html && main.includes(kind));
    await context.close();
  });
  after(() => browser.close());

  async function inTheme(theme, options = {}) {
    const { context, page } = await signedIn(browser, "pyk.danguy", options);
    if (theme) await context.addCookies([{ name: "mau", value: theme, url: demonstration }]);
    const complaints = [];
    for (const { address } of addresses) {
      await page.goto(demonstration + address);
      for (const problem of await axeProblems(page, address)) complaints.push(problem);
    }
    await context.close();
    complainOf(complaints);
  }

  it("in the evening", () => inTheme("dark"));
  it("in the evening of the machine", () => inTheme("", { colorScheme: "dark" }));
  it("in high contrast", () => inTheme("contrast"));
  it("in light", () => inTheme("light", { colorScheme: "dark" }));

  it("in English, with every text there", async () => {
    const { context } = await signedIn(browser, "pyk.danguy");
    await context.addCookies([{ name: "ngon-ngu", value: "en", url: demonstration }]);
    const complaints = [];
    for (const { address, html } of await crawl(context.request, demonstration, 1))
      if (html) for (const problem of await htmlProblems(html)) complaints.push(`${address}: ${problem}`);
    await context.close();
    complainOf(complaints);
  });

  it("with the keyboard: past the frame in one step", async () => {
    const { context, page } = await signedIn(browser, "pyk.danguy");
    await page.keyboard.press("Tab");
    const first = await page.evaluate(focused);
    assert.equal(first.href, "#main");
    assert.ok(first.seen, "the link past the frame is shown when it has the focus");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok((await page.evaluate(focused)).main, "the next stop lies in the main part");
    await context.close();
  });

  for (const width of [1366, 360])
    it(`with the keyboard: every place of the menu, and always where one is, at ${width} px`, async () => {
      const { context, page } = await signedIn(browser, "pyk.danguy", { viewport: { width, height: 740 } });
      const places = await page.locator("nav.side .places a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      assert.ok(places.length >= 2, "there are places");
      const passed = new Set();
      for (let steps = 0; steps < 60; steps += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(focused);
        assert.ok(at.seen, `the focus on “${at.name}” can be seen`);
        passed.add(at.href);
        if (at.main) break;
      }
      complainOf(places.filter((place) => !passed.has(place)));
      await context.close();
    });
});
