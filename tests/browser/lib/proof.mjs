// What somebody carries to prove who they are: an authenticator app, and a device with passkeys.

import { createHmac } from "node:crypto";

/** The six digits of RFC 6238 for a base32 secret, `steps` half-minutes from now. */
export function digits(secret, steps = 0, seconds = Date.now() / 1000) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.toUpperCase().replace(/[\s=]/g, "")].map((char) => letters.indexOf(char).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((octet) => Number.parseInt(octet, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30) + steps));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
}

/** Gives the browser a device that makes passkeys, and whose owner always says yes. */
export async function withPasskeys(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
    /** Its owner says no from now on. */
    refuse: () => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false }),
    /** And yes again. */
    agree: () => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true }),
  };
}
