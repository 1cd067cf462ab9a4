import path from 'node:path';
import { run } from './engine.mjs';

/** @type {import('./engine.mjs').Engine} */
export const jekyll = {
  name: 'Jekyll',
  site: 'sites/jekyll',
  content: 'main',
  file: (name) => `designs/${name}.md`,
  url: (name) => `/designs/${name}.html`,
  frontMatter: '---\ntitle: A document\n---\n\n',
  typography: true,
  build(folder) {
    run(folder, 'jekyll', 'build', '--quiet');
    return path.join(folder, '_site');
  },
};
