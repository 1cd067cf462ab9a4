// Draws every picture of the repository with what the playground is made of, without a browser, and compares the
// bytes. So the layout engine of the page is that of the command, and one is guarded by the other.
// PLAYGROUND names the folder that internal/playground/build has made.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const built = process.env.PLAYGROUND;
const dir = mkdtempSync(path.join(tmpdir(), 'trustseam-playground-'));
after(() => rmSync(dir, { recursive: true, force: true }));

const waiting = new Map();
let asked = 0;

/** Asks the worker as the page does. */
function ask(kind, args = {}) {
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    globalThis.onmessage({ data: { id, kind, ...args } });
  });
}

before(async () => {
  assert.ok(built, 'PLAYGROUND names the folder of the playground');
  for (const name of readdirSync(built).filter((n) => n.endsWith('.js'))) copyFileSync(path.join(built, name), path.join(dir, name));
  writeFileSync(path.join(dir, 'package.json'), '{"type": "module"}');
  globalThis.postMessage = ({ id, answer, error }) => {
    const { resolve, reject } = waiting.get(id);
    if (error === undefined) resolve(answer);
    else reject(new Error(error));
  };
  await import(pathToFileURL(path.join(dir, 'playground-worker.js')).href);
  await ask('start', { program: await WebAssembly.compile(gunzipSync(readFileSync(path.join(built, 'playground.wasm.gz')))) });
});

// Not below sites: the payments document stands there once for each generator. And three-tiers takes ten times as long as
// all the others, and is larger than what a page draws: PLAYGROUND_ALL=1 asks for it.
const left = [':!examples/sites', ...(process.env.PLAYGROUND_ALL ? [] : [':!examples/three-tiers'])];
const tracked = execFileSync('git', ['ls-files', 'docs', 'examples', ...left], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const read = (name) => readFileSync(path.join(root, name), 'utf8');
const documents = tracked.filter((name) => name.endsWith('.md') && /trustseam:begin diagram/.test(read(name)));
// This one is of a change between two states, which a page does not show.
const pictures = new Set(tracked.filter((name) => name.endsWith('.svg') && name !== 'docs/guides/change.svg'));

test('every document and every picture is that of the command', async () => {
  const drawn = new Set();
  for (const name of documents) {
    const text = read(name);
    const answer = await ask('analyze', { name, text, today: '2026-01-01' });
    if (answer.failed) continue; // an example in a guide of what is wrong
    const beside = (picture) => path.posix.join(path.posix.dirname(name), picture);
    const files = await ask('pictures');
    if (!files.some((p) => pictures.has(beside(p.name)))) continue; // text of a guide, with no picture of it
    assert.equal(answer.text, text, `${name} is written differently`);
    for (const p of files) {
      assert.deepEqual(p.remarks, [], beside(p.name));
      assert.ok(p.svg === read(beside(p.name)), `${beside(p.name)} is drawn differently`);
      drawn.add(beside(p.name));
    }
  }
  assert.deepEqual([...pictures].filter((p) => !drawn.has(p)), [], 'pictures that were not drawn');
});

// An engine that fails takes neither the program with it nor the next picture.
test('a graph that the engine refuses is an error, and the next one is drawn', async () => {
  assert.throws(() => globalThis.layoutDot('digraph {'), /syntax error/);
  const name = 'examples/newsletter/newsletter.md';
  await ask('analyze', { name, text: read(name), today: '2026-01-01' });
  const layout = globalThis.layoutDot;
  globalThis.layoutDot = () => { throw new Error('out of memory'); };
  const [failed] = await ask('pictures');
  assert.equal(failed.svg, '');
  assert.match(failed.remarks[0].message, /^picture of block `newsletter` cannot be drawn: .*out of memory/);
  globalThis.layoutDot = layout;
  const [drawn] = await ask('pictures');
  assert.ok(drawn.svg === read('examples/newsletter/newsletter.svg'));
});
