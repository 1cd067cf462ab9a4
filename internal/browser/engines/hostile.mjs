// The hostile documents of the library: one text wherever an author may write.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib.mjs';

const folder = path.join(root, 'testdata/hostile');

/** Returns every hostile text with its document. */
export function hostileDocuments() {
  const template = readFileSync(path.join(folder, 'document.md'), 'utf8');
  return JSON.parse(readFileSync(path.join(folder, 'texts.json'), 'utf8')).map((text, i) => {
    const quoted = `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    const document = template.replaceAll(/@TEXT@|@QUOTED@/g, (word) => (word === '@TEXT@' ? text : quoted));
    return { name: `hostile-${String(i + 1).padStart(3, '0')}`, text, document };
  });
}

/**
 * Returns a text of a block as a reader should see it: a hash between blanks begins a comment, a backslash
 * protects a pipe, a hash and itself, what cannot be seen is a blank, and what reorders is gone.
 */
export function seen(text) {
  const told = text.replace(/\s#(?:\s.*)?$/, '').replaceAll(/\\([|#\\])/g, '$1');
  return blanks(told.replaceAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, ''));
}

/** Returns a text with every run of blanks as one, as a page shows it. */
export function blanks(text) {
  return text.replaceAll(/\s+/g, ' ').trim();
}
