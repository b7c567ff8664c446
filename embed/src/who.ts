// Who somebody is. A visitor who never signs in gets no cookie; who does gets one, on the page's own host.

import { ask } from "./ask";
import { API } from "./place";

const COOKIE = "lodge_session";

/** What Lodge knows of somebody who is signed in. */
export interface Me {
  name: string;
  role: "visitor" | "moderator" | "owner";
  mine: string[];
  votes: Record<string, number>;
  reactions: Record<string, string[]>;
  held: string;
}

export function token(): string | undefined {
  return document.cookie.match(`(?:^|; )${COOKIE}=([^;]+)`)?.[1];
}

function keep(token: string, seconds: number): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${COOKIE}=${token}; path=/; max-age=${seconds}; samesite=strict${secure}`;
}

function take({ token, until }: { token: string; until: number | string }): string {
  keep(token, Math.max(0, Math.floor((+new Date(until) - Date.now()) / 1000)));
  return token;
}

/** Opens Lodge's own window for signing in, and ends when somebody has. */
export function signIn(site: string, signal: AbortSignal): Promise<void> {
  const { origin } = new URL(API);
  const query = new URLSearchParams({ site, origin: location.origin });
  const door = open(`${API}/sign-in?${query}`, "lodge-sign-in", "popup,width=480,height=680");
  return new Promise((resolve) => {
    addEventListener("message", (event) => {
      const told = event.data;
      if (event.origin !== origin || event.source !== door || told?.lodge !== "signed-in") return;
      take(told);
      resolve();
    }, { signal });
  });
}

/** Asks the page's own site who its reader is, and Lodge whether it believes that. */
export async function vouched(site: string, address: string, signal: AbortSignal): Promise<string | undefined> {
  const told = await fetch(address, { headers: { accept: "application/json" }, signal });
  // A site that does not know its reader says nothing.
  if (told.status !== 200) return undefined;
  const { payload, signature } = await told.json() as Record<"payload" | "signature", string>;
  const answer = await ask(`${API}/sso`, { form: { site, payload, signature }, signal });
  return take(await answer.json());
}

/** Forgets the session here; what Lodge keeps of it ends with `tell`. */
export async function signOut(tell: boolean): Promise<void> {
  const as = token();
  keep("", 0);
  if (tell && as) await ask(`${API}/sign-out`, { form: {}, as });
}
