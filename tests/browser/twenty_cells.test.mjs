// A grassroots organization of twenty cells, decided on one quota board through the pages (its data: demo/twenty_cells.yaml).
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { demonstration, launch, said, signedIn } from "./support/browser.mjs";
import { complainOf, pageProblems, watch } from "./support/page_checks.mjs";
import { place, press, send } from "./support/forms.mjs";
import { inOrder } from "./support/steps.mjs";

const at = (path) => `${demonstration}/dot/phu-yen-khoi-2022${path}`;
const members = at("/quyet-dinh/pyk.ct?loai=member");
const board = at("/bang/pyk.ct?loai=member");
const paper = (number) => ({ number, day: "20/12/2022", signer: "Người ký", ground: "Biên bản hội nghị Đảng ủy" });

describe("twenty cells", () => {
  let browser, committee, other, member;
  const decisions = [];
  before(async () => (browser = await launch()));
  after(() => browser.close());
  const step = inOrder();

  // Chooses for everybody on the page who is not decided yet what was proposed, and issues the decision.
  async function decideAsProposed(page, number) {
    const proposed = await page.$$eval('main select[name^="level."]', (fields) =>
      fields.map((field) => [field.name, field.closest("tr").cells[1].innerText.startsWith("Hoàn thành xuất sắc") ? "excellent" : "good"]),
    );
    await send(page, { ...Object.fromEntries(proposed), ...paper(number) });
    return proposed;
  }

  step("propose more than there are places for, and the board says by how much", async () => {
    committee = (await signedIn(browser, "pyk.danguy")).page;
    await committee.goto(board);
    const words = await said(committee);
    assert.match(words, /đề nghị 22 Hoàn thành xuất sắc nhiệm vụ, tối đa 20/);
    assert.match(words, /vượt 2 chỗ/);
    assert.match(words, /Cộng 120 đối tượng/);
    assert.match(words, /đảng viên, Chi bộ Phân xưởng 1 /, "it says of whom where he belongs");
  });

  step("are asked to choose, side by side, and nobody is chosen beforehand", async () => {
    await committee.goto(members);
    assert.match(await said(committee), /Xét chọn: 22 đề nghị, 20 chỗ/);
    const chosen = await committee.$$eval('main select[name^="level."]', (fields) => fields.filter((field) => field.value !== "").length);
    assert.equal(chosen, 0);
  });

  step("are refused a decision with one too many, and nothing of it is kept", async () => {
    await committee.goto(members);
    const names = await committee.$$eval('main select[name^="level."]', (fields) => fields.map((field) => field.name));
    const tooMany = names.slice(0, 21).map((name) => [name, "excellent"]);
    await send(committee, { ...Object.fromEntries(tooMany), ...paper("00-QĐ/ĐU") });
    assert.match(await said(committee), /tối đa 20/);
    await committee.goto(members);
    assert.match(await said(committee), /Chưa có quyết định nào/);
  });

  step("lower two proposals with a reason, and the board counts at once", async () => {
    for (const person of ["pyk.c07m2", "pyk.c13m2"]) {
      await committee.goto(at(`/de-nghi/member:${person}`));
      await send(committee, { body: "committee", level: "good", on: "19/12/2022", ground: "Chi bộ chỉ có một người nổi trội" });
      assert.match(await said(committee), /một người nổi trội|Hoàn thành tốt nhiệm vụ/);
    }
    await committee.goto(board);
    assert.match(await said(committee), /đề nghị 20 Hoàn thành xuất sắc nhiệm vụ, tối đa 20 .*còn 0 chỗ/);
  });

  step("are decided part by part within the one quota", async () => {
    await committee.goto(members);
    const first = await decideAsProposed(committee, "01-QĐ/ĐU");
    assert.equal(first.length, 100);
    decisions.push(place(committee));
    assert.match(await said(committee), /của 100 đối tượng/);
    await committee.goto(members + "&trang=2");
    const rest = await decideAsProposed(committee, "02-QĐ/ĐU");
    assert.equal(rest.length, 20);
    decisions.push(place(committee));
    assert.equal([...first, ...rest].filter(([, level]) => level === "excellent").length, 20);
    await committee.goto(board);
    assert.match(await said(committee), /Xuất sắc: 20 Tốt: 100/);
  });

  step("decide on the cells themselves on the same page", async () => {
    await committee.goto(at("/quyet-dinh/pyk.ct?loai=organization"));
    const cells = await decideAsProposed(committee, "03-QĐ/ĐU");
    assert.equal(cells.length, 20);
    assert.match(place(committee), /\/quyet-dinh\/pyk.ct\/[^/]+$/, await said(committee));
  });

  step("have no place left for a second desk, until one is taken back", async () => {
    other = (await signedIn(browser, "pyk.danguy")).page;
    await committee.goto(demonstration + decisions[0] + "/huy");
    await send(committee, { subject: "member:pyk.c01m2", ...paper("04-QĐ/ĐU") });
    // One who was good is to be rated again: there is no place for him among the best.
    await other.goto(members);
    await send(other, { "level.member:pyk.c01m2": "excellent", ...paper("05-QĐ/ĐU") });
    assert.match(await said(other), /tối đa 20/);
    await committee.goto(demonstration + decisions[0] + "/huy");
    await send(committee, { subject: "member:pyk.c01m1", ...paper("06-QĐ/ĐU") });
    await other.goto(members);
    await send(other, { "level.member:pyk.c01m1": "good", "level.member:pyk.c01m2": "excellent", ...paper("07-QĐ/ĐU") });
    assert.match(await said(other), /của 2 đối tượng/);
    decisions.push(place(other));
    await other.goto(demonstration + decisions[0]);
    assert.match(await said(other), /đã hủy bởi số 04-QĐ\/ĐU/);
  });

  step("get notices, one is opened by its member", async () => {
    await committee.goto(demonstration + decisions.at(-1) + "/thong-bao");
    await press(committee, /Gửi|Ghi/);
    member = (await signedIn(browser, "pyk.dangvien")).page;
    await member.goto(at("/viec"));
    await press(member, /Mở thông báo/);
    await press(member, /mở thông báo/);
    assert.match(await said(member), /Hoàn thành tốt nhiệm vụ/);
  });

  step("leave pages that fit a laptop and a telephone", async () => {
    const problems = [];
    const watcher = await watch(committee);
    watcher.asksOnly(demonstration);
    for (const address of [board, members, demonstration + decisions[0], demonstration + decisions[0] + "/thong-bao"])
      problems.push(...(await pageProblems(committee, watcher, address)).map((problem) => `${address}: ${problem}`));
    complainOf(problems);
  });
});
