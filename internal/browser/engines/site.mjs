// Builds a site of examples/ with the payments document and every hostile one.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib.mjs';
import { hostileDocuments } from './hostile.mjs';

/**
 * Builds one site in a folder, for all engines that share it, and returns the folder
 * of its pages. The documents go through the same trustseam as the site's own.
 */
export function buildSite(engines, folder, trustseam) {
  copy(path.join('examples', engines[0].site), folder);
  const files = engines.flatMap((engine) => place(engine, folder));
  generate(trustseam, folder, files);
  engines.filter((e) => e.runs).forEach((engine) => withoutBlocks(engine, folder));
  return engines[0].build(folder);
}

// What git knows or would know: no modules, no pages of an earlier build.
function copy(from, to) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', from], { cwd: root, encoding: 'utf8' });
  for (const file of listed.split('\0').filter(Boolean)) {
    cpSync(path.join(root, file), path.join(to, path.relative(from, file)));
  }
}

// Writes the documents that the site does not have, and returns the files.
function place(engine, folder) {
  const documents = hostileDocuments();
  if (!existsSync(path.join(folder, engine.file('payments')))) {
    documents.push({ name: 'payments', document: withLinks(readFileSync(path.join(root, 'examples/payments/payments.md'), 'utf8')) });
  }
  return documents.map(({ name, document }) => {
    const file = path.join(folder, engine.file(name));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, (engine.frontMatter ?? '') + document);
    return engine.file(name);
  });
}

// MDX knows no comments of HTML, so the markers are spelled as links.
function withLinks(document) {
  return document.replaceAll(/^<!-- (trustseam:.*) -->$/gm, '[//]: # ($1)');
}

// Some hostile texts are errors in a block, of which trustseam tells, and writes the other documents.
function generate(trustseam, folder, files) {
  try {
    execFileSync(trustseam, ['generate', ...files], { cwd: folder, stdio: 'pipe' });
  } catch (err) {
    if (err.status !== 1) throw new Error(`trustseam generate: ${err.stderr}`);
  }
}

// Takes the block out of every document that the platform would run something of.
// That is its author's to mend; what was made of the block stays, and is to be safe.
function withoutBlocks(engine, folder) {
  for (const { name, document } of hostileDocuments().filter((d) => engine.runs(d.document))) {
    const file = path.join(folder, engine.file(name));
    const text = readFileSync(file, 'utf8');
    if (text.endsWith(document)) writeFileSync(file, `${engine.frontMatter ?? ''}# A\n`);
    else writeFileSync(file, text.replace(/^```dfd\n.*?^```\n/ms, ''));
  }
}
