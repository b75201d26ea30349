// A vote by codes on telephones: no account, no trace of a choice, and the machine goes back to its code entry by itself.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { demonstration, launch, phone, signedIn } from "./support/browser.mjs";
import { press, send } from "./support/forms.mjs";
import { complainOf, htmlProblems, pageProblems, watch } from "./support/page_checks.mjs";

const campaign = demonstration + "/dot/benh-vien-phoi-2021";
const canScan = !spawnSync("zbarimg", ["--version"]).error;

describe("a vote on telephones", () => {
  let browser, teller, poll, kiosk, codes;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  // A telephone of its own, as a member has it: nobody is signed in.
  async function telephone() {
    const context = await browser.newContext({ viewport: phone, hasTouch: true, isMobile: true });
    context.setDefaultTimeout(15_000);
    return { context, page: await context.newPage() };
  }

  // Marks every line in the same way and sends. Gives back what the server answered, byte by byte.
  async function cast(page, level) {
    for (const box of await page.locator(`input[type=radio][value="${level}"]`).all()) await box.check();
    const answers = [];
    const keep = async (response) => {
      if (!response.url().startsWith(kiosk)) return;
      const status = response.status();
      answers.push({ status, body: status === 303 ? "" : await response.text(), location: response.headers().location });
    };
    page.on("response", keep);
    await page.getByRole("button", { name: "Bỏ phiếu" }).click();
    await page.waitForURL(kiosk + "/da-nhan");
    await page.waitForLoadState("networkidle");
    page.off("response", keep);
    return answers;
  }

  it("is opened by a teller, who gets codes with a picture each", async () => {
    const chair = await signedIn(browser, "bvp.bithu");
    await chair.page.goto(campaign + "/phieu-moi/bvp.noi");
    await chair.page.locator('input[name="teller"][value="bvp.bv02"]').check();
    await chair.page.locator('input[name="teller"][value="bvp.bv04"]').check();
    await send(chair.page, { mode: "kiosk", day: "20/12/2021", chair: "bvp.bv01" });
    poll = chair.page.url();
    assert.match(poll, /\/phieu\/bvp\.noi\/[0-9a-f]{32}$/);
    kiosk = demonstration + "/bo-phieu/" + poll.split("/").at(-1);
    teller = (await signedIn(browser, "bvp.phobithu")).page;
    await teller.goto(poll);
    await press(teller, "Mở bỏ phiếu");
    codes = (await teller.locator(".codes li").allInnerTexts()).map((text) => text.replace(/\D/g, ""));
    assert.ok(codes.length >= 5 && codes.every((code) => code.length === 10), codes.join());
    assert.equal(await teller.locator(".codes li svg.qr").count(), codes.length);
  });

  it("has pictures that lead to the voting page with the code behind the “#”", { skip: !canScan && "zbarimg is not here" }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "kiemdiem-qr-"));
    for (const at of [0, codes.length - 1]) {
      const file = path.join(folder, `${at}.png`);
      writeFileSync(file, await teller.locator(".codes li svg.qr").nth(at).screenshot());
      const read = execFileSync("zbarimg", ["--quiet", "--raw", file], { encoding: "utf8" }).trim();
      assert.equal(read, `${kiosk}#ma=${codes[at]}`);
    }
    rmSync(folder, { recursive: true });
  });

  it("takes the code from the picture, tells the server nothing of it before it is sent, and is sound on a telephone", async () => {
    const { context, page } = await telephone();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    const watcher = await watch(page);
    await page.goto(`${kiosk}#ma=${codes[0]}`);
    assert.equal(await page.inputValue("#ma"), codes[0]);
    assert.equal(page.url(), kiosk, "it is out of the address at once");
    assert.ok(asked.every((address) => !address.includes(codes[0])), asked.join());
    assert.deepEqual(await context.cookies(), [], "nobody is remembered");
    complainOf([...(await htmlProblems(await (await context.request.get(kiosk)).text())), ...(await pageProblems(page, watcher, kiosk, [phone]))]);
    await context.close();
  });

  it("answers every choice with the same bytes, shows none on the way back and returns to the code entry by itself", async () => {
    const answers = [];
    for (const [at, level] of ["completed", "not_completed", ""].entries()) {
      const { context, page } = await telephone();
      await page.goto(`${kiosk}#ma=${codes[at]}`);
      answers.push(await cast(page, level));
      if (at === 0) {
        await page.goBack();
        await page.waitForLoadState();
        assert.equal(await page.locator("input[type=radio]:checked").count(), 0, "the button “back” shows no choice");
        assert.equal(await page.inputValue("#ma"), "", "and no code");
        await page.goForward();
      }
      if (at === 1) {
        await page.waitForURL(kiosk, { timeout: 15_000 });
        assert.equal(await page.inputValue("#ma"), "");
        assert.equal(await page.locator("input[type=radio]:checked").count(), 0);
      }
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
      await context.close();
    }
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
    await teller.goto(poll);
    assert.match(await teller.locator("main").innerText(), /Số phiếu đã nhận\s*3/);
  });
});
