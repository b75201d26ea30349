// Coming in: the form, a wrong password, pages without script.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { demonstration, fillSignIn, launch, password, said, signedIn } from "./support/browser.mjs";
import { complainOf, htmlProblems, pageProblems, watch } from "./support/page_checks.mjs";

describe("the entrance", () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  it("is sound", async () => {
    const page = await browser.newPage();
    const watcher = await watch(page);
    watcher.asksOnly(demonstration);
    complainOf(await pageProblems(page, watcher, demonstration + "/dang-nhap"));
    complainOf(await htmlProblems(await (await page.request.get(demonstration + "/dang-nhap")).text()));
    await page.close();
  });

  it("says what to do about a wrong password and keeps the name", async () => {
    const page = await browser.newPage();
    await fillSignIn(page, demonstration, "pyk.phobithu", "không phải mật khẩu này");
    assert.match(await said(page), /không đúng; hãy thử lại/);
    assert.equal(await page.inputValue("#user"), "pyk.phobithu");
    assert.equal(await page.inputValue("#password"), "");
    complainOf(await htmlProblems(await page.content()));
    await page.close();
  });

  it("brings to the page that was asked for", async () => {
    const page = await browser.newPage();
    await page.goto(demonstration + "/tai-khoan");
    assert.match(page.url(), /\/dang-nhap\?back=/);
    await page.fill("#user", "pyk.bithu");
    await page.fill("#password", password);
    await page.click("main form:has(#password) button");
    assert.equal(new URL(page.url()).pathname, "/tai-khoan");
    await page.close();
  });

  it("and the day's work need no script", async () => {
    const { context, page } = await signedIn(browser, "pyk.bithu", { javaScriptEnabled: false });
    assert.match(new URL(page.url()).pathname, /\/viec$/);
    assert.ok((await page.locator("main a[href]").count()) > 0, "the day's work has links");
    await page.locator("nav.side a", { hasText: "Bảng xếp loại" }).click();
    assert.match(new URL(page.url()).pathname, /\/bang\//);
    await page.locator("main a[href*='/vi-sao/']").first().click();
    assert.match(await page.title(), /Vì sao|Kiểm điểm/);
    assert.match(new URL(page.url()).pathname, /\/vi-sao\//);
    await context.close();
  });

  it("closes behind who leaves", async () => {
    const { context, page } = await signedIn(browser, "pyk.dangvien", { javaScriptEnabled: false });
    await page.locator("details.user summary").click();
    await page.locator("form[action='/dang-xuat'] button").click();
    await page.goto(demonstration + "/tai-khoan");
    assert.match(page.url(), /\/dang-nhap/);
    await context.close();
  });
});
