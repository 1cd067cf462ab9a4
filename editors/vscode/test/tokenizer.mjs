// The tokenizer of VS Code with its own grammar of markdown and ours, put together as package.json says.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma');
const { INITIAL, Registry, parseRawGrammar } = require('vscode-textmate');

export const root = path.join(import.meta.dirname, '..');
export const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));

const files = new Map(manifest.contributes.grammars.map((g) => [g.scopeName, path.join(root, g.path)]));
files.set('text.html.markdown', require.resolve('tm-grammars/grammars/markdown.json'));

const registry = new Registry({
	onigLib: Promise.resolve({ createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns), createOnigString: (s) => new oniguruma.OnigString(s) }),
	loadGrammar: async (scope) => (files.has(scope) ? parseRawGrammar(readFileSync(files.get(scope), 'utf8'), `${scope}.json`) : null),
	getInjections: (scope) => manifest.contributes.grammars.filter((g) => g.injectTo?.includes(scope)).map((g) => g.scopeName),
});
const grammar = await registry.loadGrammar('text.html.markdown');

// tokenize returns the tokens of each line of a document: { startIndex, endIndex, scopes } in UTF-16 units.
export function tokenize(text) {
	let stack = INITIAL;
	return text.split(/\r?\n/).map((line) => {
		const result = grammar.tokenizeLine(line, stack);
		stack = result.ruleStack;
		return result.tokens;
	});
}
