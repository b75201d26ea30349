// What the script of the pages adds: lists that answer while somebody types, and drafts that keep themselves.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { demonstration, launch, signedIn } from "./support/browser.mjs";
import { watch } from "./support/page_checks.mjs";

// The page is still the one that was opened: nothing loaded it anew.
const mark = (page) => page.evaluate(() => (window.opened = true));
const isSame = (page) => page.evaluate(() => window.opened === true);
const rows = (page) => page.locator("#found tbody tr").count();

describe("a list", { concurrency: 2 }, () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  it("of people is found while somebody types, in place", async () => {
    const { context, page } = await signedIn(browser, "pyk.danguy");
    const watcher = await watch(page);
    watcher.asksOnly(demonstration);
    await page.goto(demonstration + "/dang-vien");
    await mark(page);
    assert.equal(await rows(page), 20);
    await page.locator("#q").pressSequentially("uyen");
    await page.waitForFunction(() => document.querySelectorAll("#found tbody tr").length === 2);
    assert.match(await page.locator("#found").innerText(), /Đỗ Thùy Uyên/);
    assert.ok(await isSame(page), "the page was loaded anew");
    assert.equal(new URL(page.url()).searchParams.get("q"), "uyen");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q", "the field keeps the cursor");
    await page.fill("#q", "không có ai");
    await page.waitForFunction(() => document.querySelector("#found tbody") === null);
    assert.match(await page.locator("#found").innerText(), /Không có ai khớp/);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll("#found tbody tr").length === 2);
    assert.equal(await page.inputValue("#q"), "uyen");
    assert.deepEqual(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]), [],
      "no names stay in the browser"); // prettier-ignore
    await context.close();
  });

  it("of people answers to a choice without a button", async () => {
    const { context, page } = await signedIn(browser, "pyk.danguy");
    await page.goto(demonstration + "/dang-vien");
    await mark(page);
    await page.selectOption("#unit", "pyk.cb2");
    await page.waitForFunction(() => document.querySelectorAll("#found tbody tr").length === 9);
    assert.ok(await isSame(page), "the page was loaded anew");
    await page.check("input[name=thieu]");
    await page.waitForURL(/thieu=1/);
    for (const line of await page.locator("#found tbody tr").allInnerTexts()) assert.match(line, /thiếu \d/);
    await context.close();
  });

  it("of the progress is narrowed in place, with its chart", async () => {
    const { context, page } = await signedIn(browser, "pyk.bantochuc");
    await page.goto(demonstration + "/dot/phu-yen-khoi-2022/tien-do/pyk.khoi");
    await mark(page);
    assert.equal(await page.locator("#found table.dense tbody tr").count(), 3);
    const total = () => page.locator("#found details.figures tfoot td").last().textContent();
    const all = Number(await total());
    await page.locator("#q").pressSequentially("canh buom");
    await page.waitForFunction(() => document.querySelectorAll("#found table.dense tbody tr").length === 1);
    assert.ok(await isSame(page), "the page was loaded anew");
    assert.ok(Number(await total()) < all, "the chart shows what the list shows");
    await context.close();
  });

  it("is found by the button without script", async () => {
    const { context, page } = await signedIn(browser, "pyk.danguy", { javaScriptEnabled: false });
    await page.goto(demonstration + "/dang-vien");
    await page.fill("#q", "uyen");
    await page.locator("form.filter button").click();
    assert.equal(await rows(page), 2);
    await context.close();
  });
});

describe("a roster", () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  it("says that it is being read while it is, with the seconds", async () => {
    const { context, page } = await signedIn(browser, "pyk.bantochuc");
    await page.goto(demonstration + "/nhap");
    // The network takes its time; nobody can look into a page that is about to leave, so the page tells what it shows.
    await page.route("**/nhap", async (route) => {
      if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 4000));
      await route.continue();
    });
    const shown = [];
    page.on("console", (message) => shown.push(message.text()));
    const busy = await page.evaluate(() => {
      const status = document.querySelector("[data-busy]");
      const tell = () => console.info(status.parentElement.innerText);
      new MutationObserver(tell).observe(status.parentElement, { childList: true, characterData: true, subtree: true });
      return status.dataset.busy;
    });
    await page.setInputFiles("input[type=file]", { name: "danh-sach.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK") });
    await page.locator("form[enctype] button").click();
    await page.locator("main .alert, main .error, main [role=alert]").first().waitFor();
    assert.ok(shown.some((text) => text.includes(busy)), shown.join("\n"));
    assert.ok(shown.some((text) => /\d s$/.test(text)), shown.join("\n"));
    await context.close();
  });
});

describe("a draft of the own review", () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  const review = demonstration + "/dot/phu-yen-khoi-2022/kiem-diem/member:pyk.dv04";
  const open = async () => {
    const { context, page } = await signedIn(browser, "pyk.dangvien");
    await page.goto(review);
    return { context, page, field: page.locator("form[data-autosave] textarea").first() };
  };
  const kept = (page) => page.waitForFunction(() => document.querySelector(".autosave").textContent.trim() !== "");

  it("keeps itself while somebody writes, again and again", async () => {
    const { context, page, field } = await open();
    const watcher = await watch(page);
    watcher.asksOnly(demonstration);
    await mark(page);
    await field.fill("Viết lần thứ nhất.");
    await kept(page);
    const version = () => page.inputValue("form[data-autosave] input[name=version]");
    const first = await version();
    await page.evaluate(() => (document.querySelector(".autosave").textContent = ""));
    await field.fill("Viết lần thứ hai.");
    await kept(page);
    assert.notEqual(await version(), first, "the second sending goes over the first");
    assert.ok(await isSame(page), "the page was loaded anew");
    assert.equal(await field.inputValue(), "Viết lần thứ hai.");
    const other = await open();
    assert.equal(await other.field.inputValue(), "Viết lần thứ hai.");
    await other.context.close();
    await context.close();
  });

  it("says so where it could not be kept, and keeps what was typed", async () => {
    const { context, page, field } = await open();
    await context.setOffline(true);
    await field.fill("Viết khi mất mạng.");
    await page.waitForFunction(() => {
      const form = document.querySelector("form[data-autosave]");
      return document.querySelector(".autosave").textContent === form.dataset.failed;
    });
    assert.equal(await field.inputValue(), "Viết khi mất mạng.");
    await context.setOffline(false);
    page.on("dialog", (dialog) => dialog.accept());
    await page.locator("form[data-autosave] button[value=save]").click();
    await page.waitForLoadState();
    const other = await open();
    assert.equal(await other.field.inputValue(), "Viết khi mất mạng.");
    await other.context.close();
    await context.close();
  });
});
