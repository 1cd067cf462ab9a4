'use strict';
// A list with filters: each card has what it is filtered by as data-…, and its own text.
(() => {
  document.documentElement.classList.add('js');
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const page = document.querySelector('.filterable');
  const filters = all(page, '[data-filter]');
  const cards = all(page, '.list > .card').map((el) => ({ el, text: null }));
  const found = page.querySelector('.found');
  const passes = (card, filter) => {
    const value = filter.value.trim();
    if (value === '') return true;
    if (filter.dataset.filter !== 'text') return card.el.dataset[filter.dataset.filter] === value;
    if (card.text === null) card.text = card.el.textContent.toLowerCase();
    return value.toLowerCase().split(/\s+/).every((word) => card.text.includes(word));
  };
  const apply = () => {
    let shown = 0;
    for (const card of cards) {
      const pass = filters.every((filter) => passes(card, filter));
      if (card.el.hidden === pass) card.el.hidden = !pass;
      if (pass) shown++;
    }
    const count = shown === cards.length ? String(shown) : `${shown} of ${cards.length}`;
    found.textContent = `${count} ${cards.length === 1 ? found.dataset.noun : found.dataset.nouns}`;
  };
  // The fragment keeps the filters, so that what is seen can be linked to.
  const read = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const filter of filters) filter.value = wanted.get(filter.dataset.filter) || '';
    apply();
  };
  const write = () => {
    const set = new URLSearchParams();
    for (const filter of filters) if (filter.value !== '') set.set(filter.dataset.filter, filter.value);
    history.replaceState(null, '', `#${set}`);
    apply();
  };
  for (const filter of filters) filter.addEventListener('input', write);
  // A preview that puts other content into the page says so first; this script then runs again.
  const left = new AbortController();
  document.addEventListener('trustseam-swap', () => left.abort(), { once: true });
  addEventListener('hashchange', read, { signal: left.signal });
  read();
})();
