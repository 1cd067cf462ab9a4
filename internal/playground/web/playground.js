// The page of the playground: an editor at one side, and what a site shows of a block at the other.
import { Editor } from './playground-editor.js';
import { readLink, safeName, writeLink } from './playground-link.js';

const byID = (id) => document.getElementById(`play-${id}`);
const analysisPause = 150; // milliseconds after the last key
const drawingPause = 400;
const patience = Number(document.body.dataset.patience || 5000); // milliseconds that a worker may take for an answer
const draftKey = 'trustseam-draft';

/** The program in a worker, which is ended and started again when an answer takes too long. */
class Program {
  #compiled;
  #worker = null;
  #waiting = new Map();
  #last = 0;
  #warm = false; // whether it has drawn: until then a browser compiles the program anew while it runs

  constructor(compiled) { this.#compiled = compiled; }

  async #start() {
    // A worker from here has the policy of this page: it can load these two scripts and connect to nothing else.
    const code = `import ${JSON.stringify(new URL('playground-worker.js', document.baseURI).href)};`;
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    this.#worker = new Worker(url, { type: 'module' });
    this.#worker.onmessage = ({ data }) => this.#answered(data);
    this.#worker.onerror = (event) => this.#end(event.message || 'the worker does not start');
    await this.#ask('start', { program: await this.#compiled });
    URL.revokeObjectURL(url);
  }

  #answered({ id, answer, error }) {
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error === undefined) resolve?.(answer);
    else reject?.(new Error(error));
  }

  #end(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#warm = false;
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }

  #ask(kind, args) {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, kind, ...args });
    });
  }

  /** Asks, in turn with others, and ends the worker when that takes too long. Starting it does not count. */
  async ask(kind, args) {
    if (this.#worker === null) await this.#start();
    const limit = this.#warm ? patience : 6 * patience;
    const timer = setTimeout(() => this.#end(`This took more than ${limit / 1000} seconds and was ended. The \`trustseam\` command has no such limit.`), limit);
    try {
      const answer = await this.#ask(kind, args);
      this.#warm ||= kind === 'draw';
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Compiles the program as it arrives. A host may or may not have decompressed it on the way. */
async function compile() {
  const answer = await fetch('playground.wasm.gz');
  if (!answer.ok) throw new Error(`playground.wasm.gz: ${answer.status}`);
  const reader = answer.body.getReader();
  const first = await reader.read();
  const body = new ReadableStream({
    start(c) { if (first.value) c.enqueue(first.value); if (first.done) c.close(); },
    async pull(c) {
      const { done, value } = await reader.read();
      if (done) c.close();
      else c.enqueue(value);
    },
  });
  const packed = first.value?.[0] === 0x1f && first.value?.[1] === 0x8b;
  const wasm = packed ? body.pipeThrough(new DecompressionStream('gzip')) : body;
  return WebAssembly.compileStreaming(new Response(wasm, { headers: { 'Content-Type': 'application/wasm' } }));
}

const program = new Program(compile());
const editor = new Editor(document.querySelector('.editor'), edited);
const shown = document.querySelector('.shown');
const page = byID('model');

// The document that is open.
let file = { name: 'design.md', handle: null, bom: '', lineEnd: '\n' };
let saved = '';
// What was shown last: the answer, the block of it, its picture, and what is picked there.
let answer = null;
let block = 0;
let picture = null;
let explored = null;
let actualSize = false;

const say = (text) => { byID('said').textContent = text; };
const unsaved = () => editor.text !== saved;

function edited() {
  say(unsaved() ? 'changed' : '');
  schedule();
  keepDraft();
}

// --- Analysing and drawing -------------------------------------------------

let analysing;
let drawing;
let turn = 0; // counts changes of the text: an answer about an older text is not shown

function schedule(pauses = [analysisPause, drawingPause]) {
  turn += 1;
  clearTimeout(analysing);
  clearTimeout(drawing);
  analysing = setTimeout(() => inTurn(analyse), pauses[0]);
  drawing = setTimeout(() => inTurn(draw), pauses[1]);
}

// One request at a time; of those that wait, only the last is about the present text.
let queue = Promise.resolve();
function inTurn(work) {
  const mine = turn;
  queue = queue.then(() => (mine === turn ? work(mine) : undefined)).catch((error) => failed(error.message));
}

const today = () => {
  const d = new Date();
  return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};

async function analyse(mine) {
  const text = editor.text;
  const got = await program.ask('analyze', { name: file.name, text, today: today() });
  if (mine !== turn) return;
  answer = got;
  answer.of = mine;
  tell(answer.remarks);
  editor.mark(answer.remarks);
  chooseBlock();
  showBlock();
}

async function draw(mine) {
  if (answer?.of !== mine || answer.failed || answer.blocks.length === 0) return;
  const { tooBig } = answer.blocks[block];
  if (tooBig) {
    showPicture(null);
    behind(tooBig);
    return;
  }
  const drawn = await program.ask('draw', { block });
  if (mine !== turn) return;
  if (drawn.svg) showPicture(drawn.svg);
  behind(drawn.remarks.map((r) => r.message).join(' '));
}

function failed(message) {
  byID('count').textContent = 'No answer';
  behind(message);
}

// --- Remarks ---------------------------------------------------------------

const plural = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

function heading(remarks) {
  const count = (severity) => remarks.filter((r) => r.severity === severity).length;
  const parts = ['error', 'warning', 'hint'].filter((s) => count(s) > 0).map((s) => plural(count(s), s));
  return parts.length > 0 ? parts.join(', ') : 'Nothing to remark';
}

function tell(remarks) {
  byID('count').textContent = heading(remarks);
  document.querySelector('.remarks ol').replaceChildren(...remarks.map(remarkRow));
}

function element(name, className, ...content) {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...content);
  return e;
}

/** Text in which backticks delimit code. */
const sentence = (text) => text.split('`').map((part, i) => (i % 2 ? element('code', '', part) : part));

/** The change that a suggestion is: of the word that the remark is about. */
function suggested({ from, to, message, suggestion }) {
  const word = answer.of === turn ? editor.text.slice(from, to) : '';
  return suggestion && word && message.includes(`\`${word}\``) ? { from, to, new: suggestion } : null;
}

function remarkRow(r) {
  const text = r.suggestion ? `${r.message}; did you mean \`${r.suggestion}\`?` : r.message;
  const notes = r.notes.slice(0, 5).flatMap((n) => sentence(`; line ${n.line}: ${n.message}`));
  const go = element('button', '',
    element('span', 'place', `${r.line}:${r.col} `),
    element('span', r.severity, r.severity), ' ',
    element('span', 'said', ...sentence(text), ...notes), ' ',
    element('span', 'place', r.code));
  go.type = 'button';
  go.addEventListener('click', () => editor.select(r.from, r.to));
  const row = element('li', '', go);
  const fix = r.fix ?? suggested(r);
  if (fix) {
    const mend = element('button', 'fix', 'Fix');
    mend.type = 'button';
    mend.setAttribute('aria-label', `Fix line ${r.line}`);
    mend.addEventListener('click', () => { if (answer.of === turn) editor.replace(fix.from, fix.to, fix.new); }); // else it is about an older text
    row.append(mend);
  }
  return row;
}

/** Says why the picture is behind the text, or nothing. */
function behind(text) {
  const p = document.querySelector('.behind');
  p.replaceChildren(...sentence(text));
  p.hidden = text === '';
}

// --- The block -------------------------------------------------------------

/** Offers the blocks of the document, and follows the cursor to another one. */
function chooseBlock() {
  const { blocks } = answer;
  const at = blocks.findIndex((b) => b.first <= editor.line && editor.line <= b.last);
  if (at >= 0 && document.activeElement === byID('text')) block = at;
  block = Math.max(0, Math.min(block, blocks.length - 1));
  byID('blocks').replaceChildren(...blocks.map((b, i) => {
    const option = element('option', '', b.title || b.id);
    option.value = String(i);
    return option;
  }));
  byID('blocks').value = String(block);
  document.querySelector('.choose').hidden = blocks.length < 2;
  byID('share').disabled = blocks.length === 0;
}

function showBlock() {
  const b = answer.blocks[block];
  shown.classList.toggle('stale', answer.failed);
  byID('document').querySelector('pre').textContent = answer.text;
  for (const id of ['put', 'download', 'list']) byID(id).disabled = answer.failed;
  if (!b || answer.failed) {
    behind(b ? 'The text has an error: this is what it said before.' : 'The document has no block. One begins after a line of three backticks with the word dfd, and ends with such a line.');
    return;
  }
  const at = explored?.where();
  explored?.end();
  page.innerHTML = b.page; // every text of an author in it is escaped, and no policy here lets a script of it run
  if (picture?.of === b.name) holder().append(picture.svg);
  explore(at);
  label('questions', '.told[aria-labelledby=ts-questions] .entry');
  label('criteria', '.told[aria-labelledby=ts-criteria] .entry');
}

const holder = () => page.querySelector('.picture');

function explore(begin) {
  explored?.end();
  page.firstElementChild.classList.toggle('big', actualSize);
  explored = globalThis.exploreModel(page.querySelector('.model'), { ownsAddress: false, begin });
}

function label(tab, entries) {
  const name = tab[0].toUpperCase() + tab.slice(1);
  byID(`tab-${tab}`).textContent = `${name} ${page.querySelectorAll(entries).length}`;
}

function showPicture(svg) {
  const at = explored?.where();
  holder().innerHTML = svg ?? ''; // as for the page
  picture = svg === null ? null : { of: answer.blocks[block].name, svg: holder().querySelector('svg') };
  explore(at);
}

byID('blocks').addEventListener('change', (event) => {
  block = Number(event.target.value);
  picture = null;
  explored?.end();
  explored = null;
  showBlock();
  schedule([0, 0]);
});

// --- Tabs ------------------------------------------------------------------

const tabs = [...document.querySelectorAll('[role=tab]')];

function openTab(name) {
  shown.dataset.tab = name;
  for (const t of tabs) {
    const mine = t.dataset.tab === name;
    t.setAttribute('aria-selected', String(mine));
    t.tabIndex = mine ? 0 : -1;
    if (mine) byID('panel').setAttribute('aria-labelledby', t.id);
  }
}
for (const t of tabs) t.addEventListener('click', () => openTab(t.dataset.tab));
document.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
  const at = tabs.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = tabs[(to + tabs.length) % tabs.length];
  openTab(next.dataset.tab);
  next.focus();
});
// What is picked in a list is told beside the picture.
page.addEventListener('click', (event) => { if (event.target.closest('a[href^="#"]')) openTab('picture'); }, true);

byID('size').addEventListener('click', () => {
  actualSize = !actualSize;
  byID('size').setAttribute('aria-pressed', String(actualSize));
  page.firstElementChild?.classList.toggle('big', actualSize);
});

// --- Documents -------------------------------------------------------------

/** Opens a text: of a file, an example, a link or a draft. */
function openText(name, text, handle = null) {
  const bom = text.startsWith('\ufeff') ? '\ufeff' : '';
  const ends = text.match(/\r\n|\r|\n/g) ?? [];
  const lineEnd = ends.length > 0 && ends.every((e) => e === '\r\n') ? '\r\n' : '\n';
  file = { name: safeName(name), handle, bom, lineEnd };
  byID('name').textContent = file.name;
  editor.text = text.slice(bom.length);
  saved = editor.text;
  picture = null;
  block = 0;
  byID('link').hidden = true;
  byID('share').setAttribute('aria-expanded', 'false');
  say(lineEnd === '\n' && ends.some((e) => e !== '\n') ? 'its line ends differ; saved, all are line feeds' : '');
  schedule([0, 0]);
  keepDraft();
}

/** Whether another document may take the place of this one. */
const mayLeave = () => !unsaved() || globalThis.confirm('The document has changes that are not saved. Open another one all the same?');

async function readFile(blob, handle) {
  try {
    if (blob.size > 2 << 20) throw new Error('it is larger than 2 MiB');
    openText(blob.name, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await blob.arrayBuffer()), handle);
  } catch (error) {
    say(`${blob.name} is not opened: ${error instanceof TypeError ? 'it is not UTF-8' : error.message}`);
  }
}

const kinds = [{ description: 'Markdown', accept: { 'text/markdown': ['.md', '.markdown'] } }];

byID('open').addEventListener('click', async () => {
  if (!mayLeave()) return;
  if (!globalThis.showOpenFilePicker) {
    byID('file').click();
    return;
  }
  try {
    const [handle] = await globalThis.showOpenFilePicker({ types: kinds });
    await readFile(await handle.getFile(), handle);
  } catch (error) {
    if (error.name !== 'AbortError') say(`the file is not opened: ${error.message}`);
  }
});
byID('file').addEventListener('change', async ({ target }) => {
  if (target.files.length > 0) await readFile(target.files[0], null);
  target.value = '';
});

function download(name, text, type) {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(new Blob([text], { type }));
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
}

/** A text with the line ends of the file that is open. */
const asOpened = (text) => file.bom + text.replaceAll('\n', file.lineEnd);

byID('save').addEventListener('click', async () => {
  const text = editor.text;
  try {
    if (globalThis.showSaveFilePicker) {
      file.handle ??= await globalThis.showSaveFilePicker({ suggestedName: file.name, types: kinds });
      const out = await file.handle.createWritable();
      await out.write(asOpened(text));
      await out.close();
      file.name = safeName(file.handle.name);
      byID('name').textContent = file.name;
    } else {
      download(file.name, asOpened(text), 'text/markdown');
    }
  } catch (error) {
    if (error.name !== 'AbortError') say(`the file is not saved: ${error.message}`);
    return;
  }
  saved = text;
  say('saved');
});

byID('put').addEventListener('click', () => {
  editor.replace(0, editor.text.length, answer.text);
});

/** Asks for something that is about the text as it is now. */
async function ofPresentText(kind) {
  await queue;
  return program.ask(kind, {});
}

byID('download').addEventListener('click', async () => {
  try {
    if (answer.blocks.some((b) => b.tooBig)) {
      download(file.name, asOpened(answer.text), 'text/markdown');
      say('pictures of large blocks are left to the command');
      return;
    }
    const pictures = await ofPresentText('pictures');
    download(file.name, asOpened(answer.text), 'text/markdown');
    for (const p of pictures) if (p.svg) download(p.name, p.svg, 'image/svg+xml');
  } catch (error) {
    say(error.message);
  }
});
byID('list').addEventListener('click', async () => {
  try {
    download(file.name.replace(/\.[^.]*$/, '.json'), await ofPresentText('list'), 'application/json');
  } catch (error) {
    say(error.message);
  }
});

addEventListener('beforeunload', (event) => { if (unsaved() && !byID('keep').checked) event.preventDefault(); });

// --- Links -----------------------------------------------------------------

byID('share').addEventListener('click', async () => {
  try {
    const link = byID('link');
    const input = link.querySelector('input');
    input.value = location.href.split('#')[0] + await writeLink(file.name, answer.blocks[block].source);
    link.hidden = false;
    byID('share').setAttribute('aria-expanded', 'true');
    input.focus();
    input.select();
    await navigator.clipboard?.writeText(input.value).then(() => say('the link is copied'), () => {});
  } catch (error) {
    say(`the block is not shared: ${error.message}`);
  }
});

/** Opens what the address holds; false when it holds nothing. */
async function openLink() {
  const found = await readLink(location.hash).catch((error) => {
    throw new Error(`the link is not read: ${error instanceof TypeError || error.name === 'InvalidCharacterError' ? 'it is damaged' : error.message}`);
  });
  if (found) openText(found.name, found.text);
  return found !== null;
}
addEventListener('hashchange', () => { if (mayLeave()) openLink().catch((error) => say(error.message)); });

// --- Examples and the draft ------------------------------------------------

async function offerExamples() {
  const examples = await (await fetch('playground-examples.json')).json();
  for (const [i, e] of examples.entries()) {
    const option = element('option', '', e.title);
    option.value = String(i);
    byID('examples').append(option);
  }
  byID('examples').addEventListener('change', ({ target }) => {
    const e = examples[target.value];
    target.value = '';
    if (e && mayLeave()) openText(e.name, e.text);
  });
  return examples;
}

/** Nothing is kept unless somebody asks for it. */
function keepDraft() {
  try {
    if (byID('keep').checked) localStorage.setItem(draftKey, JSON.stringify({ name: file.name, text: asOpened(editor.text) }));
  } catch (error) {
    say(`the draft is not kept: ${error.message}`);
  }
}
byID('keep').addEventListener('change', ({ target }) => {
  if (target.checked) keepDraft();
  else localStorage.removeItem(draftKey);
});

function openDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(draftKey));
    if (draft === null) return false;
    byID('keep').checked = true;
    openText(draft.name, draft.text);
    return true;
  } catch {
    return false; // a browser that keeps nothing, or not a draft of ours
  }
}

async function begin() {
  const examples = await offerExamples();
  let wrong = '';
  const linked = await openLink().catch((error) => {
    wrong = error.message;
    return false;
  });
  if (!linked && !openDraft() && !unsaved()) openText(examples[0].name, examples[0].text);
  if (wrong) say(wrong);
}
begin().catch((error) => failed(`${error.message}. The playground needs a web server: a browser opens no program from a disk.`));
