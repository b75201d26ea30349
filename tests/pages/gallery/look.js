// Opens every page of the gallery as a server would send it, takes pictures and lets axe judge it.
// node look.js PACKAGES GALLERY ASSETS PICTURES; ends with 1 where something is wrong.
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { loadAxe, violations, wcag } from "../../browser/support/axe.mjs";

const [packages, gallery, assets, pictures] = process.argv.slice(2).map((folder) => path.resolve(folder));
const require = createRequire(path.join(packages, "package.json"));
const { chromium } = require("playwright-core");
const axe = loadAxe(packages);
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2" };
const sizes = [
  ["light", 1366, 768],
  ["light", 360, 740],
  ["dark", 1366, 768],
  ["contrast", 1366, 768],
  ["english", 1366, 768],
];
let wrong = 0;

function complain(...words) {
  wrong += 1;
  console.error(...words);
}

function answer(request, response) {
  const asked = new URL(request.url, "http://localhost").pathname;
  const file = asked.startsWith("/assets/") ? path.join(assets, asked.slice(8)) : path.join(gallery, asked);
  if (!existsSync(file)) return response.writeHead(404).end();
  const type = types[path.extname(file)] ?? "text/plain";
  response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(readFileSync(file));
}

async function look(page, address, name) {
  await page.goto(address);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wider > 0) complain(name, "is wider than the screen by", wider);
  for (const violation of await violations(page, axe, [...wcag, "best-practice"])) complain(name, violation);
}

const server = http.createServer(answer).listen(0, "127.0.0.1");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [variant, width, height] of sizes) {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("pageerror", (error) => complain(variant, error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) complain(variant, message.text());
  });
  const folder = path.join(pictures, `${variant}-${width}`);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(path.join(gallery, variant)).sort()) {
    const name = file.replace(".html", "");
    await look(page, `http://127.0.0.1:${server.address().port}/${variant}/${file}`, `${variant}-${width}/${name}`);
    await page.screenshot({ path: path.join(folder, name + ".png"), fullPage: true });
    if (variant === "light" && width > 1000)
      await page.pdf({ path: path.join(folder, name + ".pdf"), preferCSSPageSize: true });
  }
  await page.close();
}
await browser.close();
server.close();
console.log(`${pictures}: ${wrong} complaints`);
process.exit(wrong ? 1 : 0);
