// Everything that every page has to be, on every page that somebody can reach.

import assert from "node:assert/strict";
import { audit } from "./audit.mjs";
import { crawl } from "./crawl.mjs";
import { keyboard } from "./keyboard.mjs";

/** Goes everywhere from `start`, and looks at each page in light and dark, narrow and wide, and by keyboard. */
export async function walk(page, start, without) {
  let heaviest = 0;
  const wrong = [];
  const visited = await crawl(page, start, async (path) => {
    try {
      const { octets } = await audit(page, path);
      heaviest = Math.max(heaviest, octets);
      await keyboard(page, path);
    } catch (error) {
      wrong.push(`${path}: ${error.message}`);
    }
  }, without);
  assert.deepEqual(wrong, [], `of ${visited.length} pages`);
  return { visited, heaviest };
}
