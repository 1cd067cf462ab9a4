// Types, opens, saves and shares in the playground as people do, and watches what it asks for.
// PLAYGROUND names the folder that internal/playground/build has made; without it, it is made here.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { eventually, folder, launch, open, root, seriousIssues } from './lib.mjs';

const dir = folder({ after });
const built = process.env.PLAYGROUND ? path.resolve(process.env.PLAYGROUND) : path.join(dir, 'playground');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8' };
let browser;
let server;
let origin;
let patience = 600_000; // as long as a busy machine takes; the page says 5 seconds

before(async () => {
  if (!process.env.PLAYGROUND) execFileSync('go', ['run', './internal/playground/build', built], { cwd: root, stdio: 'inherit' });
  server = createServer((request, response) => {
    const name = path.basename(new URL(request.url, 'http://localhost').pathname);
    if (name === 'favicon.ico') { // the policy of the page forbids it, but one test goes without
      response.writeHead(204).end();
      return;
    }
    try {
      let body = readFileSync(path.join(built, name));
      if (name === 'playground.html') body = body.toString().replace('<body ', `<body data-patience="${patience}" `);
      response.writeHead(200, { 'Content-Type': types[path.extname(name)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens the playground and requires in the end that it said nothing and asked for its own files only. */
async function visit(t, { fragment = '', wait = true, prepare, ...options } = {}) {
  const opened = await open(browser, options);
  if (prepare) await prepare(opened.page);
  await opened.page.goto(`${origin}/playground.html${fragment}`);
  t.after(async () => {
    await opened.context.close();
    assert.deepEqual(opened.seen.messages, [], 'the page has something to say');
    assert.deepEqual(opened.seen.requests.filter((r) => !r.startsWith(`${origin}/playground`) && !r.startsWith(`blob:${origin}/`)), [], 'the page asks for something');
    assert.deepEqual(opened.seen.requests.filter((r) => r.includes('?') || (!fragment && r.includes('#'))), [], 'an address carries something');
  });
  if (wait) await drawn(opened.page, () => true);
  return opened.page;
}

const state = (page) => page.evaluate(() => ({
  text: document.querySelector('textarea').value,
  name: document.getElementById('play-name').textContent,
  said: document.getElementById('play-said').textContent,
  count: document.getElementById('play-count').textContent,
  remarks: [...document.querySelectorAll('.remarks li > button:first-child')].map((b) => b.textContent),
  names: [...document.querySelectorAll('.picture svg .element')].map((g) => g.querySelector('text').textContent),
  flows: document.querySelectorAll('.picture svg .flow').length,
  stale: document.querySelector('.shown').classList.contains('stale'),
  behind: document.querySelector('.behind').hidden ? '' : document.querySelector('.behind').textContent,
}));

/** Waits for a picture of which something is true. */
const drawn = (page, check) => eventually(async () => {
  const seen = await state(page);
  assert.ok(seen.flows > 0 && !seen.stale && check(seen), JSON.stringify(seen));
  return seen;
});

const block = (lines) => `\`\`\`dfd\n${lines.join('\n')}\n\`\`\`\n`;
const shop = ['actor user: Customer', 'boundary shop: Shop | internal', '  process web: Web shop', '  store db: Orders', '1. user -> web: Order | https', '2. web -> db: Save | sql'];
const shopLink = (lines = shop, name = 'shop.md') => `#name=${Buffer.from(name).toString('base64url')}&text=${Buffer.from(block(lines)).toString('base64url')}`;

/** Puts the cursor at the end of the line with a text, and types. */
async function typeAfter(page, text, typed) {
  await page.evaluate((t) => {
    const area = document.querySelector('textarea');
    const at = area.value.indexOf(t) + t.length;
    area.focus();
    area.setSelectionRange(at, at);
  }, text);
  await page.keyboard.type(typed);
}

test('an error is shown with its line, and mended, the picture changes', async (t) => {
  const page = await visit(t, { fragment: shopLink() });
  await drawn(page, (s) => s.flows === 2);
  await typeAfter(page, 'https', '\n3. user -> wbe: Return | https');
  await eventually(async () => {
    const seen = await state(page);
    assert.match(seen.remarks.join('\n'), /^7:12 error .*`?wbe`?.*did you mean web\? TS\d+$/m);
    assert.ok(seen.stale && seen.flows === 2, 'the last picture stays');
    assert.match(seen.behind, /has an error/);
  });
  assert.equal(await page.locator('.lines .error').textContent(), '7');
  await page.locator('.remarks li button').first().click();
  assert.deepEqual(await page.evaluate(() => {
    const area = document.querySelector('textarea');
    return [document.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd)];
  }), [true, 'wbe']);
  await page.getByRole('button', { name: 'Fix line 7' }).click();
  const mended = await drawn(page, (s) => s.flows === 3);
  assert.equal(mended.behind, '');
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.ok((await state(page)).stale));
});

test('every example has the rows of the command, and its picture can be picked', async (t) => {
  const page = await visit(t);
  const offered = JSON.parse(readFileSync(path.join(built, 'playground-examples.json'), 'utf8'));
  const listed = execFileSync('go', ['run', './cmd/trustseam', 'list', '--format', 'json', ...offered.map((e) => `examples/${e.name === 'design.md' ? 'start/design.md' : `${e.name.slice(0, -3)}/${e.name}`}`)], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  // A block stands elsewhere in its document than alone.
  const rowsOf = (text) => JSON.parse(text, (key, value) => (key === 'line' || key === 'lines' ? undefined : value)).documents.map((d) => d.blocks);
  const rows = new Map(rowsOf(listed).flat().map((b) => [b.id, b]));
  assert.equal(rows.size, offered.length);
  for (const example of offered) {
    await page.selectOption('#play-examples', { label: example.title });
    await drawn(page, (s) => s.name === example.name);
    await page.locator('#play-tab-document').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#play-list').click()]);
    const [[block]] = rowsOf(readFileSync(await file.path(), 'utf8'));
    assert.deepEqual(block, rows.get(block.id), example.name);
  }
  await drawn(page, (s) => s.flows === 20);
  await page.locator('#play-tab-picture').click();
  await page.locator('.gate[data-f="14"] text').first().click();
  await eventually(async () => assert.equal(await page.locator('.subject:visible h2').textContent(), '14. Payment event'));
  // What is picked stays picked while the text changes.
  await typeAfter(page, '# Payments platform', '!');
  await drawn(page, (s) => s.text.includes('platform!'));
  assert.equal(await page.locator('.subject:visible h2').textContent(), '14. Payment event');
  await page.locator('#play-tab-picture').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('[role=tab][aria-selected=true]').textContent(), 'Threats');
  await page.locator('.grid .sign').first().click();
  assert.equal(await page.locator('[role=tab][aria-selected=true]').textContent(), 'Picture');
  assert.match(await page.evaluate(() => location.hash), /^$/, 'the address is not touched');
});

test('a file is opened and saved, byte for byte but for what was typed', async (t) => {
  const text = '\ufeff# Süß 😀\r\n\r\n' + block(shop).replaceAll('\n', '\r\n');
  const prepare = (page) => page.addInitScript((content) => {
    // The pickers of the system cannot be driven; this is what they give.
    const handle = {
      name: 'süß.md',
      getFile: async () => new File([content], 'süß.md'),
      createWritable: async () => ({ write: async (saved) => { globalThis.saved = saved; }, close: async () => {} }),
    };
    globalThis.showOpenFilePicker = async () => [handle];
  }, text);
  const page = await visit(t, { prepare });
  await page.getByRole('button', { name: 'Open…' }).click();
  const seen = await drawn(page, (s) => s.flows === 2 && s.name === 'süß.md');
  assert.ok(seen.text.startsWith('# Süß 😀\n\n```dfd\n'));
  await typeAfter(page, 'Customer', 's');
  await eventually(async () => assert.equal((await state(page)).said, 'changed'));
  await page.getByRole('button', { name: 'Save' }).click();
  await eventually(async () => assert.equal((await state(page)).said, 'saved'));
  assert.equal(await page.evaluate(() => globalThis.saved), text.replace('Customer', 'Customers'));
});

test('without the pickers, a file is uploaded and downloaded, and other bytes are refused', async (t) => {
  const prepare = (page) => page.addInitScript(() => { delete globalThis.showOpenFilePicker; delete globalThis.showSaveFilePicker; });
  const page = await visit(t, { prepare });
  await page.setInputFiles('#play-file', { name: 'latin.md', mimeType: 'text/markdown', buffer: Buffer.from([0x23, 0x20, 0xfc, 0x0a]) });
  await eventually(async () => assert.equal((await state(page)).said, 'latin.md is not opened: it is not UTF-8'));
  await page.setInputFiles('#play-file', { name: 'shop.md', mimeType: 'text/markdown', buffer: Buffer.from(block(shop)) });
  await drawn(page, (s) => s.flows === 2);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save' }).click()]);
  assert.equal(file.suggestedFilename(), 'shop.md');
  assert.equal(readFileSync(await file.path(), 'utf8'), block(shop));
});

test('a link holds the block in its fragment, and comes back the same', async (t) => {
  const page = await visit(t, { fragment: shopLink() });
  await typeAfter(page, 'Customer', ' 😀');
  await drawn(page, (s) => s.names.includes('Customer 😀'));
  await page.getByRole('button', { name: 'Share block' }).click();
  const link = await eventually(async () => {
    const value = await page.locator('#play-link input').inputValue();
    assert.match(value, /playground\.html#name=[\w-]+&block=[\w-]+$/);
    return value;
  });
  assert.equal(new URL(link).search, '');
  const again = await visit(t, { fragment: new URL(link).hash });
  const seen = await drawn(again, (s) => s.names.includes('Customer 😀'));
  assert.equal(seen.name, 'shop.md');
  assert.equal(seen.text, block(['actor user: Customer 😀', ...shop.slice(1)]));
});

test('a damaged link opens nothing, and says so', async (t) => {
  const page = await visit(t, { fragment: '#block=AAAA' });
  await drawn(page, (s) => s.said === 'the link is not read: it is damaged' && s.name === 'design.md');
});

test('whatever a link holds is text', async (t) => {
  const hostile = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=2</script>';
  const lines = [`title: ${hostile}`, `actor user: ${hostile}`, 'boundary shop: "><svg onload=globalThis.ran=3> | internal', '  process web: javascript:globalThis.ran=4', `1. user -> web: ${hostile} | http auth=none`];
  const page = await visit(t, { fragment: shopLink(lines, '../<img src=x onerror=globalThis.ran=5>.md') });
  const seen = await drawn(page, (s) => s.flows === 1);
  assert.equal(seen.name, 'img srcx onerrorglobalThis.ran5.md');
  for (const tab of ['threats', 'questions', 'criteria', 'document', 'picture']) await page.locator(`#play-tab-${tab}`).click();
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.equal(await page.locator('img, .shown script, foreignObject').count(), 0);
});

test('no part of the page can reach another host', async (t) => {
  const opened = await open(browser);
  t.after(() => opened.context.close());
  await opened.page.goto(`${origin}/playground.html`);
  await drawn(opened.page, () => true);
  const outcome = await opened.page.evaluate(async () => {
    const tried = async (f) => { try { await f(); return 'reached'; } catch (e) { return e.name; } };
    const code = "fetch('http://localhost:9/').then(() => postMessage('reached'), (e) => postMessage(e.name))";
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
    return {
      page: await tried(() => fetch('http://localhost:9/')),
      worker: await new Promise((resolve) => { worker.onmessage = (e) => resolve(e.data); }),
      beacon: navigator.sendBeacon('http://localhost:9/', 'x'),
    };
  });
  assert.deepEqual({ page: outcome.page, worker: outcome.worker }, { page: 'TypeError', worker: 'TypeError' });
  assert.ok(opened.seen.messages.filter((m) => /violates the following Content Security Policy/.test(m)).length >= 2, opened.seen.messages.join('\n'));
  assert.deepEqual(opened.seen.requests.filter((r) => !r.startsWith(origin) && !r.startsWith('blob:') && !r.startsWith('http://localhost:9/')), []);
});

test('what takes too long is ended, and the page says so', async (t) => {
  patience = 1;
  t.after(() => { patience = 600_000; });
  const opened = await open(browser);
  t.after(() => opened.context.close());
  await opened.page.goto(`${origin}/playground.html`);
  await eventually(async () => assert.match((await state(opened.page)).behind, /^This took more than 0.006 seconds and was ended/));
  const workers = opened.page.workers().length;
  assert.ok(workers <= 1, `${workers} workers`);
});

test('several blocks can be chosen, and a draft is kept only for those who ask', async (t) => {
  const two = `${block(['title: One', ...shop]).replace('dfd', 'dfd id=one')}\n${block(['title: Two', 'actor a: Somebody', 'process p: Else', '1. a -> p: Ask | http']).replace('dfd', 'dfd id=two')}`;
  const page = await visit(t, { fragment: `#text=${Buffer.from(two).toString('base64url')}` });
  await drawn(page, (s) => s.flows === 2);
  await page.selectOption('#play-blocks', { label: 'Two' });
  await drawn(page, (s) => s.names.includes('Somebody'));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.locator('#play-keep').check();
  await page.goto('about:blank');
  await page.goto(`${origin}/playground.html`);
  const seen = await drawn(page, (s) => s.flows === 2);
  assert.equal(seen.text, two);
  await page.locator('#play-keep').uncheck();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('light, dark and 400 pixels wide: nothing serious for axe, and nothing wider than the page', async (t) => {
  const page = await visit(t, { fragment: shopLink(), bypassCSP: true }); // for axe, which is put into the page
  for (const [scheme, width] of [['light', 1400], ['dark', 1400], ['light', 400]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    for (const tab of ['threats', 'questions', 'criteria', 'document', 'picture']) {
      await page.locator(`#play-tab-${tab}`).click();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tab} is wider than ${width} pixels`);
      if (process.env.SHOTS) await page.screenshot({ path: path.join(process.env.SHOTS, `shop-${scheme}-${width}-${tab}.png`) });
      if (width === 1400) assert.deepEqual(await seriousIssues(page), [], `${scheme}, ${tab}`);
    }
  }
});
