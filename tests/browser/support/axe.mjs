// Lets axe judge a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export function loadAxe(packages) {
  const require = createRequire(path.join(packages, "package.json"));
  return readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
}

// The policy of the pages refuses foreign scripts; the browser's own console may still run one. Gives one line a violation.
export async function violations(page, axe, rules = wcag) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const run = `axe.run({runOnly: ${JSON.stringify(rules)}}).then((found) => found.violations.map((one) => one.id + ": " +
    one.nodes.map((node) => node.target.join(" ")).join(", ")))`;
  const answered = await session.send("Runtime.evaluate", { expression: run, awaitPromise: true, returnByValue: true });
  await session.detach();
  if (!Array.isArray(answered.result.value)) throw new Error(answered.exceptionDetails?.exception?.description ?? "axe did not run");
  return answered.result.value;
}
