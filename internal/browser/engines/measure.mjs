// What a page shows, read in the browser.

/**
 * Loads all pictures of an element and returns what is in it: each picture's width,
 * each table's rows as numbers of cells, the number of list items, all ids, and every
 * kind of element with its attributes. Addresses are given as the browser resolves them.
 */
export async function measure(page, content) {
  await page.evaluate(loadPictures, content);
  return page.evaluate(read, content);
}

async function loadPictures(content) {
  for (const img of document.querySelectorAll(`${content} img`)) {
    img.loading = 'eager';
    await img.decode().catch(() => {});
  }
}

function read(content) {
  const of = (selector) => [...document.querySelectorAll(`${content} ${selector}`)];
  const text = (e) => e.textContent;
  const kind = (e) => `${e.localName}[${e.getAttributeNames().sort().join(' ')}]`;
  return {
    found: document.querySelectorAll(content).length,
    pictures: of('img').map((i) => ({ address: i.src, width: i.naturalWidth, shown: i.clientWidth, alt: i.alt })),
    tables: of('table').map((t) => [...t.rows].map((r) => r.cells.length)),
    cells: of('table').map((t) => [...t.rows].map((r) => [...r.cells].map(text))),
    items: of('li').map((li) => ({ text: text(li), anchor: li.querySelector('a[id]')?.id })),
    ids: of('[id]').map((e) => e.id),
    links: of('a[href]').map((a) => a.href),
    kinds: [...new Set(of('*').map(kind))],
    everywhere: [...new Set([...document.querySelectorAll('*')].map((e) => e.localName))],
    title: document.title,
  };
}

/**
 * Follows every link of an element that leads into the page, and returns those whose target
 * a reader does not see afterwards.
 */
export async function lost(page, content) {
  return page.evaluate(async (content) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const find = (id) => document.getElementById(id) ?? document.getElementById(`user-content-${id}`);
    // The target is an empty element, so what counts is that its own item is there where it stands.
    const visible = (target) => {
      const { left, top } = target.getBoundingClientRect();
      const hit = document.elementFromPoint(left + 5, top + 5);
      return hit !== null && target.closest('li').contains(hit);
    };
    const bad = [];
    for (const link of document.querySelectorAll(`${content} a[href*="#"]`)) {
      const id = decodeURIComponent(link.hash.slice(1));
      if (link.closest('h1,h2,h3,h4') || link.pathname !== location.pathname) continue;
      scrollTo(0, 0);
      link.click();
      const target = find(id);
      for (let i = 0; target && i < 60 && !visible(target); i++) await frame();
      if (!target || !visible(target)) bad.push(id);
    }
    return [...new Set(bad)];
  }, content);
}
