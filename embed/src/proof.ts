// A little work in place of a picture puzzle: for each part, a number for which SHA-256("text:part:number") begins with
// `bits` zero bits. Done in slices on the page's own thread: a worker would need leave in the page's content policy, and
// WebCrypto takes longer to be called than to hash.

/** For how many milliseconds the page may stand still. */
const SLICE = 10;
/** How many numbers are tried between two looks at the clock. */
const AT_ONCE = 200;

// The constants of FIPS 180-4: 32 bits of the fractional parts of roots of the first primes.
const K = new Uint32Array(64);
const START = new Uint32Array(8);
const words = new Uint32Array(64);

function prepare(): void {
  const fraction = (number: number) => (number % 1) * 2 ** 32;
  for (let number = 2, found = 0; found < 64; number++) {
    let divisor = 2;
    while (number % divisor) divisor++;
    if (divisor < number) continue;
    if (found < 8) START[found] = fraction(Math.sqrt(number));
    K[found++] = fraction(Math.cbrt(number));
  }
}

const turn = (word: number, by: number) => word >>> by | word << 32 - by;

/** Works 64 octets of `data` from `at` into `state`. */
function compress(state: Uint32Array, data: DataView, at: number): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const x = words[i - 15]!, y = words[i - 2]!;
    words[i] = i < 16 ? data.getUint32(at + i * 4)
      : words[i - 16]! + words[i - 7]! + (turn(x, 7) ^ turn(x, 18) ^ x >>> 3) + (turn(y, 17) ^ turn(y, 19) ^ y >>> 10);
    const t = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + K[i]! + words[i]! | 0;
    const u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
    h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i]! += word; });
}

/** Tells of a number how many zero bits the hash of `prefix` and it begins with. What does not change is hashed once. */
export function hasher(prefix: string): (number: number) => number {
  if (!K[0]) prepare();
  const text = new TextEncoder().encode(prefix);
  const whole = text.length & ~63;
  const middle = START.slice();
  for (let at = 0; at < whole; at += 64) compress(middle, new DataView(text.buffer, at, 64), 0);
  const rest = text.subarray(whole);
  const octets = new Uint8Array(128);
  const tail = new DataView(octets.buffer);
  const state = new Uint32Array(8);
  return (number) => {
    octets.fill(0);
    octets.set(rest);
    let length = rest.length;
    for (const digit of String(number)) octets[length++] = +digit + 48;
    octets[length] = 0x80;
    const end = length < 56 ? 64 : 128;
    tail.setUint32(end - 4, (whole + length) * 8);
    state.set(middle);
    for (let at = 0; at < end; at += 64) compress(state, tail, at);
    const first = state.findIndex(Boolean);
    return first * 32 + Math.clz32(state[first]!);
  };
}

export interface Challenge { text: string; parts: number; bits: number }

/** The numbers, in order, with dots between. */
export async function solve({ text, parts, bits }: Challenge, signal: AbortSignal): Promise<string> {
  const numbers: number[] = [];
  let end = performance.now() + SLICE;
  for (let part = 0; part < parts; part++) {
    const zeros = hasher(`${text}:${part}:`);
    for (let number = 0; numbers.length <= part; number++) {
      if (zeros(number) >= bits) numbers.push(number);
      if (number % AT_ONCE || performance.now() < end) continue;
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      end = performance.now() + SLICE;
    }
  }
  return numbers.join(".");
}
