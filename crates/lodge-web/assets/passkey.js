// Passkeys: making one (data-passkey="register") and signing in with one (data-passkey="sign-in").
//
// POST data-start  → { publicKey: options, state? }
// POST data-finish ← { credential, state?, …fields of the form }  → { location }
// `lodge.js` brings this in when such a form is sent. All words come from the form: data-cancelled, data-known, data-failed; or from `detail` of a problem+json.

class Told extends Error {}

/** What happens when such a form is sent. */
export async function run(form) {
  const button = form.querySelector("button");
  const error = form.querySelector("[data-error]");
  error.hidden = true;
  button.setAttribute("aria-busy", "true");
  try {
    const fields = Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrf"));
    const { publicKey, state } = await post(form, form.dataset.start, fields);
    const credential = form.dataset.passkey === "register"
      ? await navigator.credentials.create({ publicKey: creation(publicKey) })
      : await navigator.credentials.get({ publicKey: request(publicKey) });
    const { location: next } = await post(form, form.dataset.finish, { ...fields, state, credential: plain(credential) });
    location.assign(next);
  } catch (problem) {
    error.textContent = words(form, problem);
    error.hidden = false;
    button.removeAttribute("aria-busy");
    button.focus();
  }
}

function words({ dataset }, problem) {
  if (problem instanceof Told) return problem.message;
  if (problem.name === "NotAllowedError" || problem.name === "AbortError") return dataset.cancelled;
  if (problem.name === "InvalidStateError") return dataset.known ?? dataset.failed;
  return dataset.failed;
}

async function post(form, address, body) {
  const response = await fetch(address, {
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      "x-csrf-token": form.elements.csrf.value,
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw answer.detail ? new Told(answer.detail) : new Error(response.status);
  return answer;
}

// The browser's own conversions where it has them.

function creation(options) {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return {
    ...options,
    challenge: octets(options.challenge),
    user: { ...options.user, id: octets(options.user.id) },
    excludeCredentials: named(options.excludeCredentials),
  };
}

function request(options) {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return { ...options, challenge: octets(options.challenge), allowCredentials: named(options.allowCredentials) };
}

function named(credentials = []) {
  return credentials.map((credential) => ({ ...credential, id: octets(credential.id) }));
}

function plain(credential) {
  try {
    return credential.toJSON();
  } catch {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: { ...response, transports: credential.response.getTransports?.() },
    };
  }
}

function octets(base64url) {
  return Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
}

function text(buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
