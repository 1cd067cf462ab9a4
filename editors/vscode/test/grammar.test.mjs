// The colours before the server has answered are those after it: in every example, each word of which the server says what
// it is has the scope that package.json gives to such words. TRUSTSEAM names the program.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { Server } from './server.mjs';
import { manifest, root, tokenize } from './tokenizer.mjs';

const repository = path.join(root, '..', '..');
const scopesOf = manifest.contributes.semanticTokenScopes[0].scopes;

// What only a server can tell: which part of the block a value names, and what is in quotes.
const named = ['class', 'namespace', 'number', 'variable', 'parameter', 'type'];
const tellsLess = (type, scope) => (scope === 'variable.other.name.dfd' && named.includes(type)) || scope === 'string.quoted.double.dfd';

function documents() {
	const listed = execFileSync('git', ['ls-files', '-z', 'docs', 'examples', 'README.md'], { cwd: repository, encoding: 'utf8' });
	return listed.split('\0').filter((file) => file.endsWith('.md')).map((file) => path.join(repository, file));
}

// semantics returns what the server says about the words of a text.
async function semantics(server, legend, uri, text) {
	server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
	const data = (await server.request('textDocument/semanticTokens/full', { textDocument: { uri } }))?.data ?? [];
	server.notify('textDocument/didClose', { textDocument: { uri } });
	const words = [];
	for (let i = 0, line = 0, column = 0; i < data.length; i += 5) {
		column = data[i] === 0 ? column + data[i + 1] : data[i + 1];
		line += data[i];
		words.push({ line, column, length: data[i + 2], type: legend[data[i + 3]] });
	}
	return words;
}

test('every word of every example', { skip: !process.env.TRUSTSEAM && 'TRUSTSEAM names no program' }, async () => {
	const server = new Server(process.env.TRUSTSEAM, repository);
	const { capabilities } = await server.request('initialize', { processId: process.pid, rootUri: pathToFileURL(repository).href, capabilities: {} });
	server.notify('initialized', {});
	const legend = capabilities.semanticTokensProvider.legend.tokenTypes;
	assert.deepEqual([...legend].sort(), Object.keys(scopesOf).sort(), 'package.json has a scope for each type of the server');

	let words = 0;
	const wrong = [];
	for (const file of documents()) {
		for (const end of ['\n', '\r\n']) {
			const text = readFileSync(file, 'utf8').replaceAll(/\r?\n/g, end);
			const lines = text.split(/\r?\n/);
			const tokens = tokenize(text);
			for (const { line, column, length, type } of await semantics(server, legend, pathToFileURL(file).href, text)) {
				words++;
				const token = tokens[line].find((t) => t.startIndex <= column && column < t.endIndex);
				const last = token.scopes.at(-1);
				const wanted = scopesOf[type].map((s) => s.replace(/\.dfd$/, ''));
				const ok = wanted.some((scope) => token.scopes.some((s) => s.startsWith(scope))) || (token.scopes.includes('meta.attributes.dfd') && tellsLess(type, last));
				if (!ok || !token.scopes.includes('meta.embedded.block.dfd')) wrong.push(`${path.relative(repository, file)}:${line + 1}:${column + 1}: ${type} \`${lines[line].slice(column, column + length)}\` is ${token.scopes.join(' ')}`);
			}
		}
	}
	server.end();
	assert.equal(wrong.join('\n'), '');
	assert.ok(words > 3000, `${words} words`);
});

test('nothing outside of blocks is ours', () => {
	for (const file of documents()) {
		const text = readFileSync(file, 'utf8').replace(/^([ \t>]*)(```+|~~~+)[ \t]*dfd/gm, '$1$2text');
		for (const token of tokenize(text).flat()) assert.ok(!token.scopes.some((s) => s.endsWith('.dfd')), file);
	}
});

test('a word that is being typed is no string, so that editors complete it', () => {
	for (const line of ['pro', 'a -> b', 'a -> b: x | htt', 'a -> b: x | auth=ses', 'a -> b: x | data=ord', 'accept S0']) {
		const scopes = tokenize(`\`\`\`dfd\n${line}\n\`\`\``)[1].at(-1).scopes;
		assert.ok(!scopes.some((s) => /\b(string|comment)\b/.test(s)), `${line}: ${scopes}`);
	}
});

for (const program of ['vscode-tmgrammar-test', 'vscode-tmgrammar-snap']) {
	test(program, () => {
		assert.ok(existsSync(path.join(root, 'test/markdown/fences.md.snap')), 'a snapshot that is not there would be written');
		const cases = program.endsWith('snap') ? 'test/markdown/*.md' : 'test/lines/*.dfd';
		const markdown = ['-g', 'node_modules/tm-grammars/grammars/markdown.json', '-s', 'text.html.markdown'];
		execFileSync(path.join(root, 'node_modules', '.bin', program), ['--config', 'package.json', ...(program.endsWith('snap') ? markdown : []), cases], { cwd: root, stdio: 'pipe', encoding: 'utf8' });
	});
}
