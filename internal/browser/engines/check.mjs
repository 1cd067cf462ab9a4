// Compares what a site shows with what its documents promise. Every function
// returns what is wrong, in words; nothing when all is right.
import { isDeepStrictEqual } from 'node:util';
import { blanks, seen } from './hostile.mjs';
import { lost } from './measure.mjs';

/** Every picture of the document is there, is not broken, and can be read. */
export function pictures(shown, promise) {
  const bad = shown.pictures.filter((p) => p.width === 0 || p.shown < 300).map((p) => `${p.address} is ${p.width} wide, shown ${p.shown} wide`);
  if (shown.pictures.length !== promise.pictures) bad.push(`${shown.pictures.length} pictures instead of ${promise.pictures}`);
  return bad;
}

/** Every table is a table, with its rows and its cells. */
export function tables(shown, promise) {
  if (isDeepStrictEqual(shown.tables, promise.tables)) return [];
  return [`tables ${JSON.stringify(shown.tables)} instead of ${JSON.stringify(promise.tables)}`];
}

/** Every criterion is an item of a list and begins with its anchor; so are the other items. */
export function criteria(shown, promise) {
  const bad = [];
  if (shown.items.length !== promise.items) bad.push(`${shown.items.length} items instead of ${promise.items}`);
  const anchored = shown.items.flatMap((i) => i.anchor ?? []).map((id) => id.replace('user-content-', ''));
  if (!isDeepStrictEqual(anchored, promise.anchors)) bad.push(`criteria ${anchored} instead of ${promise.anchors}`);
  return bad;
}

/** Every link of the document is there, and leads to where a reader sees its target. */
export async function anchors(page, content, shown, promise) {
  const inside = shown.links.map((l) => new URL(l)).filter((l) => l.hash).map((l) => l.hash.slice(1));
  const bad = [...new Set(promise.links)].filter((id) => !inside.includes(id)).map((id) => `no link to ${id}`);
  return [...bad, ...(await lost(page, content)).map((id) => `the link to ${id} leads nowhere`)];
}

// The element that trustseam writes itself where backticks would not be safe.
const code = 'code[]';

/**
 * A page of a hostile document has no kind of element that an honest one has not,
 * leads nowhere else, and shows the author's text as it was written.
 */
export function harmless(engine, shown, honest, promise, text) {
  const bad = [
    ...shown.kinds.filter((k) => !honest.kinds.includes(k) && k !== code).map((k) => `an element ${k}`),
    ...shown.everywhere.filter((k) => !honest.everywhere.includes(k)).map((k) => `an element ${k} outside`),
    ...shown.links.filter((l) => !new URL(l).hash).map((l) => `a link to ${l}`),
    ...tables(shown, promise),
    ...criteria(shown, promise),
    ...(shown.pictures.length === promise.pictures && shown.pictures.every((p) => p.width > 0) ? [] : ['another picture']),
  ];
  return [...new Set(promise.tables.length === 0 ? bad : [...bad, ...written(engine, shown, seen(text))])];
}

// The last table has the flows, by number and name, and the elements by name.
function written(engine, shown, text) {
  const fold = engine.typography ? plain : blanks;
  const names = (shown.cells.at(-1) ?? []).slice(1).map((row) => fold(row[0] ?? ''));
  const bad = names.filter((name) => name !== fold(text) && name.replace(/^\d+ /, '') !== fold(text)).map((name) => `the name ${JSON.stringify(name)}`);
  if (names.length === 0) bad.push('no flows and elements');
  const alts = shown.pictures.map((p) => fold(engine.escapesTwice ? unescaped(p.alt) : p.alt));
  bad.push(...alts.filter((alt) => !alt.startsWith(`${fold(text)}: data flow diagram`)).map((alt) => `the alternative text ${JSON.stringify(alt)}`));
  return bad;
}

function unescaped(text) {
  const characters = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => characters[entity]);
}

// The text with its quotes, dashes, dots and symbols as a keyboard has them.
function plain(text) {
  const typed = {
    '‘': "'", '’': "'", '“': '"', '”': '"', '–': '--', '—': '---', '…': '...', '«': '<<', '»': '>>', '©': '(c)', '™': '(tm)', '½': '1/2',
  };
  return blanks(text.replaceAll(/[‘’“”–—…«»©™½]/g, (c) => typed[c]));
}
