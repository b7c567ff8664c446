// Whether a page can be used without a mouse.

import assert from "node:assert/strict";

/** Goes through the page by Tab: everything that can be used is reached, and one can see where one is. */
export async function keyboard(page, name = page.url()) {
  const expected = await page.evaluate(reachable);
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); });
  const reached = new Set();
  const wrong = [];
  for (let step = 0; step < expected.length * 2 + 10; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(whereNow);
    if (!at) break;
    if (reached.has(at.id)) continue;
    reached.add(at.id);
    if (!at.marked) wrong.push(`one cannot see that ${at.what} has the focus`);
    if (!at.seen) wrong.push(`${at.what} has the focus but is not in sight`);
  }
  wrong.push(...expected.filter(({ id }) => !reached.has(id)).map(({ what }) => `${what} cannot be reached`));
  assert.deepEqual(wrong, [], name);
  return reached.size;
}

/** In the page: what ought to be reached. Of radio buttons with one name, one. */
function reachable() {
  const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']");
  const groups = new Set();
  const found = [];
  for (const element of all) {
    if (element.disabled || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.type === "radio") {
      const group = `${element.form?.action} ${element.name}`;
      const checked = document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
      if (groups.has(group) || (checked && checked !== element)) continue;
      groups.add(group);
    }
    element.dataset.walk = found.length;
    found.push({ id: String(found.length), what: element.outerHTML.slice(0, 120) });
  }
  return found;
}

/** In the page: what has the focus, and whether one sees it. */
function whereNow() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  element.dataset.walk ??= `x${Math.random()}`;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    id: element.dataset.walk,
    what: element.outerHTML.slice(0, 120),
    marked: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}
