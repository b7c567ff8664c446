// For i in 0..count, the smallest counter c so that SHA-256(challenge ":" i ":" c) begins with `bits` zero bits.
// The answer is the counters joined with ",".

// The constants of FIPS 180-4: 32 bits of the fractional parts of roots of the first primes.
const K = new Uint32Array(64);
const START = new Uint32Array(8);
for (let number = 2, found = 0; found < 64; number++) {
  if (Array.from({ length: number - 2 }, (_, i) => i + 2).some((divisor) => number % divisor === 0)) continue;
  if (found < 8) START[found] = fraction(Math.sqrt(number));
  K[found++] = fraction(Math.cbrt(number));
}

function fraction(number) {
  return (number % 1) * 2 ** 32;
}

const words = new Uint32Array(64);

/** Works 64 octets of `data` from `at` into `state`. */
function compress(state, data, at) {
  for (let i = 0; i < 16; i++, at += 4) {
    words[i] = data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15], y = words[i - 2];
    words[i] = words[i - 16] + words[i - 7]
      + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
      + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const t = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K[i] + words[i] | 0;
    const u = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
    h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

/** The smallest counter that makes SHA-256(prefix counter) begin with `bits` zero bits. */
export function search(prefix, bits) {
  const text = new TextEncoder().encode(prefix);
  const middle = START.slice();
  const whole = text.length - text.length % 64;
  for (let at = 0; at < whole; at += 64) compress(middle, text, at);

  const tail = new Uint8Array(128);
  const state = new Uint32Array(8);
  for (let counter = 0; ; counter++) {
    const digits = String(counter);
    tail.fill(0);
    tail.set(text.subarray(whole));
    let length = text.length - whole;
    for (let i = 0; i < digits.length; i++) tail[length++] = digits.charCodeAt(i);
    tail[length] = 0x80;
    const end = length < 56 ? 64 : 128;
    new DataView(tail.buffer).setUint32(end - 4, (whole + length) * 8);
    state.set(middle);
    for (let at = 0; at < end; at += 64) compress(state, tail, at);
    if (zeros(state) >= bits) return counter;
  }
}

function zeros(state) {
  let bits = 0;
  for (const word of state) {
    bits += Math.clz32(word);
    if (word) break;
  }
  return bits;
}

globalThis.onmessage = ({ data: { challenge, bits, count } }) => {
  const counters = Array.from({ length: count }, (_, i) => search(`${challenge}:${i}:`, bits));
  postMessage(counters.join(","));
};
