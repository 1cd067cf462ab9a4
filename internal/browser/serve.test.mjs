// Writes documents while trustseam serve shows them, and looks at the pages as people do.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build, eventually, folder, launch, open, root, seriousIssues } from './lib.mjs';

const suite = { after };
const dir = folder(suite);
let browser;
let program;

before(async () => {
  browser = await launch();
  program = build(dir);
});
after(() => browser?.close());

const shop = (title, auth) => `# Shop

\`\`\`dfd
title: ${title}
actor user: User
boundary site: Site | edge
  process web: Web app
  store   db:  Orders | crown
1. user -> web: Place order | https${auth}
2. web  -> db:  Save order  | sql auth=none
\`\`\`
`;

/** Serves a new folder with one document, and returns how to write it and to open a page. */
async function serve(t, text = shop('Shop', '')) {
  const docs = path.join(dir, t.name.replaceAll(/\W/g, '-'));
  mkdirSync(docs);
  const file = path.join(docs, 'shop.md');
  writeFileSync(file, text);
  const server = spawn(program, ['serve', '--port', '0'], { cwd: docs, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { server.once('exit', (code, signal) => resolve({ code, signal })); });
  t.after(async () => { server.kill('SIGKILL'); await ended; });
  const address = await new Promise((resolve) => { server.stdout.once('data', (line) => resolve(String(line).trim())); });
  const visit = async (at = '', options = {}) => {
    const opened = await open(browser, options);
    t.after(() => opened.context.close());
    await opened.page.goto(address + at);
    await told(opened.page);
    return opened;
  };
  return { docs, file, server, ended, address, visit };
}

/** Waits until a page has been told what there is. */
const told = (page) => page.waitForFunction(() => document.documentElement.dataset.version);
const text = (page, selector) => page.locator(selector).first().textContent();
const says = (page, selector, want) => eventually(async () => assert.match(await text(page, selector), want));

test('what is written is shown, and what is picked stays picked', async (t) => {
  const { file, visit, address } = await serve(t);
  const { page, seen } = await visit();
  assert.match(page.url(), /\/shop-[0-9a-f]{12}\.html$/);
  await page.keyboard.press('j');
  await eventually(() => assert.match(page.url(), /#f1$/));
  await page.evaluate(() => { globalThis.same = true; });

  writeFileSync(file, shop('Our shop', ' auth=mfa'));
  await says(page, 'main h1', /^Our shop$/);
  await says(page, '.subject:visible .facts', /mfa/);
  assert.match(await page.title(), /^Our shop$/);
  assert.equal(await page.locator('.picture svg.dim .flow.lit').count(), 1);
  // An editor that replaces the file.
  writeFileSync(`${file}~`, shop('Next shop', ''));
  renameSync(`${file}~`, file);
  await says(page, 'main h1', /^Next shop$/);
  await page.keyboard.press('j');
  await eventually(() => assert.match(page.url(), /#f2$/));
  await page.keyboard.press('Escape');
  await eventually(() => assert.doesNotMatch(page.url(), /#/));
  assert.ok(await page.evaluate(() => globalThis.same), 'the page was loaded again');
  assert.deepEqual(seen.messages, []);
  assert.deepEqual(seen.requests.filter((r) => !r.startsWith(address)), []);
});

test('an error lies over what was there before, until it is mended', async (t) => {
  const { docs, file, visit } = await serve(t);
  const { page, seen } = await visit();
  writeFileSync(file, shop('Broken', ' auth=mfaa'));
  await says(page, '.errors h2', /^1 error/);
  assert.match(await page.title(), /^✕ 1 error · Shop$/);
  assert.equal(await text(page, 'main h1'), 'Shop');
  assert.ok(await page.locator('.picture svg').isVisible());
  assert.equal(await text(page, '.errors .place'), 'shop.md:9:42');
  assert.match(await text(page, '.errors .said'), /`mfaa`.*; did you mean `mfa`\? \[TS\d+\]$/);
  assert.equal(await text(page, '.errors pre'), '1. user -> web: Place order | https auth=mfaa');
  assert.equal(await page.locator('link[rel=icon]').getAttribute('href'), '/-/error.svg');
  const { page: looked } = await visit('', { bypassCSP: true }); // for what axe-core adds to it
  await says(looked, '.errors h2', /^1 error/);
  assert.deepEqual(await seriousIssues(looked), []);

  writeFileSync(path.join(docs, 'trustseam.toml'), 'max-elements = "many"\n');
  await says(page, '.errors', /trustseam\.toml/);
  rmSync(path.join(docs, 'trustseam.toml'));
  writeFileSync(file, shop('Mended', ''));
  await says(page, 'main h1', /^Mended$/);
  await eventually(async () => assert.equal(await page.locator('.errors').isVisible(), false));
  assert.equal(await page.title(), 'Mended');

  // A document that goes leaves what it showed, and says so.
  rmSync(file);
  await says(page, '.errors', /this page is no longer there/);
  assert.equal(await text(page, 'main h1'), 'Mended');
  assert.deepEqual(seen.messages.filter((m) => !m.includes('404')), []);
});

test('hostile names run nothing', async (t) => {
  const hostile = `</title><img src=x onerror=alert(1)><script>alert(2)</script>`;
  const { file, visit, address } = await serve(t, shop(hostile, ''));
  const { page, seen } = await visit();
  assert.equal(await text(page, 'main h1'), hostile);
  writeFileSync(file, shop(`${hostile} again`, ''));
  await says(page, 'main h1', /again$/);
  writeFileSync(file, shop(hostile, '').replace('process web: Web app', hostile));
  await says(page, '.errors', /<img src=x onerror=alert\(1\)>/);
  await page.keyboard.press('p');
  await says(page, '.present h1', /again$/);
  assert.equal(await page.locator('img, iframe, object').count(), 0);
  assert.deepEqual(seen.messages, []);
  assert.deepEqual(seen.requests.filter((r) => !r.startsWith(address)), []);
});

test('other pages and other names of this machine are refused', async (t) => {
  const { address } = await serve(t);
  const { port } = new URL(address);
  const status = (headers, method = 'GET', at = '/index.html') => new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: at, method, headers }, (answer) => { answer.resume(); resolve(answer.statusCode); }).on('error', reject).end();
  });
  assert.equal(await status({}), 200);
  assert.equal(await status({ host: `attacker.example:${port}` }), 403);
  assert.equal(await status({ origin: 'https://attacker.example' }), 403);
  assert.equal(await status({}, 'POST'), 405);
  // A page of somebody else, in a browser: neither script, nor frame, nor stream.
  const { page } = await open(browser);
  await page.route('http://attacker.example/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>hello</p>' }));
  await page.goto('http://attacker.example/');
  const got = await page.evaluate(async (at) => {
    const reads = await fetch(`${at}index.html`).then(() => 'read', () => 'refused');
    const blind = await fetch(`${at}index.html`, { mode: 'no-cors' }).then((r) => r.type, () => 'refused');
    const stream = await new Promise((resolve) => {
      const es = new EventSource(`${at}-/events`);
      es.onmessage = () => resolve('read');
      es.onerror = () => { es.close(); resolve('refused'); };
    });
    return { reads, blind, stream };
  }, address);
  assert.deepEqual(got, { reads: 'refused', blind: 'refused', stream: 'refused' });
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`large type for a meeting, ${colorScheme}`, async (t) => {
    const { docs, file, visit } = await serve(t);
    rmSync(file);
    cpSync(path.join(root, 'examples/payments/payments.md'), path.join(docs, 'payments.md'));
    const { page, seen } = await visit('index.html', { colorScheme, viewport: { width: 1920, height: 1080 } });
    await page.getByRole('link', { name: /payment/i }).first().click();
    await told(page);
    await page.keyboard.press('p');
    await says(page, '.present .told', /questions now/);
    assert.match(page.url(), /\?present$/);
    await page.keyboard.press('ArrowRight');
    await says(page, '.present .kind', /^Question 1 of \d+ · Now$/);
    assert.ok(await page.locator('.present svg.dim .lit').count() > 0);
    // In hundredths of the height: the sentence at least 3.2, which is 16 mm on a screen of 0.68 m, 11 minutes of arc at 5 m.
    const sizes = await page.evaluate(() => [...document.querySelectorAll('.present .head h1, .present .kind, .present .told p, .present .told strong')].map((el) => parseFloat(getComputedStyle(el).fontSize) / innerHeight * 100));
    assert.ok(Math.min(...sizes) > 3.19, sizes.join());
    const { page: looked } = await visit('present', { colorScheme, bypassCSP: true });
    await says(looked, '.present .kind', /./);
    assert.deepEqual(await seriousIssues(looked), []);
    await page.keyboard.press('c');
    await says(page, '.present .kind', /^Criterion 1 of/);
    await page.keyboard.press('ArrowLeft');
    await says(page, '.present .kind', /^Question (\d+) of \1 /);
    await page.keyboard.press('f');
    await eventually(async () => assert.equal(await page.locator('.present .told').isVisible(), false));
    const { width, height } = await page.locator('.present .drawn svg').boundingBox();
    assert.ok(width > 1800 && height > 800, `${width} × ${height}`);
    await page.keyboard.press('f');
    await eventually(async () => assert.ok(await page.locator('.present .told').isVisible()));
    // What is written meanwhile is shown, at the same place.
    const before = await text(page, '.present .told');
    writeFileSync(path.join(docs, 'payments.md'), readFileSync(path.join(docs, 'payments.md'), 'utf8').replace(/^title: .*$/m, 'title: Another title'));
    await says(page, '.present h1', /^Another title$/);
    assert.equal(await text(page, '.present .told'), before);
    await page.keyboard.press('Escape');
    await eventually(async () => assert.equal(await page.locator('.present').count(), 0));
    assert.doesNotMatch(page.url(), /present/);
    await page.keyboard.press('j');
    await eventually(() => assert.match(page.url(), /#f1$/));
    assert.deepEqual(seen.messages.filter((m) => !/^failed: .*\/-\/events$/.test(m)), []); // a page that is left
  });
}

test('it ends when it is told to, and the page says so', async (t) => {
  const { server, ended, visit } = await serve(t);
  const { page } = await visit();
  server.kill('SIGTERM');
  assert.deepEqual(await ended, { code: 0, signal: null });
  await says(page, '.live .lost:visible', /^The preview has ended/);
});
