// The same page in large type, for people in a room: the picture, and one question or criterion at a time.
(() => {
  const model = () => document.querySelector('main .model');
  if (!model()) return;
  const words = (text) => (text || '').split(' ').filter(Boolean);
  const make = (name, className, text = '') => {
    const el = document.createElement(name);
    el.className = className;
    el.textContent = text;
    return el;
  };
  let view = null; // the presentation, while there is one
  let slides = [];
  let at = 0;
  let whole = false; // the picture alone
  let near = false; // the picture only as far as it is lit

  const button = (text, does) => {
    const b = make('button', '', text);
    b.type = 'button';
    b.addEventListener('click', does);
    return b;
  };
  document.querySelector('.live').append(button('Present (p)', () => start()));

  // What there is to show: the state first, then each question and each criterion.
  function collect() {
    const all = [{ key: '', kind: model().querySelector('.path').textContent.split('·').pop().trim(), text: [model().querySelector('.state').cloneNode(true)], flows: [], elements: [] }];
    for (const [id, noun] of [['ts-questions', 'Question'], ['ts-criteria', 'Criterion']]) {
      const entries = [...model().querySelectorAll(`.told[aria-labelledby="${id}"] .entry`)];
      entries.forEach((el, i) => {
        const copy = el.cloneNode(true);
        copy.hidden = false;
        for (const e of copy.querySelectorAll('details')) e.remove();
        for (const e of copy.querySelectorAll('[id]')) e.removeAttribute('id');
        const group = el.closest('.group').querySelector('h3').textContent;
        const body = make('div', 'entry');
        body.append(...copy.childNodes);
        all.push({ key: `${noun} ${el.dataset.ids || i}`, noun, kind: `${noun} ${i + 1} of ${entries.length} · ${group}`, text: [body], flows: words(el.dataset.flows), elements: words(el.dataset.elements) });
      });
    }
    return all;
  }

  function light(svg, slide) {
    const all = slide.flows.length + slide.elements.length > 0;
    svg.classList.toggle('dim', all);
    for (const g of svg.querySelectorAll('.flow, .gate, .badge, .element')) {
      const { f, e } = g.dataset;
      g.classList.toggle('lit', all && (f ? slide.flows.includes(f) : slide.elements.includes(e)));
    }
    if (near && all) approach(svg);
  }
  // approach shows the lit part alone, with the names that are too small in the whole picture.
  function approach(svg) {
    const inside = svg.getScreenCTM();
    if (!inside) return;
    const back = inside.inverse();
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const g of svg.querySelectorAll('.lit')) {
      const r = g.getBoundingClientRect();
      for (const corner of [new DOMPoint(r.left, r.top), new DOMPoint(r.right, r.bottom)]) {
        const p = corner.matrixTransform(back);
        [left, top, right, bottom] = [Math.min(left, p.x), Math.min(top, p.y), Math.max(right, p.x), Math.max(bottom, p.y)];
      }
    }
    const room = 24;
    if (left < right) svg.setAttribute('viewBox', `${left - room} ${top - room} ${right - left + 2 * room} ${bottom - top + 2 * room}`);
  }

  // Type gets smaller, down to what can still be read from five metres, where a text is long.
  const types = ['5vh', '4.4vh', '3.8vh', '3.2vh'];
  function fit(told) {
    for (const type of types) {
      told.style.setProperty('--type', type);
      if (told.scrollHeight <= told.parentElement.clientHeight) return;
    }
  }

  function draw() {
    const slide = slides[at];
    view.classList.toggle('whole', whole);
    view.querySelector('h1').textContent = model().dataset.title;
    view.querySelector('.kind').textContent = slide.kind;
    const drawn = view.querySelector('.drawn');
    const picture = model().querySelector('.picture');
    drawn.replaceChildren(...[...picture.childNodes].map((n) => n.cloneNode(true)));
    const svg = drawn.querySelector('svg');
    const told = view.querySelector('.told');
    told.replaceChildren(...slide.text.map((n) => n.cloneNode(true)));
    told.scrollTop = 0;
    fit(told);
    if (svg) light(svg, slide);
  }

  const go = (to) => {
    at = Math.min(Math.max(to, 0), slides.length - 1);
    draw();
  };
  const jump = (noun) => {
    const to = slides.findIndex((s) => s.noun === noun);
    if (to >= 0) go(to);
  };
  function enlarge(on) {
    whole = on;
    if (on && view.requestFullscreen) view.requestFullscreen().catch(() => { /* the window is large enough */ });
    if (!on && document.fullscreenElement) document.exitFullscreen().catch(() => {});
    draw();
  }
  function approachOrNot() {
    near = !near;
    draw();
  }

  const address = (present) => history.replaceState(history.state, '', location.pathname + (present ? '?present' : '') + location.hash);
  const behind = () => document.querySelectorAll('.skip, .top, main, .live');
  function start() {
    if (view) return;
    view = make('div', 'present');
    view.tabIndex = -1;
    view.setAttribute('role', 'dialog');
    view.setAttribute('aria-label', 'Presentation');
    const head = make('div', 'head');
    const kind = make('p', 'kind');
    kind.setAttribute('aria-live', 'polite');
    head.append(make('h1', ''), kind);
    const stage = make('div', 'stage');
    stage.append(make('div', 'drawn'), make('div', 'told'));
    const foot = make('div', 'foot');
    foot.append(button('Back', () => go(at - 1)), button('Next', () => go(at + 1)), button('Picture', () => enlarge(!whole)), button('Closer', approachOrNot), button('End', end),
      make('span', 'keys', '← → step · q questions · c criteria · f picture · z closer · Esc end'));
    view.append(head, stage, foot);
    document.body.append(view);
    for (const el of behind()) el.inert = true;
    slides = collect();
    at = 0;
    address(true);
    view.focus();
    draw();
  }
  function end() {
    whole = false;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    view.remove();
    view = null;
    for (const el of behind()) el.inert = false;
    address(false);
  }

  const keys = {
    ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), PageDown: () => go(at + 1), ' ': () => go(at + 1), j: () => go(at + 1), n: () => go(at + 1),
    ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), PageUp: () => go(at - 1), k: () => go(at - 1),
    Home: () => go(0), End: () => go(slides.length - 1),
    q: () => jump('Question'), c: () => jump('Criterion'), f: () => enlarge(!whole), z: approachOrNot, p: end,
    Escape: () => (whole ? enlarge(false) : end()),
  };
  // Before the page hears of a key.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    if (!view) {
      if (event.key !== 'p') return;
      start();
    } else {
      if (event.key === ' ' && event.target.closest('button')) return;
      event.stopImmediatePropagation();
      if (!Object.hasOwn(keys, event.key)) return;
      keys[event.key]();
    }
    event.preventDefault();
  }, true);
  document.addEventListener('fullscreenchange', () => {
    if (view && whole && !document.fullscreenElement) {
      whole = false;
      draw();
    }
  });
  addEventListener('resize', () => { if (view) draw(); });
  // Other content: what is shown stays, or what has come to its place.
  document.addEventListener('trustseam-swapped', () => {
    if (!view) return;
    for (const el of behind()) el.inert = true;
    const { key } = slides[at];
    slides = collect();
    const again = slides.findIndex((s) => s.key === key);
    go(again >= 0 ? again : at);
  });
  if (location.search === '?present') start();
})();
