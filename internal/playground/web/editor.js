// The editor: a textarea, with a painted copy of its text behind it and the numbers of the lines beside it.

const longestPainted = 200_000; // characters; a longer document has no colours
const statement = /^(\s*)(title|data|boundary|actor|external|process|store|accept|transfer|dismiss|mitigate|assume)(?=[\s:])/;
const flow = /^(\s*)(\d[\w.]*\.\s+)?(\S+\s+)(<->|->|<-)(?=\s)/;
const fence = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/;

/** The parts of a line of a block that have a colour: [from, to, class]. */
export function tokens(line) {
  const comment = /^\s*#|\s#\s/.exec(line);
  const end = comment ? comment.index : line.length;
  const code = line.slice(0, end);
  const out = [];
  const word = statement.exec(code);
  const arrow = word ? null : flow.exec(code);
  if (word) out.push([word[1].length, word[0].length, 'word']);
  if (arrow) {
    const number = arrow[1].length + (arrow[2] ?? '').length;
    if (arrow[2]) out.push([arrow[1].length, number, 'number']);
    out.push([number + arrow[3].length, arrow[0].length, 'arrow']);
  }
  const bar = code.indexOf(' | ');
  if (bar >= 0) {
    for (const m of code.slice(bar + 3).matchAll(/([a-z-]+=)?(?:"[^"]*"?|[^\s"]+)/g)) {
      if (m[1]) out.push([bar + 3 + m.index, bar + 3 + m.index + m[1].length, 'key']);
    }
  }
  if (comment) out.push([end, line.length, 'comment']);
  return out;
}

/** Which lines are inside a block of ours, true or false for each. */
function insideBlocks(lines) {
  let open = '';
  let ours = false;
  return lines.map((line) => {
    const m = fence.exec(line);
    if (!m) return open !== '' && ours;
    if (open === '') {
      open = m[1];
      ours = m[2] === 'dfd';
    } else if (m[1][0] === open[0] && m[1].length >= open.length && m[2] === '') open = '';
    return false;
  });
}

/** One painted line: its text in pieces, each with the classes of all that covers it. */
function paintLine(line, parts) {
  const row = document.createDocumentFragment();
  const cuts = [...new Set([0, line.length, ...parts.flatMap(([from, to]) => [from, to])])].sort((a, b) => a - b);
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const classes = parts.filter(([from, to]) => from <= cuts[i] && cuts[i + 1] <= to).map((p) => p[2]);
    const text = line.slice(cuts[i], cuts[i + 1]);
    if (classes.length === 0) row.append(text);
    else {
      const span = document.createElement('span');
      span.className = classes.join(' ');
      span.textContent = text;
      row.append(span);
    }
  }
  return row;
}

/** The editor in an element. `changed` is called whenever its text has changed. */
export class Editor {
  #box;
  #area;
  #paint;
  #gutter;
  #remarks = [];

  constructor(box, changed) {
    this.#box = box;
    this.#area = box.querySelector('textarea');
    this.#paint = box.querySelector('.paint');
    this.#gutter = box.querySelector('.lines');
    this.#area.addEventListener('input', () => {
      this.#remarks = [];
      this.#show();
      changed();
    });
    this.#area.addEventListener('keydown', (event) => this.#indent(event));
    this.#show();
  }

  get text() { return this.#area.value; }

  /** The line that the cursor is in, from 1. */
  get line() { return this.text.slice(0, this.#area.selectionStart).split('\n').length; }

  set text(text) {
    this.#area.value = text;
    this.#area.setSelectionRange(0, 0);
    this.#remarks = [];
    this.#show();
    this.#box.scrollTo(0, 0);
  }

  /** Shows where remarks are. */
  mark(remarks) {
    this.#remarks = remarks;
    this.#show();
  }

  /** Puts the cursor on a place and brings it into view. */
  select(from, to) {
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(from, Math.max(from, to));
    const height = parseFloat(getComputedStyle(this.#paint).lineHeight);
    const line = this.text.slice(0, from).split('\n').length;
    this.#box.scrollTo({ top: Math.max(0, line * height - this.#box.clientHeight / 2), left: 0 });
    this.#box.scrollIntoView({ block: 'nearest' });
  }

  /** Replaces a part of the text, so that it can be undone. */
  replace(from, to, text) {
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(from, to);
    document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  }

  /** A new line begins as far in as the one before. The Tab key leaves the editor, as everywhere. */
  #indent(event) {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const before = this.text.slice(0, this.#area.selectionStart);
    const [blanks] = /^[ \t]*/.exec(before.slice(before.lastIndexOf('\n') + 1));
    if (blanks === '') return;
    event.preventDefault();
    document.execCommand('insertText', false, `\n${blanks}`);
  }

  #show() {
    const lines = this.text.split('\n');
    const worst = new Map();
    for (const { line, severity } of this.#remarks) if (worst.get(line) !== 'error') worst.set(line, severity);
    this.#gutter.replaceChildren(...lines.map((_, i) => {
      const number = document.createElement('span');
      number.textContent = String(i + 1);
      if (worst.has(i + 1)) number.className = worst.get(i + 1);
      return number;
    }));
    if (this.text.length > longestPainted) {
      this.#paint.textContent = `${this.text}\n`;
      return;
    }
    const inside = insideBlocks(lines);
    const painted = document.createDocumentFragment();
    let at = 0;
    lines.forEach((line, i) => {
      const bad = this.#remarks.map((r) => [Math.max(r.from - at, 0), Math.min(r.to - at, line.length), 'bad']).filter(([from, to]) => from < to);
      const colours = inside[i] ? tokens(line) : fence.test(line) ? [] : [[0, line.length, 'text']];
      painted.append(paintLine(line, [...colours, ...bad]), '\n');
      at += line.length + 1;
    });
    this.#paint.replaceChildren(painted);
  }
}
