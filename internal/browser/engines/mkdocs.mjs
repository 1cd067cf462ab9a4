import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './engine.mjs';

/** @type {import('./engine.mjs').Engine} */
export const mkdocs = {
  name: 'MkDocs + Material',
  site: 'sites/mkdocs',
  content: 'article',
  file: (name) => `docs/${name}.md`,
  url: (name) => `/${name}/`,
  build(folder) {
    run(folder, 'mkdocs', 'build', '--quiet', '--strict');
    return path.join(folder, 'site');
  },
};

// What a site may have switched on beside what ours needs: all that makes markup of characters. Not among
// them is pymdownx.critic, which edits the text of a document before anything knows what a fence is.
const extensions = [
  'abbr', 'admonition', 'attr_list', 'def_list', 'footnotes', 'md_in_html', 'meta', 'sane_lists', 'smarty', 'tables', 'toc',
  'pymdownx.arithmatex', 'pymdownx.betterem', 'pymdownx.caret', 'pymdownx.details', 'pymdownx.emoji',
  'pymdownx.inlinehilite', 'pymdownx.keys', 'pymdownx.magiclink', 'pymdownx.mark', 'pymdownx.progressbar',
  'pymdownx.smartsymbols', 'pymdownx.snippets', 'pymdownx.superfences', 'pymdownx.tabbed', 'pymdownx.tasklist', 'pymdownx.tilde',
];

/** The same site with every extension. @type {import('./engine.mjs').Engine} */
export const mkdocsExtended = {
  ...mkdocs,
  name: 'MkDocs, all extensions',
  as: 'sites/mkdocs-extended',
  typography: true,
  build(folder) {
    writeFileSync(path.join(folder, 'extended.yml'), `INHERIT: mkdocs.yml\nmarkdown_extensions: [${extensions.join(', ')}]\n`);
    run(folder, 'mkdocs', 'build', '--quiet', '--strict', '--config-file', 'extended.yml');
    return path.join(folder, 'site');
  },
};
