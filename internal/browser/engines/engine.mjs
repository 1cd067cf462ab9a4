// What is known of one engine that makes pages of markdown. Every file beside this
// one describes one: where it wants a document, and how its program is started.
import { execFileSync } from 'node:child_process';

/**
 * @typedef {object} Engine
 * @property {string} name for the table
 * @property {string} site the folder below examples that is copied and built; engines of one site share a build
 * @property {string} [as] the name of the folder to build it in, when it is another build of that site
 * @property {string} content the selector of what has been made of the document
 * @property {(name: string) => string} file where a document of that name goes, from the site's folder
 * @property {(name: string) => string} url where the site shows it
 * @property {string} [frontMatter] what the platform wants above a document
 * @property {boolean} [typography] whether it makes quotes and dashes typographic
 * @property {boolean} [escapesTwice] whether it escapes alternative texts twice, so that entities show in them
 * @property {string} [ready] the selector of what is there when the page's own scripts are done
 * @property {(text: string) => boolean} [runs] whether the platform runs something that stands in a fence, so that
 *   the document cannot be built as it is
 * @property {(folder: string) => string} build builds the site in a folder, and returns where the pages are
 */

/** Returns the name of the folder in which an engine's site is built. */
export function placeOf(engine) {
  return engine.as ?? engine.site;
}

/** Runs a program in a folder. What it says is shown only when it fails. */
export function run(folder, program, ...args) {
  try {
    return execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (err) {
    throw new Error(`${program} ${args.join(' ')}: ${err.stdout ?? ''}${err.stderr ?? err.message}`);
  }
}
