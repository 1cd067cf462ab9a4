// Opens the site of the examples as people do: from a disk, in a browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build, eventually, folder, launch, open, root, seriousIssues } from './lib.mjs';

const suite = { after };
const dir = folder(suite);
const site = path.join(dir, 'site');
// Not all of the folder: below sites the payments document stands once for each generator.
const examples = ['control-plane', 'newsletter', 'odd-cases', 'payments', 'start', 'three-tiers', 'webhooks', 'webhooks-fixed'];
let browser;
let program;
let pages;

/** The page of an example, such as "payments". */
const pageOf = (name) => pages.find((p) => new RegExp(`^${name}-[0-9a-f]{12}\\.html$`).test(p));
const address = (page, fragment = '', at = site) => pathToFileURL(path.join(at, page)).href + fragment;

/** Opens a page and requires in the end that it was silent and asked for nothing. */
async function visit(t, page, { fragment = '', at = site, ...options } = {}) {
  const opened = await open(browser, options);
  await opened.page.goto(address(page, fragment, at));
  t.after(async () => {
    await opened.context.close();
    assert.deepEqual(opened.seen.messages, [], `${page} has something to say`);
    assert.deepEqual(opened.seen.requests.filter((r) => !r.startsWith('file://')), [], `${page} asks for something`);
  });
  return opened.page;
}

/** What a reader of a model's page sees. */
const state = (page) => page.evaluate(() => {
  const shown = (selector, of) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).map(of);
  const lit = (selector, of) => [...document.querySelectorAll(`svg.ts.dim ${selector}.lit`)].map(of);
  return {
    hash: location.hash,
    dim: document.querySelector('.picture svg').classList.contains('dim'),
    flows: lit('.flow', (g) => g.dataset.f),
    elements: lit('.element', (g) => g.dataset.e),
    subjects: shown('.subject', (s) => s.id),
    threats: shown('.entry', (e) => e.dataset.ids).flatMap((ids) => ids.split(' ')),
    rows: shown('.flows > li', (li) => li.dataset.flow),
    said: document.querySelector('[role=status]').textContent,
    pressed: [...document.querySelectorAll('[aria-pressed=true]')].map((b) => b.dataset.show),
  };
});

/** Waits until a page shows what is wanted of some parts of its state, and returns all of them. */
const shows = (page, want) => eventually(async () => {
  const seen = await state(page);
  assert.deepEqual(Object.fromEntries(Object.keys(want).map((key) => [key, seen[key]])), want);
  return seen;
});

/** Clicks on the sign of a flow, or on a box. */
const clickOn = (page, selector) => page.locator(selector).first().click();

before(async () => {
  browser = await launch();
  program = build(dir);
  execFileSync(program, ['site', '-o', site, ...examples.map((name) => `examples/${name}`)], { cwd: root, stdio: 'inherit' });
  pages = readdirSync(site).filter((n) => n.endsWith('.html'));
  assert.equal(pages.length, 4 + examples.length);
});
after(() => browser?.close());

describe('a model', () => {
  test('a click on a flow fades the rest and shows its threats', async (t) => {
    const page = await visit(t, pageOf('payments'));
    const idle = await shows(page, { dim: false, subjects: [] });
    assert.equal(idle.rows.length, 20);
    assert.ok(idle.threats.length > 40 && await page.locator('.overview').isVisible());

    await clickOn(page, '.gate[data-f="14"] text');
    const picked = await shows(page, { hash: '#f14', flows: ['14'], subjects: ['f14'] });
    assert.deepEqual(picked.elements.sort(), ['stripe', 'webhook']);
    assert.ok(picked.threats.includes('S02@webhook') && picked.threats.includes('D01@edge') && !picked.threats.includes('S09@identity'), picked.threats.join());
    assert.equal(await page.locator('.overview').isVisible(), false);
    assert.match(picked.said, /^14\. Payment event, Stripe → Webhook receiver, \d+ threats$/);
    assert.equal(await page.locator('.subject:visible h2').textContent(), '14. Payment event');
    const faded = await page.evaluate(() => Number(getComputedStyle(document.querySelector('.flow[data-f="1"]')).opacity));
    await page.waitForFunction(() => Number(getComputedStyle(document.querySelector('.flow[data-f="1"]')).opacity) < 0.2);
    assert.ok(faded <= 1);

    await clickOn(page, '.gate[data-f="14"] text'); // a second click clears
    await shows(page, { dim: false });
  });

  test('the thin line of a flow can be hit', async (t) => {
    const page = await visit(t, pageOf('payments'));
    const at = await page.evaluate(() => {
      const line = document.querySelector('.flow[data-f="4"] .ex');
      const p = line.getPointAtLength(line.getTotalLength() * 0.3).matrixTransform(line.getScreenCTM());
      return { x: p.x + 4, y: p.y };
    });
    await page.mouse.click(at.x, at.y);
    await shows(page, { hash: '#f4' });
  });

  test('pointing at a flow or an element tells about it, until something is picked', async (t) => {
    const page = await visit(t, pageOf('payments'));
    await page.locator('.gate[data-f="14"] text').first().hover();
    await shows(page, { hash: '', flows: ['14'], subjects: ['f14'] });
    await page.locator('.element[data-e="identity"]').hover();
    await shows(page, { subjects: ['e-identity'] });
    await page.locator('.flows a').nth(2).hover();
    await shows(page, { flows: ['3'], subjects: [] });
    await page.mouse.move(2, 2);
    await shows(page, { dim: false });
  });

  test('elements and boundaries can be picked', async (t) => {
    const page = await visit(t, pageOf('payments'));
    await clickOn(page, '.element[data-e="webhook"] text');
    const element = await shows(page, { hash: '#e-webhook' });
    assert.deepEqual(element.flows.sort(), ['14', '15']);
    assert.ok(element.threats.includes('S02@webhook'));

    await page.locator('.boundary[data-b="corp"] rect').click({ position: { x: 6, y: 30 } });
    await shows(page, { hash: '#b-corp', subjects: ['b-corp'], flows: ['6'], rows: ['6'] });
  });

  test('filters leave the flows of a boundary, open threats and crown jewels', async (t) => {
    const page = await visit(t, pageOf('payments'));
    await page.getByRole('button', { name: 'Cardholder zone' }).click();
    const zone = await shows(page, { rows: ['11', '13'], pressed: ['b-cde'], hash: '#b-cde' });
    assert.ok(zone.elements.includes('vault'));
    await page.getByRole('button', { name: /^Crown jewels/ }).click();
    await shows(page, { rows: ['10', '11', '12', '13', '18'] });
    assert.ok(await page.getByRole('button', { name: /^Open/ }).isDisabled(), 'nothing is open there');
    await page.keyboard.press('Escape');
    await eventually(async () => assert.equal((await state(page)).rows.length, 20));

    const open = await visit(t, pageOf('webhooks'));
    await open.getByRole('button', { name: /^Open/ }).click();
    const left = await shows(open, { pressed: ['open'] });
    assert.ok(left.rows.length > 0 && left.threats.length > 10, JSON.stringify(left));
    assert.deepEqual(await open.locator('.entry:visible:not([data-status=open])').count(), 0);
    await open.getByRole('button', { name: /^Unanswered/ }).click();
    await shows(open, { pressed: ['unanswered'] });
    assert.deepEqual(await open.locator('.entry:visible:not([data-status=unanswered])').count(), 0);
  });

  test('keys move through the flows, and through those that a filter leaves', async (t) => {
    const page = await visit(t, pageOf('payments'));
    await page.keyboard.press('j');
    await shows(page, { hash: '#f1' });
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await shows(page, { hash: '#f3' });
    await page.keyboard.press('k');
    await shows(page, { hash: '#f2' });
    await page.keyboard.press('Escape');
    await shows(page, { hash: '', dim: false });

    await page.getByRole('button', { name: 'Cardholder zone' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await shows(page, { hash: '#f13' }); // the last one stays

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.flows a').first().focus();
    await page.keyboard.press('ArrowDown');
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.hash), '#f1'));
    await page.keyboard.press('ArrowDown');
    const ring = () => page.evaluate(() => [document.activeElement.hash, getComputedStyle(document.activeElement).outlineStyle]);
    await eventually(async () => assert.deepEqual(await ring(), ['#f2', 'solid']));
    assert.ok(await page.locator('.flows a[aria-current]').evaluate((a) => a === document.activeElement));
  });

  test('an address leads to a flow, an element, a boundary and a threat', async (t) => {
    for (const [fragment, flows, subjects] of [
      ['#f14', ['14'], ['f14']],
      ['#e-webhook', ['14', '15'], ['e-webhook']],
      ['#b-cde', ['11', '13'], ['b-cde']],
      ['#S02@webhook', ['14'], []],
      ['#S02%40webhook', ['14'], []],
    ]) {
      const seen = await shows(await visit(t, pageOf('payments'), { fragment }), { subjects });
      assert.deepEqual(seen.flows.sort(), flows, fragment);
      assert.ok(seen.threats.includes(fragment.includes('webhook') || fragment === '#f14' ? 'S02@webhook' : 'S01@cde'), fragment);
    }
    const several = await visit(t, pageOf('payments'), { fragment: '#E01@app' });
    const entries = await several.locator('.entry:visible').evaluateAll((list) => list.map((e) => e.dataset.ids));
    assert.ok(entries.length > 1 && entries.every((ids) => ids.split(' ').includes('E01@app')), 'the question and the criterion of a threat');
    const lost = await visit(t, pageOf('payments'), { fragment: '#f99%' });
    await shows(lost, { dim: false });
  });

  test('the back button goes back', async (t) => {
    const page = await visit(t, pageOf('payments'));
    await clickOn(page, '.gate[data-f="14"] text');
    await clickOn(page, '.element[data-e="webhook"] text');
    await page.getByRole('button', { name: 'Public edge' }).click();
    await page.goBack();
    await shows(page, { subjects: ['e-webhook'] });
    await page.goBack();
    await shows(page, { subjects: ['f14'] });
    await page.goBack();
    await shows(page, { subjects: [], dim: false });
    await page.goForward();
    await shows(page, { flows: ['14'] });
  });

  test('without a script it is a page to read', async (t) => {
    const page = await visit(t, pageOf('payments'), { javaScriptEnabled: false });
    assert.ok(await page.locator('#f14').isVisible());
    assert.ok(await page.locator('[id="S02@webhook"]').isVisible());
    assert.equal(await page.locator('.chips').isVisible(), false);
    assert.equal(await page.locator('.entry').count(), await page.locator('.entry:visible').count());
    await page.locator('.flows a').nth(13).click();
    await eventually(() => assert.ok(page.url().endsWith('#f14'), page.url()));
    await eventually(async () => assert.ok(await page.locator('#f14').evaluate((e) => e.getBoundingClientRect().top) < 900));
  });

  test('on paper it is light and whole, whatever is picked', async (t) => {
    const page = await visit(t, pageOf('payments'), { fragment: '#f14', colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const paper = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return {
        ground: style('body').backgroundColor, ink: style('body').color, picture: style('svg .bg').fill, faded: style('.flow[data-f="1"]').opacity,
        hidden: [...document.querySelectorAll('.overview, .entry, .grid tr, .names > div')].filter((e) => !e.checkVisibility()).length,
        long: [...document.querySelectorAll('details, .subject, .index')].filter((e) => e.checkVisibility()).length,
        bar: document.querySelector('.bar').checkVisibility(),
      };
    });
    assert.deepEqual(paper, { ground: 'rgb(255, 255, 255)', ink: 'rgb(31, 35, 40)', picture: 'rgb(255, 255, 255)', faded: '1', hidden: 0, long: 0, bar: false });
  });

  test('on paper twenty flows fit four sheets', async (t) => {
    const page = await visit(t, pageOf('payments'));
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: true })).toString('latin1');
      const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
      assert.ok(sheets <= 4, `${sheets} sheets of ${format}`);
    }
  });

  test('the long form of an entry opens from the keyboard', async (t) => {
    const page = await visit(t, pageOf('payments'), { fragment: '#S02@webhook' });
    const long = page.locator('.entry:visible details').first();
    assert.equal(await long.locator('.controls').isVisible(), false);
    await long.locator('summary').focus();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.ok(await long.locator('.controls').isVisible()));
    assert.match(await long.textContent(), /S02@webhook.*Test:.*Controls, the most effective first.*References: /s);
  });

  test('the grid leads to questions and criteria', async (t) => {
    const page = await visit(t, pageOf('payments'));
    await page.locator('.grid .sign', { hasText: /^S09/ }).first().click();
    const seen = await shows(page, { hash: '#S09@identity' });
    assert.ok(seen.threats.length > 0 && seen.threats.every((id) => id === 'S09@identity'), seen.threats.join());
    await eventually(async () => assert.ok(await page.locator('.entry:visible').first().evaluate((e) => {
      const { top } = e.getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    })));
  });

  test('nothing moves for those who want less motion', async (t) => {
    const page = await visit(t, pageOf('payments'), { fragment: '#f14', reducedMotion: 'reduce' });
    const during = (p) => p.evaluate(() => getComputedStyle(document.querySelector('.flow')).transitionDuration);
    assert.equal(await during(page), '0s');
    assert.notEqual(await during(await visit(t, pageOf('payments'), { fragment: '#f14', reducedMotion: 'no-preference' })), '0s');
  });

  test('on a small screen the picture scrolls in its frame, and the page does not', async (t) => {
    const page = await visit(t, pageOf('payments'), { viewport: { width: 360, height: 740 }, fragment: '#f14' });
    const measure = () => page.evaluate(() => ({
      page: document.documentElement.scrollWidth, frame: document.querySelector('.picture').scrollWidth,
      sign: document.querySelector('.gate.lit text').getBoundingClientRect().toJSON(), panel: document.querySelector('.panel').getBoundingClientRect().top,
    }));
    await eventually(async () => {
      const sizes = await measure();
      assert.equal(sizes.page, 360);
      assert.ok(sizes.frame > 800, `${sizes.frame}`);
      assert.ok(sizes.sign.top > 0 && sizes.sign.bottom <= sizes.panel && sizes.sign.left > 0 && sizes.sign.right < 360, JSON.stringify(sizes));
    });
  });

  test('a page of twenty flows weighs less than 210 kilobytes', () => {
    const size = readFileSync(path.join(site, pageOf('payments'))).length;
    assert.ok(size < 210_000, `${size} bytes`);
  });
});

describe('lists', () => {
  const cards = (page) => page.locator('.list > .card:visible');
  const found = (page, text) => eventually(async () => assert.equal(await page.locator('.found').textContent(), text));
  const titles = (page, want) => eventually(async () => assert.deepEqual(await page.locator('.card:visible h2 a').allTextContents(), want));

  test('criteria are filtered by status, severity, category, document and text', async (t) => {
    const page = await visit(t, 'criteria.html');
    const all = await cards(page).count();
    await found(page, `${all} criteria`);
    await page.getByLabel('Document').selectOption('examples/payments/payments.md');
    await page.getByLabel('Status').selectOption('met');
    const met = await eventually(async () => {
      assert.equal(await page.locator('.card:visible .status:not(.met)').count(), 0);
      return cards(page).count();
    });
    assert.ok(met > 5 && met < all);
    await page.getByLabel('Category').selectOption('Spoofing');
    await page.getByLabel('Severity').selectOption('Medium');
    await eventually(async () => assert.ok(await cards(page).count() < met));
    await page.getByLabel('Search').fill('stripe SIGNATURE');
    await titles(page, ['S02@webhook']);
    await found(page, `1 of ${all} criteria`);

    const again = await visit(t, 'criteria.html', { fragment: await page.evaluate(() => location.hash) });
    await titles(again, ['S02@webhook']);
    await again.locator('.card:visible h2 a').click();
    await shows(again, { threats: ['S02@webhook'] });
  });

  test('thousands of criteria are filtered while one types', async (t) => {
    const all = readFileSync(path.join(site, 'criteria.html'), 'utf8');
    const [begin, end] = [all.indexOf('<li class="card"'), all.lastIndexOf('</ul>')];
    const [head, list, foot] = [all.slice(0, begin), all.slice(begin, end), all.slice(end)];
    writeFileSync(path.join(dir, 'many.html'), head + list.repeat(20) + foot);
    const page = await visit(t, 'many.html', { at: dir });
    assert.match(await page.locator('.found').textContent(), /^[5-9]\d{3} criteria$/);
    // Some ways of hiding cards take minutes here, and the driver gives up waiting.
    await page.getByLabel('Search').fill('signature');
    const matching = list.split('<li class="card"').filter((card) => /signature/i.test(card.replace(/<[^>]*>/g, '')));
    assert.ok(matching.length > 5);
    await eventually(async () => assert.equal(await cards(page).count(), 20 * matching.length));
  });

  test('decisions say who, until when and why', async (t) => {
    const page = await visit(t, 'decisions.html');
    await page.getByLabel('Search').fill('keycloak');
    await titles(page, ['S12@app']);
    assert.match(await cards(page).textContent(), /mitigated with Keycloak brute force detection/);
    await page.getByLabel('Decision').selectOption('accepted');
    await eventually(async () => assert.equal(await cards(page).count(), 0));
  });

  test('crown jewels lead to the flows by which they are reached', async (t) => {
    const page = await visit(t, 'jewels.html');
    const vault = page.locator('.card', { hasText: 'Token vault' });
    assert.deepEqual((await vault.locator('tbody tr').first().locator('td').first().textContent()).replace(/\s/g, ''), '1→8→11→12');
    await vault.getByRole('link', { name: '11' }).first().click();
    await shows(page, { subjects: ['f11'] });
  });

  test('the index counts and leads to every model', async (t) => {
    const page = await visit(t, 'index.html');
    const links = await page.locator('tbody a').evaluateAll((list) => list.map((a) => a.getAttribute('href')));
    assert.deepEqual([...links].sort(), pages.filter((p) => /-[0-9a-f]{12}/.test(p)).sort());
    const row = page.locator('tr', { hasText: 'Payments platform' });
    assert.match(await row.locator('th').textContent(), /14 elements, 20 flows, 16 across a boundary/);
    const numbers = (await row.locator('td').allTextContents()).map(Number);
    const questions = await (await visit(t, pageOf('payments'))).locator('.entry[data-status=unanswered] .answer, ul.entries > .entry[data-status=unanswered]').count();
    assert.equal(numbers.length, 10);
    assert.ok(numbers.slice(0, 4).every((n) => n === 0) && questions > 10, `${numbers}, ${questions}`);
  });

  test('the index can be sorted by every column', async (t) => {
    const page = await visit(t, 'index.html');
    const column = (n) => page.locator(`tbody tr > :nth-child(${n})`).evaluateAll((list) => list.map((e) => (e.querySelector('bdi') || e).textContent));
    const before = await column(1);
    await page.getByRole('button', { name: 'High' }).first().click();
    const high = (await column(3)).map(Number);
    assert.deepEqual(high, [...high].sort((a, b) => b - a));
    assert.equal(await page.locator('[aria-sort=descending]').count(), 1);
    await page.getByRole('button', { name: 'Model' }).click();
    assert.deepEqual(await column(1), [...before].sort((a, b) => a.localeCompare(b, 'en')));
    await page.getByRole('button', { name: 'Model' }).click();
    assert.deepEqual(await column(1), [...before].sort((a, b) => b.localeCompare(a, 'en')));
  });
});

describe('every page', () => {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing serious, ${colorScheme}`, async (t) => {
      for (const name of pages) {
        const fragments = name === pageOf('payments') ? ['', '#f14', '#b-cde'] : [''];
        for (const fragment of fragments) {
          // The policy of a page forbids axe as it forbids everything else.
          const page = await visit(t, name, { colorScheme, fragment, bypassCSP: true });
          assert.deepEqual(await seriousIssues(page), [], name + fragment);
        }
      }
    });
  }

  test('its links lead somewhere', async (t) => {
    for (const name of pages) {
      const page = await visit(t, name);
      const links = await page.locator('a[href]').evaluateAll((list) => list.map((a) => a.getAttribute('href')));
      for (const link of new Set(links)) {
        const [file, fragment] = link.split('#');
        const text = readFileSync(path.join(site, file || name), 'utf8');
        if (fragment) assert.ok(text.includes(`id="${decodeURIComponent(fragment)}"`), `${name}: ${link}`);
      }
    }
  });

  test('its policy stops what is not its own', async () => {
    for (const name of ['index.html', 'criteria.html', pageOf('payments')]) {
      const { page, context, seen } = await open(browser);
      await page.goto(address(name));
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        document.body.setAttribute('onclick', 'window.ran = true');
        document.body.click();
        const style = document.createElement('style');
        style.textContent = 'h1{display:none}';
        document.head.append(style);
        const image = document.createElement('img');
        image.src = 'https://example.invalid/x.png';
        document.body.append(image);
      });
      assert.equal(await page.evaluate(() => window.ran), undefined, name);
      assert.ok(await page.locator('h1').isVisible(), name);
      await eventually(() => assert.ok(seen.messages.filter((m) => m.includes('Content Security Policy')).length >= 3, seen.messages.join('\n')));
      await context.close();
    }
  });
});

test('whatever authors write is text', async (t) => {
  const injections = [
    '<script>window.hit=1</script>', '"><img src=x onerror="window.hit=1">', ']]>', '{{.Title}} {{alert(1)}}', 'خدمة الدفع', '</style><script>window.hit=1</script>',
    '</svg><svg onload="window.hit=1">', '--><script>window.hit=1</script>', 'javascript:window.hit=1', "' onmouseover='window.hit=1", '&lt;b&gt; &#60;', '</title><script>window.hit=1</script>',
  ];
  const docs = path.join(dir, 'hostile');
  mkdirSync(docs, { recursive: true });
  injections.forEach((text, i) => {
    const quoted = JSON.stringify(text);
    writeFileSync(path.join(docs, `doc${i}.md`), `# A\n\n\`\`\`dfd\ntitle: ${text}\ndata card: ${text} | class=payment crown\nactor user: ${text}\n`
      + `boundary site: ${text} | edge\n  process web: ${text} | tech=${quoted}\n  store db: ${text} | holds=card\n`
      + `user -> web: ${text} | data=card path=${quoted}\nweb -> db: ${text} | sql data=card\ndismiss S01@site: ${text} | by=${quoted}\n\`\`\`\n`);
  });
  // What reorders text is an error already, and then there is no site.
  const bidi = path.join(dir, 'bidi.md');
  writeFileSync(bidi, '```dfd\nactor a: \u202egnp.exe\n```\n');
  assert.throws(() => execFileSync(program, ['site', '-o', path.join(dir, 'none'), bidi], { stdio: 'pipe' }), { status: 1 });
  const out = path.join(dir, 'hostile-site');
  execFileSync(program, ['site', '-o', out, docs], { cwd: dir, stdio: 'inherit' });
  const made = readdirSync(out).filter((n) => n.endsWith('.html'));
  assert.equal(made.length, injections.length + 4);
  for (const name of made) {
    const page = await visit(t, name, { at: out });
    for (const g of await page.locator('.flow, .element').all()) await g.dispatchEvent('mouseover');
    for (const a of await page.locator('.index a').all()) await a.click();
    const seen = await page.evaluate(() => ({
      hit: window.hit, images: document.querySelectorAll('img, iframe, object, embed, base').length, scripts: document.scripts.length, pictures: document.querySelectorAll('svg').length,
      handlers: [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).filter((a) => /^on/.test(a.name) || a.name === 'style' && !a.value.startsWith('--bar')).map((a) => a.name),
      hidden: /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML),
    }));
    assert.deepEqual({ hit: seen.hit, images: seen.images, handlers: seen.handlers, hidden: seen.hidden }, { hit: undefined, images: 0, handlers: [], hidden: false }, name);
    assert.ok(seen.scripts <= 1 && seen.pictures <= 1, `${name}: ${JSON.stringify(seen)}`);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`a change is shown above the model, and nothing in it is picked, ${colorScheme}`, async (t) => {
    const docs = path.join(dir, `changed-${colorScheme}`);
    const out = path.join(dir, `changed-site-${colorScheme}`);
    const hostile = '</svg><script>window.hit=1</script>"';
    const block = (label, more) => `\`\`\`dfd\ntitle: Shop\nactor user: User\nboundary site: Site | edge\n  process web: Web shop\n  store db: Orders\n1. user -> web: ${label} | https\n${more}\`\`\`\n`;
    mkdirSync(docs, { recursive: true });
    writeFileSync(path.join(docs, 'shop.md'), block('Order', '2. web -> db: Save | sql\n'));
    const listed = path.join(dir, `then-${colorScheme}.json`);
    writeFileSync(listed, execFileSync(program, ['list', '--format', 'json', docs], { cwd: dir }));
    writeFileSync(path.join(docs, 'shop.md'), block(hostile, `3. web -> user: Mail ${hostile} | https\n`));
    execFileSync(program, ['site', '-o', out, '--since', listed, docs], { cwd: dir, stdio: 'inherit' });
    const name = readdirSync(out).find((n) => n.startsWith('shop-'));
    const page = await visit(t, name, { at: out, colorScheme, bypassCSP: true });
    const change = page.locator('.change');
    assert.match(await change.locator('summary').textContent(), /^Changed since .*: added 1 flow · removed 1 flow · changed 1 flow$/);
    assert.equal(await change.locator('svg').isVisible(), false);
    await change.locator('summary').click();
    assert.ok(await change.locator('svg').isVisible());
    assert.deepEqual(await seriousIssues(page), []);
    // The picture of the model below can still be used; that of the change only tells.
    await change.locator('.badge, .gate').first().click();
    assert.equal((await state(page)).hash, '');
    await clickOn(page, '.picture .gate');
    await shows(page, { hash: '#f1', dim: true, flows: ['1'] });
    const seen = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
      return { hit: window.hit, twice: ids.filter((id, i) => ids.indexOf(id) !== i), pictures: document.querySelectorAll('svg').length };
    });
    assert.deepEqual(seen, { hit: undefined, twice: [], pictures: 2 });
  });
}
