// Links of the playground, without a browser.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';

const dir = mkdtempSync(path.join(tmpdir(), 'trustseam-link-'));
after(() => rmSync(dir, { recursive: true, force: true }));
const copy = path.join(dir, 'link.mjs'); // beside no package.json that says what a .js is
copyFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'link.js'), copy);
const { readLink, safeName, writeLink } = await import(pathToFileURL(copy).href);

const base64 = (bytes) => Buffer.from(bytes).toString('base64url');

test('what is written is read', async () => {
  for (const text of ['', 'plain\n', '😀 ü \ufeff\r\n', 'x'.repeat(256 << 10)]) {
    assert.deepEqual(await readLink(await writeLink('süß 2.md', text)), { name: 'süß 2.md', text });
  }
  assert.deepEqual(await readLink(`#name=${base64('a.md')}&text=${base64('ü')}`), { name: 'a.md', text: 'ü' });
  assert.deepEqual(await readLink(`#text=${base64('no name')}`), { name: 'design.md', text: 'no name' });
  for (const other of ['', '#', '#f14', '#S02@webhook', '#textual', '#name=x']) assert.equal(await readLink(other), null);
});

test('what is damaged or too large is not read', async () => {
  const bomb = deflateRawSync(Buffer.alloc(64 << 20, 0x61));
  for (const [fragment, said] of [
    ['#block=%%%', /other characters/],
    ['#block=AAAA', Error],
    [`#text=${base64([0xff])}`, Error],
    [`#name=${base64([0xff])}&text=`, Error],
    [`#block=${base64(bomb)}`, /larger than 256 KiB/],
    [`#text=${'A'.repeat(300_000)}`, /longer than 200000 characters/],
  ]) await assert.rejects(readLink(fragment), said, fragment.slice(0, 40));
  await assert.rejects(writeLink('a.md', 'x'.repeat((256 << 10) + 1)), /larger than 256 KiB/);
});

test('a name is that of a file, and nothing else', () => {
  for (const [name, want] of [
    ['design.md', 'design.md'], ['../../etc/passwd', 'passwd'], ['C:\\x\\y.md', 'y.md'], ['..', 'design.md'], ['', 'design.md'], ['.bashrc', 'bashrc'],
    ['<img src=x>.md', 'img srcx.md'], ['a\u202eb\u0000.md', 'ab.md'], ['u\u0308.md', 'ü.md'], ['x'.repeat(300), 'x'.repeat(100)],
  ]) assert.equal(safeName(name), want);
});
