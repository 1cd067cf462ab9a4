// Bundles the extension into dist/extension.js, and writes what comes with it: our licence, and the notice of the packages
// that are in the bundle.
import { build } from 'esbuild';
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const result = await build({
	entryPoints: ['src/extension.ts'],
	outfile: 'dist/extension.js',
	bundle: true,
	external: ['vscode'],
	format: 'cjs',
	legalComments: 'none', // all of them are in NOTICE
	metafile: true,
	minify: true,
	platform: 'node',
	target: 'node20',
});

// packageOf returns the folder of the package that a bundled file belongs to.
function packageOf(file) {
	const parts = file.split('/');
	const at = parts.lastIndexOf('node_modules') + 1;
	return parts.slice(0, at + (parts[at].startsWith('@') ? 2 : 1)).join('/');
}

// notice returns the name and the licence of a package.
function notice(dir) {
	const { name, version, license } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
	const file = readdirSync(dir).find((file) => /^licen[cs]e/i.test(file));
	if (!file) throw new Error(`${dir} has no licence`);
	return `${name} ${version} (${license})\n\n${readFileSync(path.join(dir, file), 'utf8').replaceAll('\r\n', '\n').trim()}\n`;
}

const packages = [...new Set(Object.keys(result.metafile.inputs).filter((file) => file.includes('node_modules/')).map(packageOf))].sort();
const line = `\n${'-'.repeat(80)}\n\n`;
writeFileSync('NOTICE', ['The extension contains these packages.\n', ...packages.map(notice)].join(line));
if (existsSync('../../LICENSE')) copyFileSync('../../LICENSE', 'LICENSE');
