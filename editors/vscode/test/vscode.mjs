// Drives a real VS Code, in Chromium, with the packaged extension, and takes pictures of it:
//
//	node vscode.mjs URL FOLDER PICTURES [SUFFIX]
//
// A code-server with the extension serves FOLDER at URL. `make editor-check` prepares all of it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [url, folder, pictures, suffix = ''] = process.argv.slice(2);
const patience = Number(process.env.PATIENCE ?? 120_000); // a busy machine
mkdirSync(pictures, { recursive: true });

const document = `# Orders

\`\`\`dfd
title: Orders 🙂

data order: Order and address | class=pii crown

actor    user: Customer
external pay:  Payment provider

boundary cloud: Our cloud | internal
  process web: Shop
  store   db:  Orders | holds=order

1. user -> web: Order 🙂 | https auth=sesion data=order
2. web  -> db:  Save     | tls data=order
3. web  -> pay: Pay      | https auth=api-key
\`\`\`
`;
const file = path.join(folder, 'orders.md');
writeFileSync(file, document);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1400, height: 800 }, deviceScaleFactor: 1 });
page.setDefaultTimeout(patience);
const began = performance.now();
const took = (what) => console.log(`${String(Math.round(performance.now() - began)).padStart(6)} ms  ${what}`);
const shoot = (name, clip) => page.screenshot({ path: path.join(pictures, `${name}${suffix}.png`), ...(clip && { clip }) });
const host = new URL(url).host;
const payload = JSON.stringify([['openFile', `vscode-remote://${host}${file}`]]);

// run runs a command by its title in the palette.
async function run(title) {
	await page.keyboard.press('F1');
	await page.locator('.quick-input-widget input').waitFor();
	await page.keyboard.type(title, { delay: 5 });
	await page.locator('.quick-input-list .monaco-list-row', { hasText: title.replace(/^.*: /, '') }).first().waitFor();
	await page.keyboard.press('Enter');
}

// goTo places the cursor.
async function goTo(line, column) {
	await page.keyboard.press('Control+g');
	await page.locator('.quick-input-widget input').waitFor();
	await page.keyboard.type(`${line}:${column}`);
	await page.keyboard.press('Enter');
	await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

// lines are those that the editor shows, with plain blanks.
const lines = () => page.$$eval('.part.editor .view-line', (all) => all
	.map((line) => ({ top: Number.parseInt(line.style.top), text: line.textContent.replaceAll('\u00a0', ' ') }))
	.sort((a, b) => a.top - b.top).map((line) => line.text));
const shows = async (text) => (await lines()).some((line) => line.includes(text));

// picture returns what the panel shows: its picture, what is wrong, and the names of its links.
async function picture() {
	for (const frame of page.frames()) {
		const found = await frame.evaluate(() => {
			const svg = document.querySelector('main svg');
			if (!document.querySelector('nav[aria-label="Views"]')) return null;
			return {
				text: svg?.textContent ?? '', error: document.querySelector('.error')?.textContent ?? '',
				view: document.querySelector('nav a[aria-current]')?.textContent,
				ground: svg && getComputedStyle(svg.querySelector('.bg')).fill, scripts: document.scripts.length,
			};
		}).catch(() => null);
		if (found) return found;
	}
	return null;
}

// choose clicks on a tab of the panel.
async function choose(view) {
	for (const frame of page.frames()) {
		const tab = frame.locator('nav[aria-label="Views"] a', { hasText: view });
		if (await tab.count().catch(() => 0)) return tab.first().click();
	}
}

// until waits for a condition.
async function until(what, condition) {
	const end = performance.now() + patience;
	while (!(await condition())) {
		if (performance.now() > end) {
			await shoot('failed');
			console.error(await lines());
			throw new Error(`never: ${what}`);
		}
		await page.waitForTimeout(50);
	}
	took(what);
}

// colour is that of a word in a line that contains a text.
const colour = (inLine, word) => page.$$eval('.view-line', (all, [inLine, word]) => {
	const plain = (node) => node.textContent.replaceAll('\u00a0', ' ');
	const line = all.find((l) => plain(l).includes(inLine));
	const span = line && [...line.querySelectorAll('span span')].find((s) => plain(s).trim() === word);
	return span && getComputedStyle(span).color;
}, [inLine, word]);

try {
	await page.goto(`${url}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`);
	await until('the editor shows the document', async () => (await lines()).some((l) => l.includes('title: Orders')));
	await until('the words of a block have colours of their own', async () => {
		const all = await Promise.all([colour('title: Orders', 'title'), colour('process web', 'web'), colour('3. web', 'api-key'), colour('3. web', 'auth')]);
		return new Set(all).size === 4 && !all.includes(null) && !all.includes(undefined);
	});
	await shoot('cold');
	await until('a mistake is marked', () => page.locator('.squiggly-error').count());
	await until('what is inferred is shown', () => page.locator('.view-line', { hasText: 'kind=db' }).count());
	await shoot('diagnostic');

	const at = (line, word) => document.split('\n')[line - 1].indexOf(word) + 1;
	await goTo(15, at(15, 'sesion') + 2);
	await page.keyboard.press('Control+.');
	await until('code actions are offered', () => page.locator('.action-widget .monaco-list-row', { hasText: 'session' }).count());
	await shoot('actions');
	await page.locator('.action-widget .monaco-list-row', { hasText: 'Write `session`' }).first().click();
	await until('a code action has been applied', () => shows('https auth=session data=order'));
	await until('the mark is gone', async () => (await page.locator('.squiggly-error').count()) === 0);

	await goTo(15, 4);
	await page.keyboard.press('Control+.');
	await until('answers to questions are offered', () => page.locator('.action-widget .monaco-list-row', { hasText: 'Answer with' }).count());
	await shoot('answers');
	await page.keyboard.press('Escape');

	await goTo(17, document.split('\n')[16].length + 1);
	await page.keyboard.type(' data=', { delay: 60 });
	await until('a completion is offered', () => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'order' }).count());
	await page.waitForTimeout(500);
	await shoot('completion');
	await page.keyboard.press('Enter');
	await until('a completion has been taken', () => shows('https auth=api-key data=order'));
	await page.keyboard.type(' val', { delay: 60 });
	await until('a key is offered while it is typed', () => page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'validate' }).count());
	await page.keyboard.press('Escape');
	for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace');

	await run('trustseam: Open the picture beside');
	await until('the picture is shown', async () => (await picture())?.text.includes('Payment provider'));
	assert.equal((await picture()).scripts, 0);
	const dark = (await picture()).ground;
	await choose('overview');
	await until('the overview is chosen without a script', async () => (await picture())?.view === 'overview');
	await choose('all');
	await until('all of the block is chosen', async () => (await picture())?.view === 'all');
	await page.locator('.part.editor .view-line').first().click(); // the keys are the editor's again
	await page.waitForTimeout(500);
	await shoot('preview');

	await goTo(9, document.split('\n')[8].length + 1);
	await page.keyboard.type(' Ltd', { delay: 30 });
	await until('the picture follows the text', async () => (await picture())?.text.includes('Payment provider Ltd'));
	await page.keyboard.type(' | kidn=api', { delay: 30 });
	await until('an error is named over the last good picture', async () => {
		const shown = await picture();
		return shown?.error.includes('kidn') && shown.text.includes('Payment provider Ltd');
	});
	await shoot('error');
	for (let i = 0; i < 11; i++) await page.keyboard.press('Backspace');
	await until('the error is gone', async () => (await picture())?.error === '');

	await goTo(12, at(12, 'web') + 1);
	await page.keyboard.press('F2');
	await page.locator('.rename-box input').fill('shop');
	await shoot('rename-box');
	await page.keyboard.press('Enter');
	await until('an id is renamed in all of the document', async () => (await lines()).some((line) => /process shop: Shop +\| was=web/.test(line)) && (await shows('1. user -> shop:')) && (await shows('3. shop -> pay:')));
	await shoot('renamed');

	await run('Toggle between Light/Dark Themes');
	await until('the picture follows the theme', async () => {
		const shown = await picture();
		return shown?.ground && shown.ground !== dark;
	});
	await page.waitForTimeout(500);
	await shoot('light');

	await run('trustseam: Generate this document');
	await until('a document is generated', () => readFileSync(file, 'utf8').includes('trustseam:end'));
	await until('the editor shows it', () => shows('trustseam:begin'));
	await run('trustseam: Check this document');
	await until('a document is checked', async () => /trustseam check:/.test(await page.locator('.statusbar, .notifications-toasts').allTextContents().then((all) => all.join())));
	await shoot('generated');

	await run('trustseam: Insert a new block');
	await until('a new block is inserted', () => shows('title: What it is'));
} finally {
	await browser.close();
}
