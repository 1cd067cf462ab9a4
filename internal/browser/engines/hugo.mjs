import path from 'node:path';
import { run } from './engine.mjs';

/** The version that the guide names; it is built with Go alone. */
export const version = 'v0.165.0';

/** @type {import('./engine.mjs').Engine} */
export const hugo = {
  name: 'Hugo',
  site: 'sites/hugo',
  content: 'main',
  file: (name) => `content/docs/${name}.md`,
  url: (name) => `/docs/${name}/`,
  frontMatter: '---\ntitle: A document\n---\n\n',
  typography: true,
  // Shortcodes run wherever they stand, and one that nobody has defined ends the build.
  runs: (text) => /\{\{[<%]/.test(text),
  build(folder) {
    run(folder, 'env', 'CGO_ENABLED=0', 'go', 'run', `github.com/gohugoio/hugo@${version}`, '--quiet');
    return path.join(folder, 'public');
  },
};
