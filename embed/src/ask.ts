// Questions to Lodge, and what it says.

/** A no: what it says, to read aloud, and which fields it is about. */
export class Refused extends Error {
  constructor(readonly status: number, readonly said?: string, readonly fields: Record<string, string> = {}) {
    super(`Lodge answered ${status}`);
  }
}

export interface Asking {
  /** What is sent; without it, nothing is changed. */
  form?: Record<string, string> | FormData;
  /** Who asks: a session, or the key of something that a guest wrote. */
  as?: string | undefined;
  signal?: AbortSignal;
}

/** Asks without cookies, and gives the answer if it is a yes. */
export async function ask(address: string, { form, as, signal }: Asking = {}): Promise<Response> {
  const answer = await fetch(address, {
    credentials: "omit",
    headers: { accept: form ? "application/json" : "*/*", ...(as && { authorization: `Bearer ${as}` }) },
    ...(form && { method: "POST", body: new URLSearchParams(form instanceof FormData ? [...form] as [string, string][] : form) }),
    ...(signal && { signal }),
  });
  if (answer.ok) return answer;
  const { said, fields } = await answer.json().catch(() => ({})) as { said?: string; fields?: Record<string, string> };
  throw new Refused(answer.status, said, fields);
}

interface Policy { createHTML(html: string): string }
const policy = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes
  ?.createPolicy("lodge-comments", { createHTML: (html) => html });

/** HTML that Lodge made, as elements. Lodge made it safe; nothing else may come here. */
export function elements(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}
