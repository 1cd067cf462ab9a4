// What every test in a browser needs: Chromium, a page whose every word and
// request is kept, and the programs that write what it opens.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** How long anything may take, in milliseconds. Nothing here is that slow on a busy machine; what never ends, ends then. */
const patience = 300_000;

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The source of axe-core, to be evaluated in a page. */
export const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * Starts the Chromium of the system, or the one that CHROMIUM names. It runs as
 * root in CI, where it has no sandbox, and opens nothing but what tests have written.
 */
export function launch() {
  return chromium.launch({
    timeout: patience,
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/**
 * Opens an empty page of its own context. `options` are those of Playwright's
 * newContext: colorScheme, javaScriptEnabled, viewport and so on. Whatever the page
 * says or asks for is kept: `seen.messages` holds console messages of any kind,
 * uncaught errors, dialogs and failed requests, `seen.requests` every address.
 */
export async function open(browser, options = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const seen = { messages: [], requests: [] };
  page.on('console', (m) => seen.messages.push(`${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => seen.messages.push(`error: ${e.message}`));
  page.on('dialog', (d) => { seen.messages.push(`dialog: ${d.message()}`); d.dismiss(); });
  page.on('requestfailed', (r) => seen.messages.push(`failed: ${r.url()}`));
  page.on('request', (r) => seen.requests.push(r.url()));
  return { page, context, seen };
}

/**
 * Calls what reads a page and requires something of it until that holds, and returns
 * what the call returned. A driver comes back before the page has answered: it has
 * clicked, and the next page is still loading.
 */
export async function eventually(check) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

/** Returns what axe-core finds serious or critical in the page as it stands, a line each. */
export async function seriousIssues(page) {
  await page.addScriptTag({ path: axeSource });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`));
}

/** Makes a folder that is removed when the test, or the suite, has ended. */
export function folder(t) {
  const dir = mkdtempSync(path.join(tmpdir(), 'trustseam-browser-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Builds trustseam from this tree into a folder and returns its path. */
export function build(dir) {
  const program = path.join(dir, process.platform === 'win32' ? 'trustseam.exe' : 'trustseam');
  execFileSync('go', ['build', '-o', program, './cmd/trustseam'], { cwd: root, stdio: 'inherit' });
  return program;
}
