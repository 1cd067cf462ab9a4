import { docusaurus, docusaurusMdx } from './docusaurus.mjs';
import { github } from './github.mjs';
import { hugo } from './hugo.mjs';
import { jekyll } from './jekyll.mjs';
import { mkdocs, mkdocsExtended } from './mkdocs.mjs';

/** Every engine, in the order of the table. */
export const engines = [github, hugo, mkdocs, mkdocsExtended, jekyll, docusaurus, docusaurusMdx];
