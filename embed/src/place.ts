// Where one is: at which Lodge, on which site, on which page.

/** The script itself, which comes from the Lodge that keeps the comments. */
export const script = (document.currentScript ?? document.querySelector('script[src*="lodge-comments.js"]')) as HTMLScriptElement | null;

/** Where the addresses of that Lodge begin: `https://HOST/embed`. */
export const API = new URL(".", script?.src || location.href).href.slice(0, -1);

/** The first of these attributes that says something. */
export function said(element: Element, ...names: string[]): string {
  return names.map((name) => element.getAttribute(name)).find(Boolean) ?? "";
}

/** Where a page is. What of the query belongs to it, the rules of the site say. */
export function path({ pathname, search }: URL | Location = location): string {
  return pathname + search;
}

/** The page by the address that it calls its own, if that is on this host. */
function canonical(): string {
  const href = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const own = href && new URL(href);
  return own && own.host === location.host ? path(own) : path();
}

/** The site and the page of an element: what it says, or where it stands. A page that became another is where it is. */
export function place(element: Element, moved?: unknown): { site: string; page: string } {
  return { site: said(element, "site") || location.hostname, page: said(element, "page", "page-id", "path") || (moved ? path() : canonical()) };
}

/** Which other host an address is of. */
export function host(address: string): string {
  const hostname = URL.canParse(address) ? new URL(address).hostname : "";
  return hostname === location.hostname ? "" : hostname;
}

/** The comment that the address of the page names. */
export function named(): string | undefined {
  return location.hash.match(/^#lodge-(\d+)$/)?.[1];
}
