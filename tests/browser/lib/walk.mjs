// Everything that every page has to be, on every page that somebody can reach.

import { audit } from "./audit.mjs";
import { crawl } from "./crawl.mjs";
import { keyboard } from "./keyboard.mjs";

/** Goes everywhere from `start`, and looks at each page in light and dark, narrow and wide, and by keyboard. */
export async function walk(page, start = ["/"]) {
  let heaviest = 0;
  const visited = await crawl(page, start, async (path) => {
    const { octets } = await audit(page, path);
    await keyboard(page, path);
    heaviest = Math.max(heaviest, octets);
  });
  return { visited, heaviest };
}
