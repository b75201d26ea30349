// Takes the pictures of the README. Run by tools/take-screenshots; each picture has to stay light.
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { it } from "node:test";
import { demonstration, launch, signedIn } from "./browser.mjs";

const folder = process.env.KIEMDIEM_SCREENSHOTS;
const heaviest = 250_000;
const wanted = [
  { file: "work-list.png", user: "pyk.bithu", path: "/viec" },
  { file: "rating-board.png", user: "pyk.danguy", link: /\/bang\// },
  { file: "progress.png", user: "pyk.danguy", link: /\/tien-do\// },
  { file: "rules.png", user: "pyk.danguy", path: "/quy-dinh/phu-yen-khoi-2022" },
];

async function addressOf(page, { path, link }) {
  if (path) return path;
  const links = await page.locator("nav.side a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  return links.find((href) => link.test(href));
}

it("takes the pictures of the README", async () => {
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  for (const picture of wanted) {
    const { context, page } = await signedIn(browser, picture.user, { viewport: { width: 1366, height: 900 }, colorScheme: "light" });
    await page.goto(demonstration + (await addressOf(page, picture)));
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    await page.screenshot({ path: `${folder}/${picture.file}` });
    assert.ok(statSync(`${folder}/${picture.file}`).size < heaviest, `${picture.file} is too heavy`);
    await context.close();
  }
  await browser.close();
});
