// Where one is: at which Lodge, on which site, on which page.

/** The script itself, which comes from the Lodge that keeps the comments. */
export const script = (document.currentScript ?? document.querySelector('script[src*="lodge-comments.js"]')) as HTMLScriptElement | null;

/** Where the addresses of that Lodge begin: `https://HOST/embed`. */
export const API = new URL(".", script?.src || location.href).href.slice(0, -1);

/** The first of these attributes that says something. */
export function said(element: Element, ...names: string[]): string {
  return names.map((name) => element.getAttribute(name)).find(Boolean) ?? "";
}

/** The site and the page of an element: what it says, or where it stands. */
export function place(element: Element): { site: string; page: string } {
  return { site: said(element, "site") || location.hostname, page: said(element, "page", "page-id", "path") || location.pathname };
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
