// One cell under each of the five plans, from the plan to the decision and its notices, through the pages alone.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { demonstration, launch, said, signedIn } from "./support/browser.mjs";
import { axeProblems, complainOf, pageProblems, watch } from "./support/page_checks.mjs";
import { place, press, send } from "./support/forms.mjs";
import { inOrder } from "./support/steps.mjs";

// The people of a cell by their ids: who leads it, who writes at its meeting, and a member; the last two count. `decides`: the log-in and
// the unit of the level that decides on the cell's members.
const plans = [
  { campaign: "benh-vien-phoi-2021", of: "bvp", cell: "noi", leader: "bv01", clerk: "bv05", member: "bv04", decides: ["danguy", "dbbv"] },
  { campaign: "huyen-uy-2023", of: "hu", cell: "cbvp", leader: "hu03", clerk: "hu07", member: "hu04", decides: ["bithu", "cbvp"] },
  { campaign: "phuong-11-go-vap-2021", of: "pgv", cell: "kp1", leader: "pg03", clerk: "pg07", member: "pg04", decides: ["danguy", "p11"] },
  { campaign: "phu-yen-khoi-2022", of: "pyk", cell: "cb1", leader: "dv01", clerk: "dv05", member: "dv04", decides: ["danguy", "tt"] },
  { campaign: "bu-dang-2020", of: "bd", cell: "vp", leader: "bd03", clerk: "bd08", member: "bd04", decides: ["danguy", "dx"] },
]; // prettier-ignore

const values = (page, name) => page.$$eval(`main [name="${name}"]`, (fields) => fields.map((field) => field.value));
const links = (page, part) =>
  page.$$eval("main a", (all, wanted) => [...new Set(all.map((link) => link.getAttribute("href")).filter((href) => href.includes(wanted)))], part);

for (const plan of plans)
  describe(plan.campaign, () => {
    const id = (person) => `${plan.of}.${person}`;
    const at = (path) => `${demonstration}/dot/${plan.campaign}${path}`;
    const unit = id(plan.cell);
    let browser, secretary, clerk, member, decider;
    let meeting, poll, decision, day;
    before(async () => (browser = await launch()));
    after(() => browser.close());

    const step = inOrder();
    const sound = async (page) => complainOf(await axeProblems(page, place(page)));

    step("begins with the plan and the day's work", async () => {
      secretary = (await signedIn(browser, `${plan.of}.bithu`)).page;
      await secretary.goto(at(""));
      assert.match(await said(secretary), /đang mở/);
      await secretary.goto(at("/viec"));
      assert.ok((await secretary.locator("main a").count()) > 3, "there is work, and it leads somewhere");
    });

    step("gives the clerk of the meeting a log-in", async () => {
      const { page } = await signedIn(browser, "quantri");
      await page.goto(demonstration + "/nguoi-dung-moi");
      await send(page, { user: `${plan.of}.thuky`, person: id(plan.clerk) });
      const once = (await page.locator("code.secret").innerText()).trim();
      clerk = (await signedIn(browser, `${plan.of}.thuky`, { secret: once })).page;
      await clerk.goto(demonstration + "/viec");
      const own = `một mật khẩu dài của ${plan.of}`;
      await send(clerk, { old: once, new: own, again: own });
      assert.match(await said(clerk), /Đã đổi mật khẩu/);
      member = (await signedIn(browser, `${plan.of}.dangvien`)).page;
    });

    step("opens the meeting", async () => {
      await secretary.goto(at(`/hoi-nghi/${unit}`));
      meeting = (await links(secretary, `/hoi-nghi/${unit}/organization`))[0];
      await secretary.goto(demonstration + meeting + "/khai-mac");
      await sound(secretary);
      await send(secretary, { chair: id(plan.leader), secretary: id(plan.clerk), quorum: "more_than_half", place: "Phòng họp chi bộ" });
      assert.match(await said(secretary), /đủ thành phần/);
      await sound(secretary);
    });

    step("reviews body and people in the order of the rules", async () => {
      const items = await links(secretary, "/muc/");
      assert.ok(items.length > 5, `${items.length} items`);
      let concluded = 0;
      for (const item of items) {
        // Nobody writes at the own review.
        const writer = item.endsWith(id(plan.clerk)) ? secretary : clerk;
        await writer.goto(demonstration + item);
        if ((await writer.locator('main button[value="close"]').count()) === 0) continue;
        await send(writer, { speaker: "Một đảng viên trong chi bộ", text: "Đồng tình với bản kiểm điểm." });
        await send(writer,
          {
            "fact.presenter": "Người được kiểm điểm", "fact.strengths": "Hoàn thành việc được giao", "fact.shortcomings": "Còn chậm ở hai việc",
            "fact.causes": "Chưa sắp xếp kịp", "fact.responsibility": "Của bản thân", "fact.acceptance": "Tiếp thu",
          }, 'button[value="close"]',
        ); // prettier-ignore
      }
      await secretary.goto(demonstration + meeting);
      concluded = (await said(secretary)).match(/✓ đã (kết luận|kiểm điểm)/g)?.length ?? 0;
      assert.ok(concluded >= 3, `${concluded} of ${items.length} were concluded`);
    });

    step("closes the minutes and prints them", async () => {
      await secretary.goto(demonstration + meeting);
      const told = await values(secretary, "told");
      if (told.length > 0) {
        const words = Object.fromEntries(told.map((one) => [`fact.told.${one}`, "Đã thông báo tại hội nghị."]));
        for (const one of told) await secretary.locator(`main [name="told"][value="${one}"]`).check();
        await send(secretary, words);
      }
      await clerk.goto(demonstration + meeting + "/bien-ban");
      const minutes = await said(clerk);
      assert.match(minutes, /BIÊN BẢN/);
      assert.match(minutes, /Còn chậm ở hai việc/);
      await sound(clerk);
    });

    step("prepares a vote on paper for those who were reviewed", async () => {
      await secretary.goto(at(`/phieu-moi/${unit}`));
      await sound(secretary);
      day = await secretary.locator('main [name="day"]').inputValue(); // the campaign's own day
      const subjects = await values(secretary, "subject");
      assert.ok(subjects.length > 0, "somebody may be voted on");
      for (const teller of [plan.clerk, plan.member]) await secretary.locator(`main [name="teller"][value="${id(teller)}"]`).check();
      await send(secretary, { mode: "paper", chair: id(plan.leader) });
      assert.match(place(secretary), /\/phieu\//, await said(secretary));
      poll = place(secretary);
      await clerk.goto(demonstration + poll);
      await clerk.goto(await clerk.getByRole("link", { name: "Phiếu: Bản in" }).evaluate((link) => link.href));
      assert.match(await clerk.innerText("body"), /PHIẾU BIỂU QUYẾT/);
    });

    step("counts it twice, alike, and seals the tally with its hash", async () => {
      await clerk.goto(demonstration + poll);
      await press(clerk, /^Mở bỏ phiếu/);
      for (const box of await clerk.locator('main [name="handed"]').all()) await box.check();
      await press(clerk, /^Lưu danh sách nhận phiếu/);
      await sound(clerk);
      await press(clerk, /^Đóng bỏ phiếu/);
      for (const teller of [clerk, member]) {
        await teller.goto(demonstration + poll);
        const handed = (await said(teller)).match(/Đã phát phiếu (\d+)/)[1];
        await teller.goto(demonstration + poll + "/kiem");
        const fields = await teller.$$eval('main [name^="count."]', (all) => all.map((field) => field.name));
        const all = /^count\.(issued|returned|valid)$|\.completed$/; // no ceiling of the demonstrations closes it
        await send(teller, Object.fromEntries(fields.map((name) => [name, all.test(name) ? handed : "0"])));
      }
      for (const teller of [clerk, member]) {
        await teller.goto(demonstration + poll);
        await press(teller, /Xác nhận/);
      }
      await secretary.goto(demonstration + poll + "/bien-ban");
      assert.match(await said(secretary), /BIÊN BẢN KIỂM PHIẾU/);
      assert.match(await said(secretary), /[0-9a-f]{20}/);
      await sound(secretary);
    });

    step("is decided on by the level that may, within the rules", async () => {
      const [login, decides] = plan.decides;
      decider = login === "bithu" ? secretary : (await signedIn(browser, `${plan.of}.${login}`)).page;
      await decider.goto(at(`/quyet-dinh/${id(decides)}`));
      await sound(decider);
      const field = decider.locator(`main [name="level.member:${id(plan.member)}"]`);
      assert.equal(await field.inputValue(), "", "no level is chosen beforehand");
      await send(decider, {
        number: `${plan.cell}-01-QĐ`, day, signer: "Người ký", ground: "Biên bản hội nghị và biên bản kiểm phiếu", [`level.member:${id(plan.member)}`]: "completed",
      }); // prettier-ignore
      decision = place(decider);
      assert.match(decision, /\/quyet-dinh\/[^/]+\/[^/]+$/, await said(decider));
      assert.match(await said(decider), /Hoàn thành nhiệm vụ/);
      await sound(decider);
    });

    step("reaches the member as a notice that is opened", async () => {
      await decider.goto(demonstration + decision + "/thong-bao");
      await press(decider, /Gửi|Ghi/);
      await member.goto(at(`/ket-qua/member:${id(plan.member)}`));
      await press(member, /mở thông báo/);
      assert.match(await said(member), /Hoàn thành nhiệm vụ/);
      await sound(member);
      await decider.goto(demonstration + decision + "/thong-bao");
      assert.match(await said(decider), /đã mở/);
    });

    step("leaves pages that fit a laptop and a telephone", async () => {
      const problems = [];
      const visited = [
        [secretary, [meeting, poll, poll + "/bien-ban"]],
        [clerk, [meeting + "/bien-ban"]],
        [decider, [decision, decision + "/thong-bao"]],
      ];
      for (const [page, paths] of visited) {
        const watcher = await watch(page);
        watcher.asksOnly(demonstration);
        for (const path of paths)
          problems.push(...(await pageProblems(page, watcher, demonstration + path)).map((problem) => `${path}: ${problem}`));
      }
      complainOf(problems);
    });
  });
