// The telephone of the tests: the second step is set up from the secret that the page shows.
import { createHmac } from "node:crypto";
import { send } from "./forms.mjs";

function bytesOf(base32) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...base32].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((eight) => parseInt(eight, 2)));
}

// RFC 6238: thirty seconds, six figures.
export function codeOf(secret, at = Date.now()) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", bytesOf(secret)).update(step).digest();
  const from = hash[hash.length - 1] & 0xf;
  return String((hash.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// On the page to which whoever needs a second step is led. Gives back the recovery codes.
export async function setUpSecondStep(page) {
  await page.locator("main button[type=submit]").first().click();
  await page.waitForLoadState();
  const secret = (await page.locator("code.secret").innerText()).replace(/\s/g, "");
  await send(page, { code: codeOf(secret) });
  return page.locator(".codes code").allInnerTexts();
}
