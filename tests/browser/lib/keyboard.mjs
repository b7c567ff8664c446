// Whether a page can be used without a mouse.

import assert from "node:assert/strict";

/** How many times Tab is pressed before somebody looks where that led. */
const AT_ONCE = 25;

/** Goes through the page by Tab: everything that can be used is reached, and one can see where one is. */
export async function keyboard(page, name = page.url()) {
  const expected = await page.evaluate(reachable);
  await page.evaluate(accompany);
  const keys = await page.context().newCDPSession(page);
  const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  let stops = [];
  for (let pressed = 0; pressed < expected.length * 2 + 10; pressed += AT_ONCE) {
    const presses = Array.from({ length: AT_ONCE }, () => [
      keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...tab }),
      keys.send("Input.dispatchKeyEvent", { type: "keyUp", ...tab }),
    ]);
    await Promise.all(presses.flat());
    stops = await page.evaluate(() => globalThis.stops);
    if (stops.slice(1).includes(null)) break;
  }
  await keys.detach();
  // Some have several stops inside, each with a mark of its own: what counts is how one comes to them.
  const reached = new Map(stops.filter(Boolean).reverse().map((stop) => [stop.id, stop]));
  const wrong = [];
  for (const { what, marked, seen } of reached.values()) {
    if (!marked) wrong.push(`one cannot see that ${what} has the focus`);
    if (!seen) wrong.push(`${what} has the focus but is not in sight`);
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

/** In the page: begins at its top, and from now on writes down where one is whenever Tab is about to lead on. */
function accompany() {
  document.activeElement?.blur();
  scrollTo(0, 0);
  getSelection().removeAllRanges();
  globalThis.stops = [];
  addEventListener("keydown", () => {
    const element = document.activeElement;
    if (!element || element === document.body) return globalThis.stops.push(null);
    element.dataset.walk ??= `x${Math.random()}`;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    globalThis.stops.push({
      id: element.dataset.walk,
      what: element.outerHTML.slice(0, 120),
      marked: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
      seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    });
  }, { capture: true });
}
