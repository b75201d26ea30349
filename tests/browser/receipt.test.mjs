// The organization board of an upper level receives the dossier of a unit: checks it at the door, gives it back with a reason and a
// letter, and takes the second round.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe } from "node:test";
import { demonstration, laptop, launch, phone, said, signedIn } from "./support/browser.mjs";
import { complainOf, pageProblems, watch } from "./support/page_checks.mjs";
import { place, send } from "./support/forms.mjs";
import { inOrder } from "./support/steps.mjs";

const campaign = "phu-yen-khoi-2022";
const at = (path) => `${demonstration}/dot/${campaign}${path}`;
const pictures = process.env.KIEMDIEM_PICTURES;

describe("a dossier that is received", () => {
  let browser, below, above, watched, dossier;
  before(async () => {
    browser = await launch();
    below = (await signedIn(browser, "pyk.danguy")).page;
    above = (await signedIn(browser, "pyk.bantochuc")).page;
    watched = new Map([[below, await watch(below)], [above, await watch(above)]]); // prettier-ignore
  });
  after(() => browser.close());

  const step = inOrder();
  // The page as it stands, on a laptop and on a phone, with a picture of each where a folder for them is named.
  async function sound(page, name) {
    complainOf(await pageProblems(page, watched.get(page), page.url()));
    for (const size of [phone, laptop]) {
      await page.setViewportSize(size);
      if (!pictures) continue;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: path.join(pictures, `receipt-${name}-${size.width}.png`), fullPage: true });
    }
  }
  const rounds = async (page) => (await said(page)).match(/lần (\d+)/)?.[1];

  step("shows from above that nothing was sent yet", async () => {
    await above.goto(at("/ho-so-nhan/pyk.khoi"));
    assert.match(await said(above), /Trung tâm Lưu trữ.*chưa gửi/);
    await sound(above, "1-nothing-sent");
  });

  step("is not sent while a paper that the plan names is missing: it is said which and where", async () => {
    await below.goto(at("/ho-so/pyk.tt"));
    await sound(below, "2-of-the-unit");
    assert.match(await said(below), /Kiểm tra trước khi gửi .*báo cáo kết quả đánh giá, xếp loại/);
    assert.match(await said(below), /Chưa gửi được: \d+ điều/);
    assert.equal(await below.locator('main [name="channel"]').count(), 0);
    // Each place leads to the papers of its subject, where they are recorded.
    const places = await below.$$eval('main a[href*="/ho-so-cua/"]', (all) => all.map((link) => [link.getAttribute("href"), link.textContent]).filter(([, words]) => words.includes(": "))); // prettier-ignore
    for (const [href, words] of places) {
      await below.goto(demonstration + href);
      const label = words.split(": ").at(-1);
      await send(below, { paper: { label: label[0].toUpperCase() + label.slice(1) }, copies: "2" });
    }
    await below.goto(at("/ho-so/pyk.tt"));
    assert.doesNotMatch(await said(below), /Chưa gửi được/);
  });

  step("is not sent before it is said how, and why although something was found", async () => {
    await below.goto(at("/ho-so/pyk.tt"));
    await sound(below, "2-checked");
    await send(below, { by: "Văn thư Đảng ủy", copies: "1", reason: "Gửi muộn vì chờ biên bản." });
    assert.match(await said(below), /Hãy chọn cách gửi hồ sơ/);
    assert.equal(await below.locator('main [name="by"]').inputValue(), "Văn thư Đảng ủy", "what was typed stays");
  });

  step("goes up with the reason why it is sent although something is to be looked at", async () => {
    await below.goto(at("/ho-so/pyk.tt"));
    await send(below, { by: "Văn thư Đảng ủy", channel: "Trực tiếp", copies: "1", reason: "Gửi muộn vì chờ biên bản." });
    assert.match(place(below), /\/ho-so\/pyk\.tt\/lan\//, await said(below));
    assert.equal(await rounds(below), "1");
    assert.equal(await below.locator('main [name="act"]').count(), 0, "who sends does not receive");
    await sound(below, "3-sent");
  });

  step("is found from above, with everything that the door check finds and its clause", async () => {
    await above.goto(at("/ho-so-nhan/pyk.khoi"));
    await sound(above, "4-list");
    await above.locator(`main a[href*="/ho-so/pyk.tt/lan/"]`).first().click();
    await above.waitForLoadState();
    dossier = place(above);
    const page = await said(above);
    assert.match(page, /Gửi muộn vì chờ biên bản/, "the reason went along");
    const [, told] = page.match(/(\d+) điều phải bổ sung, sửa/) ?? [];
    assert.ok(Number(told) > 0, page);
    assert.match(await above.locator('main [name="reason"]').inputValue(), new RegExp(`còn ${told} điều phải bổ sung`));
    await sound(above, "5-door");
  });

  step("is received, and then given back only with a reason", async () => {
    await send(above, { act: "receive", person: "Chuyên viên Ban Tổ chức" });
    assert.match(await said(above), /Nhận hồ sơ: [\d/]+, Chuyên viên Ban Tổ chức Kiểm tra/, "a drafted reason of a return is not kept");
    await send(above, { act: "give_back", person: "Chuyên viên Ban Tổ chức", reason: "" });
    assert.match(await said(above), /lý do/i);
    await above.goto(demonstration + dossier);
    await send(above, { act: "give_back", person: "Chuyên viên Ban Tổ chức", reason: "Thiếu bản kiểm điểm tập thể." });
    assert.match(await said(above), /Trả lại để bổ sung: .*Thiếu bản kiểm điểm tập thể/);
    assert.equal(await above.locator('main [name="act"]').count(), 0, "this round is over");
    await sound(above, "6-given-back");
  });

  step("has its letter drafted, with the reason and each finding", async () => {
    const letters = await above.$$eval("main a", (all) => all.map((link) => link.getAttribute("href")).filter((href) => href.includes("/cong-van-ho-so/")));
    assert.ok(letters.length > 0, "the letter is offered");
    assert.equal(await above.getByRole("link", { name: "Công văn: Bản in" }).count(), 1, "each paper is named");
    const answer = await above.request.get(demonstration + letters[0].split("?")[0] + "?dang=html");
    assert.equal(answer.status(), 200);
    const letter = (await answer.text()).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    assert.match(letter, /Thiếu bản kiểm điểm tập thể/);
    assert.match(letter, /bổ sung/);
  });

  step("tells the unit why, and takes the second round", async () => {
    await below.goto(at("/ho-so/pyk.tt"));
    assert.match(await said(below), /Thiếu bản kiểm điểm tập thể|đã trả lại/i);
    await sound(below, "7-back-at-the-unit");
    await send(below, { by: "Văn thư Đảng ủy", channel: "Trực tiếp", copies: "1", reason: "Gửi muộn vì chờ biên bản." });
    assert.equal(await rounds(below), "2");
    await above.goto(at("/ho-so-nhan/pyk.khoi"));
    await above.locator(`main a[href*="/ho-so/pyk.tt/lan/"]`).first().click();
    await above.waitForLoadState();
    assert.notEqual(place(above), dossier, "the list leads to the last round");
    await send(above, { act: "receive", person: "Chuyên viên Ban Tổ chức" });
    await send(above, { act: "accept", person: "Chuyên viên Ban Tổ chức" });
    const page = await said(above);
    assert.match(page, /Nhận đủ, chuyển thẩm định: [\d/]+, Chuyên viên Ban Tổ chức Kiểm tra khi nhận/, "a drafted reason of a return is not kept");
    await sound(above, "8-taken");
  });

  step("prints its receipt, and counts the return in the table above", async () => {
    await above.goto(demonstration + place(above));
    const receipt = await above.locator('main a[href*="/phieu-giao-nhan-ho-so/"]').last().getAttribute("href");
    const answer = await above.request.get(demonstration + receipt);
    assert.equal(answer.status(), 200);
    assert.match(await answer.text(), /GIAO NHẬN/i);
    await above.goto(at("/ho-so-nhan/pyk.khoi"));
    const row = (await above.locator("main tr", { hasText: "Trung tâm Lưu trữ" }).innerText()).replace(/\s+/g, " ");
    assert.match(row, /Chuyên viên Ban Tổ chức/);
    assert.match(row, / 1 /, row);
    await sound(above, "9-table-after");
  });
});
