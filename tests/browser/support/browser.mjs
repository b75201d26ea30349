// The browser and the two houses that the tests visit. tests/browser/run sets the variables.
import { createRequire } from "node:module";
import path from "node:path";

export const require = createRequire(path.join(process.env.KIEMDIEM_PACKAGES, "package.json"));
const { chromium } = require("playwright-core");

// Each file of tests has a demonstration of its own, so that none meets what another did.
const file = path.basename(process.argv[1] ?? "").split(".")[0];
export const demonstration = process.env[`KIEMDIEM_DEMONSTRATION_${file}`] ?? process.env.KIEMDIEM_DEMONSTRATION;
export const password = "mùa kiểm điểm cuối năm"; // of all accounts of the demonstration
export const laptop = { width: 1366, height: 768 };
export const phone = { width: 360, height: 740 };

// A browser that asks nobody but the server: no updates, no translation, no safe-browsing lists.
export function launch() {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-default-apps",
      "--no-first-run",
      "--no-pings",
    ],
  });
}

export async function fillSignIn(page, address, user, secret) {
  await page.goto(address + "/dang-nhap");
  await page.fill("#user", user);
  await page.fill("#password", secret);
  await page.click("main form:has(#password) button");
  await page.waitForLoadState();
}

// A context of its own, signed in, with its page.
export async function signedIn(browser, user, { address = demonstration, secret = password, ...options } = {}) {
  const context = await browser.newContext({ viewport: laptop, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await fillSignIn(page, address, user, secret);
  if (new URL(page.url()).pathname === "/dang-nhap") throw new Error(`${user} could not sign in`);
  return { context, page };
}

// What a page says to whom it shows: the main part as one line of text.
export async function said(page) {
  return (await page.locator("main").innerText()).replace(/\s+/g, " ");
}
