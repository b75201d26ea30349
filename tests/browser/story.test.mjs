// A new installation, from the password on the terminal to the day's work of a cell, through the pages alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe } from "node:test";
import { fillSignIn, laptop, launch, said, signedIn } from "./support/browser.mjs";
import { place, press, send } from "./support/forms.mjs";
import { complainOf, pageProblems, watch } from "./support/page_checks.mjs";
import { setUpSecondStep } from "./support/second_step.mjs";
import { inOrder } from "./support/steps.mjs";

const house = process.env.KIEMDIEM_NEW;
const roster = process.env.KIEMDIEM_ROSTERS + "/phu-yen-khoi-2022.xlsx";
const secret = (who) => `một mật khẩu dài của ${who}`;

describe("a new installation", () => {
  let browser, administrator;
  const oneTime = {}; // passwords as the administrator reads them out
  const opened = {};
  before(async () => (browser = await launch()));
  after(() => browser.close());

  const step = inOrder();

  // Signs in with the one-time password, chooses another, as everybody has to; sets the second step up where the
  // role asks for it.
  async function firstSignIn(user, password, { secondStep = false } = {}) {
    const { page } = await signedIn(browser, user, { address: house, secret: password });
    await page.goto(house + "/viec");
    assert.equal(place(page), "/tai-khoan/mat-khau", "nothing may be done before the password is changed");
    await send(page, { old: password, new: secret(user), again: secret(user) });
    assert.match(await said(page), /Đã đổi mật khẩu/);
    await page.goto(house + "/tai-khoan");
    assert.equal(place(page) === "/tai-khoan/ma-xac-thuc", secondStep, `second step of ${user}`);
    if (secondStep) assert.equal(new Set(await setUpSecondStep(page)).size, 10);
    return page;
  }

  async function addAccount(user, values, role, unit) {
    await administrator.goto(house + "/nguoi-dung-moi");
    await send(administrator, { user, ...values });
    oneTime[user] = (await administrator.locator("code.secret").innerText()).trim();
    if (role) {
      await send(administrator, { role, unit });
      assert.match(await said(administrator), /Đã giao vai trò/);
    }
  }

  step("lets the administrator in with the password of the terminal, once", async () => {
    const terminal = readFileSync(process.env.KIEMDIEM_NEW_TERMINAL, "utf8");
    const [, user, password] = terminal.match(/tên “([^”]+)” và mật khẩu dùng một lần “([^”]+)”/);
    administrator = await firstSignIn(user, password, { secondStep: true });
    const page = await browser.newPage();
    await fillSignIn(page, house, user, password);
    assert.equal(place(page), "/dang-nhap", "the password of the terminal no longer opens");
    await page.close();
  });

  step("offers a file from another machine while it is empty, and says what is wrong with one", async () => {
    await administrator.goto(house + "/to-chuc");
    await press(administrator, "Mở tệp từ máy khác");
    complainOf(await pageProblems(administrator, await watch(administrator), house + "/may-trong"));
    await administrator.setViewportSize(laptop);
    await send(administrator, { fingerprint: "1234", file: roster });
    assert.match(await said(administrator), /không phải tệp gói hồ sơ/, "a roster is no such file");
    assert.equal(await administrator.inputValue("[name=fingerprint]"), "1234", "what was typed stays");
  });

  step("takes a roster from Excel", async () => {
    await administrator.goto(house + "/to-chuc-moi");
    await send(administrator, { "fact.id": "khoi", "fact.name": "Đảng bộ Khối Hoa Biển", "fact.kind": "superior_committee" });
    assert.doesNotMatch(place(administrator), /to-chuc-moi/);
    await administrator.goto(house + "/nhap");
    await send(administrator, { unit: "khoi", file: roster });
    assert.match(await said(administrator), /Bùi Đình Tín/, "the preview names the people");
    await press(administrator, /^Xác nhận nhập/);
    await administrator.goto(house + "/dang-vien?q=Bùi Đình Tín");
    assert.match(await said(administrator), /Chi bộ Phòng Bảo quản/);
  });

  step("gives accounts and roles", async () => {
    await addAccount("danguy", { name: "Văn phòng Đảng ủy" }, "grassroots_committee", "tt");
    await addAccount("bithu", { person: "dv01" }, "cell_secretary", "cb1");
    await addAccount("nguoikhac", { person: "dv14" });
    assert.equal(new Set(Object.values(oneTime)).size, 3);
  });

  step("opens a campaign under the plan of Phú Yên", async () => {
    const page = await firstSignIn("danguy", oneTime.danguy, { secondStep: true });
    await page.goto(house + "/dot");
    await press(page, /Lập đợt/);
    await send(page, { title: "Kiểm điểm năm 2022", kind: "year", year: "2022", unit: "tt", regulation: "phu-yen-khoi-2022" });
    assert.match(await said(page), /Kiểm điểm năm 2022/);
    await press(page, /Mở đợt/);
    assert.match(await said(page), /đang mở/);
  });

  step("shows a cell secretary the day's work", async () => {
    const page = await firstSignIn("bithu", oneTime.bithu);
    await page.goto(house + "/viec");
    assert.match(place(page), /^\/dot\/[^/]+\/viec$/);
    assert.match(await said(page), /Chi bộ Phòng Bảo quản/);
    assert.ok((await page.locator("main a[href*='/vi-sao/'], main a[href*='/ghi/'], main a[href*='/du-kien/']").count()) > 0);
    await page.locator("nav.side a", { hasText: "Bảng xếp loại" }).click();
    assert.match(await said(page), /Bùi Đình Tín/);
    assert.doesNotMatch(await said(page), /Chi bộ Phòng Khai thác/);
    opened.campaign = page.url().match(/\/dot\/([^/]+)/)[1];
  });

  step("shows a member of another cell nothing of it", async () => {
    const page = await firstSignIn("nguoikhac", oneTime.nguoikhac);
    const asked = [
      "/to-chuc/cb1", "/dang-vien/dv01", "/dang-vien", "/nhat-ky", "/nguoi-dung", `/dot/${opened.campaign}/bang/cb1`,
      `/dot/${opened.campaign}/vi-sao/member:dv01`, `/dot/${opened.campaign}/tien-do/cb1`,
    ]; // prettier-ignore
    for (const address of asked) assert.equal((await page.request.get(house + address)).status(), 404, address);
    await page.goto(house + "/viec");
    assert.doesNotMatch(await said(page), /Chi bộ Phòng Bảo quản|Bùi Đình Tín/);
  });
});
