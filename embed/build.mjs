// Builds the element and its style into the crate that serves them. With --check: whether what is there is what would
// be built, and whether it is small enough. Nobody needs this to build Lodge.

import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, brotliDecompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const ASSETS = new URL("../crates/lodge-comments/assets/", import.meta.url);
const MOST_OCTETS = 12 * 1024;
const TARGET = ["chrome123", "firefox121", "safari17.5"];
const LINE = "Lodge comments. MIT OR Apache-2.0.";

const options = { bundle: true, minify: true, write: false, target: TARGET, absWorkingDir: new URL(".", import.meta.url).pathname, legalComments: "none" };
const style = await text({ entryPoints: ["src/style.css"], banner: { css: `/*! ${LINE} */` } });
const inlined = style.replace(/^\/\*.*?\*\/\s*/, "").trim();
const script = await text({
  entryPoints: ["src/main.ts"],
  format: "iife",
  banner: { js: `/*! ${LINE} */` },
  define: { STYLE: JSON.stringify(inlined) },
});
const built = { "lodge-comments.js": script, "lodge-comments.css": style };

const sizes = (content) => [Buffer.byteLength(content), gzipSync(content, { level: 9 }).length, brotliCompressSync(content).length];
for (const [name, content] of Object.entries(built)) {
  const [raw, gzip, brotli] = sizes(content);
  console.log(`${name}: ${raw} octets, gzip ${gzip}, brotli ${brotli}`);
}
// A page with the element gets the script, which has the style in it; a document without script gets the style alone.
const octets = sizes(script)[2];
console.log(`script and style together: ${octets} of ${MOST_OCTETS} octets in brotli`);

const check = process.argv.includes("--check");
const stale = Object.entries(built).filter(([name, content]) => check && (there(name) !== content || squeezed(name) !== content)).map(([name]) => name);
if (!check) {
  for (const [name, content] of Object.entries(built)) {
    writeFileSync(new URL(name, ASSETS), content);
    // Beside it, as it is sent: to try this hard takes a program too long to do it at its start.
    writeFileSync(new URL(`${name}.br`, ASSETS), brotliCompressSync(content));
  }
}
if (stale.length) console.error(`not built from what is in src/: ${stale.join(", ")}\nhint: run \`node build.mjs\``);
if (octets > MOST_OCTETS) console.error("too heavy");
process.exitCode = stale.length || octets > MOST_OCTETS ? 1 : 0;

async function text(more) {
  const { outputFiles } = await build({ ...options, ...more });
  return outputFiles[0].text;
}

function there(name) {
  try {
    return readFileSync(new URL(name, ASSETS), "utf8");
  } catch {
    return undefined;
  }
}

/** What is in the file that is sent to browsers that take brotli. */
function squeezed(name) {
  try {
    return String(brotliDecompressSync(readFileSync(new URL(`${name}.br`, ASSETS))));
  } catch {
    return undefined;
  }
}
