// A sign-in provider (OpenID Connect) that says of everybody that they are the person it was told of.

import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";

const base64url = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** Opens one on this machine. `person` is who signs in next: { sub, email, email_verified, name }. */
export async function provider({ clientId, clientSecret }) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const asked = new Map();
  const its = { person: undefined };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, its.issuer);
    const json = (status, value) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/.well-known/openid-configuration") {
      return json(200, {
        issuer: its.issuer, authorization_endpoint: `${its.issuer}/authorize`, token_endpoint: `${its.issuer}/token`,
        userinfo_endpoint: `${its.issuer}/userinfo`, jwks_uri: `${its.issuer}/keys`,
        response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["ES256"],
        code_challenge_methods_supported: ["S256"],
      });
    }
    if (url.pathname === "/keys") return json(200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "ES256", use: "sig" }] });
    if (url.pathname === "/authorize") {
      const code = base64url(`code ${asked.size}`);
      asked.set(code, Object.fromEntries(url.searchParams));
      const back = new URL(url.searchParams.get("redirect_uri"));
      back.searchParams.set("code", code);
      back.searchParams.set("state", url.searchParams.get("state"));
      return response.writeHead(302, { location: back.href }).end();
    }
    if (url.pathname === "/token") {
      let body = "";
      for await (const part of request) body += part;
      const form = new URLSearchParams(body);
      const before = asked.get(form.get("code"));
      const proof = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
      const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
      const known = request.headers.authorization === basic || form.get("client_secret") === clientSecret;
      if (!before || proof !== before.code_challenge || !known) return json(400, { error: "invalid_grant" });
      asked.delete(form.get("code"));
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: its.issuer, aud: clientId, iat: now, exp: now + 300, nonce: before.nonce, ...its.person };
      const signed = `${base64url({ alg: "ES256", kid: "1", typ: "JWT" })}.${base64url(claims)}`;
      const seal = sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url");
      return json(200, { access_token: "access", token_type: "Bearer", expires_in: 300, id_token: `${signed}.${seal}` });
    }
    if (url.pathname === "/userinfo") return json(200, its.person);
    return json(404, {});
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  its.issuer = `http://127.0.0.1:${server.address().port}`;
  its.close = () => server.close();
  return its;
}
