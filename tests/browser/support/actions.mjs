// The rows of the table of actions that answer to GET, read from the source: name, path and what an address must look like.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../../src/service/action_table.h", import.meta.url), "utf8");
const rows = [...source.matchAll(/Action\{"([a-z-]+)",\s*(true|false),\s*"([^"]+)"/g)];

const pattern = (path) => new RegExp("^" + path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+") + "$");

export const readingActions = rows
  .filter(([, , changes]) => changes === "false")
  .map(([, name, , path]) => ({ name, path, pattern: pattern(path) }))
  .sort((one, other) => one.path.split("{").length - other.path.split("{").length);

export function actionOf(pathname) {
  return readingActions.find((action) => action.pattern.test(pathname));
}
