'use strict';
// A model: something is picked, or pointed at, or a filter shows a part of the flows. Where the address is not its own,
// as in the playground, it is left alone. Returns end, for a page that replaces the model, and where, to begin there again.
document.documentElement.classList.add('js');
function exploreModel(page, { ownsAddress = true, begin = { pick: '', show: '' } } = {}) {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const words = (text) => (text || '').split(' ').filter(Boolean);
  const ended = new AbortController();
  const { signal } = ended;
  const svg = page.querySelector('.picture svg');
  const panel = page.querySelector('.panel');
  const status = panel.querySelector('[role=status]');
  const index = panel.querySelector('.index');
  const rows = all(index, 'li');
  const links = new Map(all(index, 'a').map((a) => [a.hash.slice(1), a]));
  const subjects = new Map(all(panel, '.subject').map((s) => [s.id, s]));
  const overview = panel.querySelector('.overview');
  const told = all(panel, '.told');
  const groups = all(panel, '.group');
  // Questions, criteria and decisions; some are about several threats, and a threat may have several.
  const entries = all(panel, '.entry');
  const homes = new Map(all(panel, '.id[id]').map((a) => [a.id, a.closest('.entry')]));
  const buttons = all(page, '[data-show]');
  const drawn = svg ? all(svg, '.flow, .gate, .badge, .element') : [];
  const close = panel.querySelector('.close');
  const byID = (id) => subjects.get(id) || homes.get(id);
  let pick = '';
  let show = '';
  let hover = '';

  // What is sticky stands below the bar, however many lines that has.
  const bar = page.querySelector('.bar');
  const resized = new ResizeObserver(() => document.documentElement.style.setProperty('--bar', `${bar.offsetHeight}px`));
  resized.observe(bar);
  signal.addEventListener('abort', () => resized.disconnect());

  // What the filter leaves in the lists.
  const passes = (row) => {
    if (show === '') return true;
    if (!subjects.has(show)) return show in row.dataset;
    const { flow, element } = row.dataset;
    return flow ? words(subjects.get(show).dataset.flows).includes(flow) : words(subjects.get(show).dataset.elements).includes(element);
  };
  const shownFlows = () => rows.filter((row) => row.dataset.flow && passes(row));
  const bright = () => {
    const lit = { flows: new Set(), elements: new Set() };
    for (const { dataset: { flow, element } } of rows.filter(passes)) {
      if (element) lit.elements.add(element);
      else lit.flows.add(flow);
      for (const id of flow ? words(subjects.get(`f${flow}`).dataset.elements) : []) lit.elements.add(id);
    }
    return lit;
  };
  const brightOf = (el) => ({ flows: new Set(words(el.dataset.flows)), elements: new Set(words(el.dataset.elements)) });

  function paint(lit) {
    if (!svg) return;
    svg.classList.toggle('dim', Boolean(lit));
    for (const g of drawn) {
      g.classList.toggle('lit', Boolean(lit) && (g.dataset.f ? lit.flows.has(g.dataset.f) : lit.elements.has(g.dataset.e)));
    }
  }

  // What there is to tell about something that is picked.
  function belongs({ dataset }, id) {
    const subject = subjects.get(id);
    if (!subject) return words(dataset.ids).includes(id);
    if (id.startsWith('e-')) return words(dataset.elements).includes(id.slice(2));
    const flows = words(subject.dataset.flows);
    return words(dataset.flows).some((flow) => flows.includes(flow));
  }
  // What a filter leaves of it.
  function isLeft({ dataset }) {
    if (show === '' || dataset.status === show) return true;
    if (show !== 'crown') return false;
    const lit = bright();
    return words(dataset.flows).some((flow) => lit.flows.has(flow)) || words(dataset.elements).some((element) => lit.elements.has(element));
  }

  function render() {
    const about = pick || hover || (subjects.has(show) ? show : '');
    const bold = byID(pick || hover);
    paint(bold ? brightOf(bold) : subjects.has(show) ? brightOf(subjects.get(show)) : show ? bright() : null);
    for (const [id, el] of subjects) el.hidden = id !== about;
    overview.hidden = about !== '' || show !== '';
    for (const e of entries) e.hidden = about ? !belongs(e, about) : !isLeft(e);
    for (const g of groups) g.hidden = !g.querySelector('.entry:not([hidden])');
    for (const t of told) t.hidden = (about !== '' || show !== '') && !t.querySelector('.entry:not([hidden])');
    for (const row of rows) row.hidden = !passes(row);
    for (const b of buttons) b.setAttribute('aria-pressed', String(b.dataset.show === show));
    for (const [id, a] of links) {
      if (id === pick) a.setAttribute('aria-current', 'true');
      else a.removeAttribute('aria-current');
    }
    close.hidden = about === '';
    page.classList.toggle('picked', pick !== '' || subjects.has(show));
  }

  function announce() {
    const el = byID(pick);
    if (!el) {
      const name = buttons.find((b) => b.dataset.show === show).textContent.trim();
      status.textContent = show ? `${name}: ${shownFlows().length} flows` : 'Everything';
      return;
    }
    const line = el.querySelector('.line').textContent.trim().replace(/\s+/g, ' ');
    const n = all(el, '.rows > li').length;
    status.textContent = subjects.has(pick) ? `${el.querySelector('h2').textContent.trim()}, ${line}, ${n} ${n === 1 ? 'threat' : 'threats'}` : `${el.querySelector('.name').textContent.trim()} ${line}, ${el.dataset.status}`;
  }

  // go changes what is picked and shown. Each step can be gone back to, but for keys held down.
  function go(nextPick, nextShow, { replace = false, keep = false, seen = false } = {}) {
    if (nextPick === pick && nextShow === show) return;
    [pick, show, hover] = [nextPick, nextShow, ''];
    if (ownsAddress) {
      const hash = pick || show;
      const address = location.href.split('#')[0] + (hash ? `#${hash}` : '');
      history[replace ? 'replaceState' : 'pushState']({ show }, '', address);
    }
    settle(keep);
    if (!seen) reveal();
  }
  function settle(keep) {
    render();
    announce();
    if (!keep) panel.scrollTop = 0;
  }
  // reveal scrolls to what is picked: its sign, or its box.
  function reveal() {
    const lit = drawn.filter((g) => g.classList.contains('lit'));
    const g = lit.find((x) => pick.startsWith('e-') ? x.dataset.e === pick.slice(2) : x.dataset.f && !x.classList.contains('flow') && x.querySelector('text'));
    const scrolls = page.classList.contains('big') || matchMedia('(max-width: 63.99rem)').matches;
    const where = scrolls ? 'center' : 'nearest';
    if (pick && g) g.scrollIntoView({ block: where, inline: where });
  }
  // The address says what is picked; a boundary, and the words on the buttons, are filters.
  function fromAddress() {
    let id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* not one of ours */ }
    const filter = buttons.some((b) => b.dataset.show === id && !b.disabled) ? id : (history.state && history.state.show) || '';
    pick = id !== filter && byID(id) ? id : '';
    show = pick || id === filter ? filter : '';
    hover = '';
    settle(false);
    reveal();
  }

  // What a pointer is on: a flow or one of its signs, an element, else the boundary around.
  function under(target) {
    const g = target.closest ? target.closest('[data-f], [data-e], [data-b]') : null;
    if (!g || !svg.contains(g)) return '';
    const { f, e, b } = g.dataset;
    return f ? `f${f}` : e ? `e-${e}` : `b-${b}`;
  }
  if (svg) {
    svg.addEventListener('click', (event) => {
      const id = under(event.target);
      if (id.startsWith('b-')) go('', show === id ? '' : id, { seen: true });
      else go(id === pick ? '' : id, show, { seen: true });
    }, { signal });
    svg.addEventListener('mouseover', (event) => point(under(event.target)), { signal });
    svg.addEventListener('mouseleave', () => point(''), { signal });
  }
  // Pointing tells about a flow or an element, as long as none is picked.
  function point(id) {
    const next = pick === '' && byID(id) && !id.startsWith('b-') ? id : '';
    if (next === hover) return;
    hover = next;
    render();
  }
  // In the list it only lights the picture: rows must not move under the pointer.
  index.addEventListener('mouseover', (event) => {
    const a = event.target.closest('a');
    if (a) paint(brightOf(byID(a.hash.slice(1))));
  });
  index.addEventListener('mouseleave', render);

  page.addEventListener('click', (event) => {
    const a = event.target.closest('a[href^="#"]');
    if (!a || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
    event.preventDefault();
    const id = decodeURIComponent(a.hash.slice(1));
    // What lies below the picture leads back to it.
    if (!panel.contains(a)) panel.scrollIntoView({ block: 'nearest' });
    if (id.startsWith('b-')) go('', id);
    else go(id, show);
    return undefined;
  });
  close.addEventListener('click', clear);
  for (const b of buttons) b.addEventListener('click', () => go('', b.dataset.show));

  function clear() {
    if (pick) go('', show);
    else if (show) go('', '');
  }
  function step(by, fromList) {
    const flows = shownFlows();
    if (flows.length === 0) return;
    const at = flows.findIndex((row) => `f${row.dataset.flow}` === pick);
    const next = at < 0 ? (by > 0 ? 0 : flows.length - 1) : Math.min(Math.max(at + by, 0), flows.length - 1);
    const id = `f${flows[next].dataset.flow}`;
    go(id, show, { replace: pick !== '', keep: fromList });
    if (!fromList) return;
    links.get(id).focus({ preventScroll: true });
    links.get(id).scrollIntoView({ block: 'nearest' });
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    const fromList = Boolean(event.target.closest('.flows'));
    const arrows = fromList || (pick.startsWith('f') && !event.target.closest('.picture, .panel'));
    switch (event.key) {
      case 'Escape': clear(); return;
      case 'j': step(1, fromList); break;
      case 'k': step(-1, fromList); break;
      case 'ArrowDown': if (!arrows) return; step(1, fromList); break;
      case 'ArrowUp': if (!arrows) return; step(-1, fromList); break;
      default: return;
    }
    event.preventDefault();
  }, { signal });
  if (ownsAddress) {
    addEventListener('popstate', fromAddress, { signal });
    addEventListener('hashchange', fromAddress, { signal });
    fromAddress();
  } else {
    if (byID(begin.pick)) pick = begin.pick;
    if (buttons.some((b) => b.dataset.show === begin.show && !b.disabled)) show = begin.show;
    settle(true);
  }
  return { end: () => ended.abort(), where: () => ({ pick, show }) };
}
