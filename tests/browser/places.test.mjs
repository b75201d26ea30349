// Every page that somebody of the demonstration can come to by links: sound, legible, self-contained.
import { mkdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { readingActions } from "./support/actions.mjs";
import { demonstration, laptop, launch, phone, signedIn } from "./support/browser.mjs";
import { crawl, lostLinks } from "./support/crawl.mjs";
import { complainOf, htmlProblems, pageProblems, watch } from "./support/page_checks.mjs";

const accounts = [
  "pyk.danguy", "pyk.bantochuc", "pyk.bithu", "pyk.phobithu", "pyk.dangvien",
  "pgv.danguy", "pgv.bantochuc", "pgv.bithu", "pgv.dangvien", "quantri",
]; // prettier-ignore
// Reached without a link: for machines; before and after forms (the story comes by them).
const unlinked = ["start", "sign-in-form", "code-form", "calendar-feed", "start-installation-form", "health", "metrics", "openapi", "import", "import-done", "unit-plan", "unit-meetings", "decision", "notice-papers", "cancellation-form", "replay", "publications"];
// What stands behind a change that nobody made in the demonstration: a vote, a handed-in review, closed minutes, a merger, a role of its own.
const behindChanges = ["bulk-form", "reorganization", "kiosk", "ballot-received", "poll", "count-form", "tally-minutes", "meeting-minutes", "compare-self-review", "evidence", "residence-queue", "opinion-round", "opinion-papers", "opinion-invitation", "unnamed-opinion", "short-opinion", "tally-correction", "bundle", "key-file", "envelope", "minutes-correction", "sent-dossier", "dossier-files", "paper-scan", "scan"];
const pictures = process.env.KIEMDIEM_PICTURES;
const reached = new Set([...unlinked, ...behindChanges]);
const judged = new Set();
let browser;

// Axe is the slow one: it judges a page once for each role, and once on a telephone.
function sizesFor(account, action) {
  const fresh = (key) => !judged.has(key) && judged.add(key);
  return [...(fresh(account.split(".").at(-1) + " " + action) ? [laptop] : []), ...(fresh(action) ? [phone] : [])];
}

async function look(account) {
  const { context, page } = await signedIn(browser, account);
  const watcher = await watch(page);
  watcher.asksOnly(demonstration);
  const complaints = new Set();
  const looked = new Set();
  const all = await crawl(context.request, demonstration);
  for (const { kind, problem } of lostLinks(all, demonstration)) complaints.add(`${kind}: ${problem}`);
  for (const found of all) {
    const note = (problems) => problems.map((problem) => complaints.add(`${found.kind} (${found.address}): ${problem}`));
    if (found.status !== 200) note([`status ${found.status}`]);
    reached.add(found.kind.split("?")[0]);
    if (!found.html) continue;
    note(await htmlProblems(found.html));
    const action = found.kind.split("?")[0];
    if (looked.has(action)) continue;
    looked.add(action);
    note(await pageProblems(page, watcher, demonstration + found.address, sizesFor(account, action)));
    if (!pictures) continue;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/${account}-${action}.png`, fullPage: true });
  }
  await context.close();
  return { complaints, looked };
}

describe("every page", { concurrency: 2 }, () => {
  before(async () => (browser = await launch()));
  after(() => browser.close());
  for (const account of accounts)
    it(`is sound for ${account}`, async (test) => {
      const { complaints, looked } = await look(account);
      test.diagnostic(`${looked.size} pages`);
      complainOf([...complaints]);
    });
});

describe("the table of actions", () => {
  it("has no page that nobody comes to by links", () => {
    const forgotten = readingActions.map(({ name }) => name).filter((name) => !reached.has(name));
    complainOf(forgotten);
  });
});
