import path from 'node:path';
import { run } from './engine.mjs';

/** @type {import('./engine.mjs').Engine} */
export const docusaurus = {
  name: 'Docusaurus',
  site: 'sites/docusaurus',
  content: '.theme-doc-markdown',
  file: (name) => `docs/${name}.md`,
  url: (name) => `/${name}/`,
  escapesTwice: true,
  ready: 'html[data-has-hydrated="true"]',
  build(folder) {
    run(folder, 'npm', 'ci', '--no-audit', '--no-fund');
    run(folder, 'npm', 'run', 'build');
    return path.join(folder, 'build');
  },
};

/** The same site, for documents that are MDX. @type {import('./engine.mjs').Engine} */
export const docusaurusMdx = {
  ...docusaurus,
  name: 'Docusaurus, .mdx',
  file: (name) => `docs/mdx/${name}.mdx`,
  url: (name) => `/mdx/${name}/`,
};
