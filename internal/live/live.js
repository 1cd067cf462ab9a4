'use strict';
// What a preview adds to a page: it is told of changes, puts new content in the place of the old, and shows errors over
// what was there last. Text of documents is only ever set as text.
(() => {
  const own = document.currentScript;
  const make = (name, className, text = '') => {
    const el = document.createElement(name);
    el.className = className;
    el.textContent = text;
    return el;
  };
  const texts = (root, selector) => [...root.querySelectorAll(selector)].map((el) => el.textContent);
  const title = document.title;
  let content = document.querySelector('main').outerHTML;
  let name = title;
  let version = '';
  let problems = [];

  // The corner: what can be done, and whether the server is there.
  const corner = make('div', 'live');
  const lost = make('span', 'lost', 'The preview has ended; this is what it showed last.');
  lost.hidden = true;
  lost.setAttribute('role', 'status');
  corner.append(lost);
  document.body.append(corner);

  const icon = document.createElement('link');
  icon.rel = 'icon';
  icon.href = '/-/icon.svg';
  document.head.append(icon);

  // Errors, over what was there before them.
  const box = make('aside', 'errors');
  box.setAttribute('aria-label', 'Errors');
  box.hidden = true;
  document.body.append(box);
  const fold = make('button', '');
  fold.type = 'button';
  fold.addEventListener('click', () => {
    box.classList.toggle('small');
    fold.textContent = box.classList.contains('small') ? 'Show' : 'Hide';
  });
  fold.textContent = 'Hide';
  function entry(p) {
    const li = document.createElement('li');
    if (p.place) li.append(make('p', 'place', p.place));
    let said = p.message;
    if (p.suggestion) said += `; did you mean \`${p.suggestion}\`?`;
    if (p.code) said += ` [${p.code}]`;
    li.append(make('p', 'said', said));
    if (p.line.trim()) li.append(make('pre', '', p.line));
    return li;
  }
  function complain(more) {
    const n = problems.length + more;
    const count = `${n} ${n === 1 ? 'error' : 'errors'}`;
    document.title = n ? `✕ ${count} · ${name}` : name;
    icon.href = n ? '/-/error.svg' : '/-/icon.svg';
    box.hidden = n === 0;
    if (n === 0) return;
    const head = make('h2', '', count);
    head.setAttribute('role', 'alert');
    head.append(fold);
    const list = document.createElement('ol');
    list.append(...problems.map(entry));
    if (more) list.append(make('li', '', `and ${more} more`));
    box.replaceChildren(head, make('p', 'note', 'What has an error is shown as it was before.'), list);
  }

  // What a reader has done to a page stays as it is: where it is scrolled to, what is unfolded, what has the focus. What
  // is picked is in the address.
  const scrolled = ['.panel', '.picture', '.change .scroll'];
  const keyOf = (details) => {
    const home = details.closest('[data-ids], .card, section, nav');
    return `${(home && (home.dataset.ids || home.id || home.className)) || ''} ${details.querySelector('summary').textContent}`;
  };
  function remember() {
    const at = scrollY;
    const inner = scrolled.map((selector) => document.querySelector(selector)).map((el) => el && [el.scrollLeft, el.scrollTop]);
    const open = new Set([...document.querySelectorAll('main details[open]')].map(keyOf));
    const focus = document.activeElement;
    const link = focus && focus.closest('main') && focus.closest('a[href^="#"]');
    const href = link && link.getAttribute('href');
    return () => {
      for (const details of document.querySelectorAll('main details')) details.open = open.has(keyOf(details));
      scrolled.forEach((selector, i) => {
        const el = document.querySelector(selector);
        if (el && inner[i]) [el.scrollLeft, el.scrollTop] = inner[i];
      });
      if (href) {
        const again = [...document.querySelectorAll('main a[href^="#"]')].find((a) => a.getAttribute('href') === href && a.checkVisibility());
        if (again) again.focus({ preventScroll: true });
      }
      scrollTo({ top: at, behavior: 'instant' });
    };
  }

  // swap puts the content of a page in the place of what is shown. A page that is not parsed here runs nothing.
  function swap(text) {
    const next = new DOMParser().parseFromString(text, 'text/html');
    const main = next.querySelector('main');
    if (!main) return;
    const differs = (selector) => texts(next, selector).join() !== texts(document, selector).join();
    if (differs('head style') || differs('body script')) {
      location.reload(); // another version of the program
      return;
    }
    name = next.title;
    const html = main.outerHTML;
    if (html === content) return;
    content = html;
    const restore = remember();
    document.dispatchEvent(new Event('trustseam-swap'));
    document.querySelector('main').replaceWith(document.adoptNode(main));
    // The script of the page runs again; the policy knows its text.
    for (const script of document.querySelectorAll('body script')) {
      if (script === own) continue;
      const again = document.createElement('script');
      again.textContent = script.textContent;
      script.replaceWith(again);
    }
    restore();
    document.dispatchEvent(new Event('trustseam-swapped'));
  }

  let fetching = Promise.resolve();
  async function fetchPage() {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    if (answer.ok) swap(await answer.text());
    return answer.ok;
  }
  function told(message) {
    if (message.version === version) return;
    version = message.version;
    fetching = fetching.then(async () => {
      const there = await fetchPage();
      problems = there ? message.problems : [{ place: '', message: 'this page is no longer there; the list of models has those that are', code: '', suggestion: '', line: '' }, ...message.problems];
      complain(message.more);
      document.documentElement.dataset.version = message.version;
    }).catch(() => { version = ''; /* the server has ended meanwhile */ });
  }

  // A browser has six connections for all pages of a server: one that nobody sees gives its own back.
  let stream = null;
  let silence = 0;
  function connect() {
    if (stream || document.hidden) return;
    stream = new EventSource('/-/events');
    stream.onmessage = (event) => {
      clearTimeout(silence);
      silence = 0;
      lost.hidden = true;
      told(JSON.parse(event.data));
    };
    stream.onerror = () => {
      if (!silence) silence = setTimeout(() => { lost.hidden = false; }, 1500);
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(connect, 2000);
      }
    };
  }
  function disconnect() {
    if (stream) stream.close();
    stream = null;
    clearTimeout(silence);
    silence = 0;
  }
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  connect();
})();
