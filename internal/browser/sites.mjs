// Builds every site of examples/sites, and GitHub's page, into a folder:
// node sites.mjs FOLDER. The test beside it opens them.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { engines } from './engines/all.mjs';
import { placeOf } from './engines/engine.mjs';
import { buildSite } from './engines/site.mjs';
import { build } from './lib.mjs';

const folder = path.resolve(process.argv[2] ?? usage());
const trustseam = build(folder);
const built = {};
for (const name of new Set(engines.map(placeOf))) {
  const start = performance.now();
  const site = path.join(folder, name);
  built[name] = { folder: site, pages: buildSite(engines.filter((e) => placeOf(e) === name), site, trustseam) };
  console.log(`${name}: built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
writeFileSync(path.join(folder, 'sites.json'), JSON.stringify(built, undefined, 2));

function usage() {
  console.error('usage: node sites.mjs FOLDER');
  process.exit(2);
}
