// Five engines make pages of the same markdown. Each must show the picture, tables,
// criteria and links of the payments document, and nothing of the hostile documents
// may become anything but text. "make sites" builds what is opened here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { engines } from './engines/all.mjs';
import { anchors, criteria, harmless, pictures, tables } from './engines/check.mjs';
import { placeOf } from './engines/engine.mjs';
import { hostileDocuments } from './engines/hostile.mjs';
import { measure } from './engines/measure.mjs';
import { serve } from './engines/serve.mjs';
import { promised } from './engines/source.mjs';
import { launch, open } from './lib.mjs';

const folder = process.env.TRUSTSEAM_SITES;
const columns = ['picture', 'tables', 'criteria', 'anchors', 'injection suite'];
const table = [];

describe('engines', { skip: folder ? false : 'make sites builds the sites that are opened here' }, () => {
  let browser;
  before(async () => { browser = await launch(); });
  after(async () => {
    await browser.close();
    console.log(rows([['', ...columns], ['---', ...columns.map(() => '---')], ...table]));
  });
  for (const engine of engines) {
    test(engine.name, async () => {
      const bad = await visit(browser, engine);
      table.push([engine.name, ...columns.map((c) => (bad[c].length === 0 ? 'all right' : `${bad[c].length} wrong`))]);
      assert.equal(Object.values(bad).flat().join('\n'), '');
    });
  }
});

// Opens every page of an engine and returns what is wrong with it, by column.
async function visit(browser, engine) {
  const site = JSON.parse(readFileSync(path.join(folder, 'sites.json'), 'utf8'))[placeOf(engine)];
  const server = await serve(site.pages);
  const { page, context, seen } = await open(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await context.route((url) => url.origin !== server.address, (route) => route.abort());
  const show = (name) => opened(page, seen, server.address, engine, site.folder, name);
  try {
    const honest = await show('payments');
    const bad = {
      picture: [...honest.said, ...pictures(honest.shown, honest.promise)],
      tables: tables(honest.shown, honest.promise),
      criteria: criteria(honest.shown, honest.promise),
      anchors: await anchors(page, engine.content, honest.shown, honest.promise),
      'injection suite': [],
    };
    for (const { name, text } of hostileDocuments()) {
      const { shown, promise, said } = await show(name);
      const wrong = [...said, ...harmless(engine, shown, honest.shown, promise, text)];
      if (wrong.length > 0) bad['injection suite'].push(`${name} ${JSON.stringify(text)}: ${wrong.join('; ').slice(0, 600)}`);
    }
    return bad;
  } finally {
    await context.close();
    server.close();
  }
}

// Opens one page and returns what it shows, what its document promises, and what the
// browser had to say: errors, dialogs, and requests that would have left this machine.
async function opened(page, seen, address, engine, folder, name) {
  seen.messages.length = 0;
  seen.requests.length = 0;
  await page.goto(address + engine.url(name), { waitUntil: 'load' });
  if (engine.ready) await page.waitForSelector(engine.ready, { state: 'attached' });
  const shown = await measure(page, engine.content);
  // A page that is left drops what it still waits for; a file that is missing says so in the console.
  const spoken = seen.messages.filter((m) => !m.startsWith(`failed: ${address}/`));
  const strangers = seen.requests.filter((r) => !r.startsWith(address) && !r.startsWith('data:'));
  const promise = promised(readFileSync(path.join(folder, engine.file(name)), 'utf8'));
  return { shown, promise, said: [...spoken, ...strangers.map((s) => `asked for ${s}`)] };
}

// Lays rows out as a table of markdown that also reads well as it is.
function rows(all) {
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
  return all.map((row) => `| ${row.map((cell, i) => cell.padEnd(widths[i], cell === '---' ? '-' : ' ')).join(' | ')} |`).join('\n');
}
