// GitHub: its own parser of markdown, then the rules by which it sanitises, as the
// rehype project keeps them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import rehypeParse from 'rehype-parse';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { run } from './engine.mjs';

/** @type {import('./engine.mjs').Engine} */
export const github = {
  name: 'GitHub (cmark-gfm)',
  site: 'payments',
  content: 'main',
  file: (name) => `${name}.md`,
  url: (name) => `/${name}.html`,
  build(folder) {
    for (const file of readdirSync(folder).filter((f) => f.endsWith('.md'))) {
      const page = path.join(folder, file.replace(/\.md$/, '.html'));
      writeFileSync(page, around(sanitised(markup(folder, file))));
    }
    return folder;
  },
};

function markup(folder, file) {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist', 'tagfilter', 'footnotes'];
  return run(folder, 'cmark-gfm', '--unsafe', ...extensions.flatMap((e) => ['-e', e]), file);
}

function sanitised(html) {
  const chain = unified().use(rehypeParse, { fragment: true }).use(rehypeSanitize).use(rehypeStringify);
  return String(chain.processSync(html));
}

// The sanitiser puts user-content- before every id, and a script of GitHub's finds
// the target of a fragment all the same. This is such a script.
const script = `addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link) document.getElementById('user-content-' + decodeURIComponent(link.hash.slice(1)))?.scrollIntoView();
});`;

function around(content) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A document</title>
<script>${script}</script></head><body><main class="markdown-body">${content}</main></body></html>`;
}
