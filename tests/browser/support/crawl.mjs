// Follows the links of the own host from one page on.
import { actionOf } from "./actions.mjs";

const entities = { "&amp;": "&", "&quot;": '"', "&#39;": "'", "&lt;": "<", "&gt;": ">" };
const decoded = (text) => text.replace(/&(amp|quot|#39|lt|gt);/g, (entity) => entities[entity]);

function linksOf(html, from) {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)]
    .map(([, href]) => new URL(decoded(href), from))
    .filter((url) => url.origin === new URL(from).origin && !url.pathname.startsWith("/assets/"));
}

// Links to a part of a page that was found and has no such part: [{kind, problem}].
export function lostLinks(found, host) {
  const parts = new Map(
    found.filter(({ html }) => html).map(({ address, html }) => [address, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decoded(id)))]),
  );
  return found.flatMap(({ address, kind, html }) =>
    linksOf(html, host + address)
      .filter(({ hash, pathname, search }) => hash.length > 1 && parts.get(pathname + search)?.has(decodeURIComponent(hash.slice(1))) === false)
      .map(({ hash, pathname }) => ({ kind, problem: `a link leads to ${decodeURIComponent(hash)} of ${pathname}, which has no such part` })),
  );
}

// Pages of one kind: the same row of the table of actions with the same names in the query.
export function kindOf(address) {
  const url = new URL(address, "http://localhost");
  const action = actionOf(url.pathname);
  const asked = [...new Set(url.searchParams.keys())].sort().join("&");
  return (action ? action.name : url.pathname) + (asked ? "?" + asked : "");
}

// Every kind of page that links lead to from /viec, at most `each` of a kind:
// [{address, kind, from, status, type, html}], in the order in which they are found.
export async function crawl(request, host, each = 2) {
  const found = [];
  const seen = new Set();
  const counts = new Map();
  const queue = [["/viec", "the menu"]];
  while (queue.length > 0) {
    const [address, from] = queue.shift();
    const kind = kindOf(address);
    if (seen.has(address) || (counts.get(kind) ?? 0) >= each) continue;
    seen.add(address);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const answer = await request.get(host + address);
    const type = answer.headers()["content-type"] ?? "";
    const html = type.startsWith("text/html") ? await answer.text() : "";
    found.push({ address, kind, from, status: answer.status(), type, html });
    for (const { pathname, search } of linksOf(html, answer.url())) queue.push([pathname + search, address]);
  }
  return found;
}
