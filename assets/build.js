// Makes the files of the user interface: one style sheet, one script, the fonts, each also as .br and .gz, and assets.cpp,
// which takes them into the program. Called by tools/build-assets: node build.js PACKAGES OUT
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import zlib from "node:zlib";

const [packages, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
const here = import.meta.dirname;
const require = createRequire(path.join(packages, "package.json"));
const esbuild = require("esbuild");
const sass = require("sass");
const types = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

// The signs that Bootstrap carries as data: addresses become files: the content security policy takes images from the
// server only.
function drawingsAsFiles(css) {
  return css.replace(/url\("data:image\/svg\+xml,([^"]*)"\)/g, (_, drawing) => {
    const text = drawing.replace(/%[0-9a-f]{2}/gi, decodeURIComponent);
    const file = `${out}/drawings/sign-${createHash("sha256").update(text).digest("hex").slice(0, 6)}.svg`;
    writeFileSync(file, text);
    return `url("${file}")`;
  });
}

// Bootstrap 5.3 still writes @import; that is its business, not a warning for us.
const bootstrap = {
  name: "bootstrap",
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path: file }) => {
      const options = { loadPaths: [packages + "/node_modules"], silenceDeprecations: ["import"], quietDeps: true };
      return { contents: drawingsAsFiles(sass.compile(file, options).css), loader: "css" };
    });
  },
};

async function bundle() {
  const result = await esbuild.build({
    absWorkingDir: here,
    entryPoints: { app: "script/app.js", style: "style/app.css" },
    outdir: out + "/files",
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome109", "firefox115", "safari16"],
    entryNames: "[name].[hash]",
    assetNames: "[name].[hash]",
    publicPath: "/assets",
    loader: { ".woff2": "file", ".svg": "file" },
    nodePaths: [packages + "/node_modules"],
    plugins: [bootstrap],
    legalComments: "none",
    logLevel: "warning",
  });
  if (result.warnings.length) process.exit(1);
}

// The icon is no part of the style sheet: it only gets its hash.
function copyIcon() {
  const bytes = readFileSync(here + "/icon.svg");
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  writeFileSync(`${out}/files/icon.${hash}.svg`, bytes);
}

// "style.ABCD1234.css" is known to the pages as "app.css".
function nameOf(file) {
  const name = file.replace(/\.[A-Z0-9]{8}(\.\w+)$/, "$1");
  return name === "style.css" ? "app.css" : name;
}

// A packed form is kept only where it saves something.
function pack(file, bytes, ending, packed) {
  if (packed.length >= bytes.length * 0.95) return null;
  writeFileSync(`${out}/files/${file}${ending}`, packed);
  return `files/${file}${ending}`;
}

function describe(file) {
  const bytes = readFileSync(`${out}/files/${file}`);
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };
  const brotli = pack(file, bytes, ".br", zlib.brotliCompressSync(bytes, quality));
  const gzip = pack(file, bytes, ".gz", zlib.gzipSync(bytes, { level: 9 }));
  return {
    name: nameOf(file),
    url: "/assets/" + file,
    type: types[path.extname(file)],
    hash: createHash("sha256").update(bytes).digest("hex"),
    files: [`files/${file}`, brotli, gzip],
    sent: brotli ? readFileSync(`${out}/${brotli}`).length : bytes.length,
  };
}

const quoted = (text) => JSON.stringify(text);

// The paths of .incbin are relative to this folder, so that it can be moved; the assembler gets it as -I.
function source(assets) {
  const lines = ["// Made by assets/build.js.", '#include "http/assets.h"', ""];
  const views = new Map();
  for (const file of assets.flatMap((asset) => asset.files).filter(Boolean)) {
    const symbol = `kiemdiem_asset_${views.size}`;
    views.set(file, `std::string_view{${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}`);
    lines.push(`asm(".section .rodata\\n${symbol}:\\n.incbin \\"${file}\\"\\n${symbol}_end:\\n.byte 0\\n.text\\n");`);
    lines.push(`extern "C" const char ${symbol}[];`, `extern "C" const char ${symbol}_end[];`);
  }
  lines.push("", "namespace kiemdiem::http {", "", "std::span<const Asset> built_assets() {", "  static const Asset assets[] = {");
  for (const { name, url, type, hash, files } of assets) {
    const bytes = files.map((file) => (file ? views.get(file) : "std::string_view{}"));
    lines.push(`      {${[name, url, type, hash].map(quoted).join(", ")},`, `       ${bytes.join(",\n       ")}},`);
  }
  lines.push("  };", "  return assets;", "}", "", "}  // namespace kiemdiem::http", "");
  return lines.join("\n");
}

for (const folder of ["/files", "/drawings"]) {
  rmSync(out + folder, { recursive: true, force: true });
  mkdirSync(out + folder, { recursive: true });
}
await bundle();
copyIcon();
const assets = readdirSync(out + "/files").sort().map(describe);
writeFileSync(out + "/assets.cpp", source(assets));
for (const { name, sent } of assets) console.log(`${String(sent).padStart(7)} bytes  ${name}`);
console.log(`${String(assets.reduce((sum, asset) => sum + asset.sent, 0)).padStart(7)} bytes  together, as sent`);
