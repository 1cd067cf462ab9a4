'use strict';
// A table whose columns sort it: text from A to Z, numbers from the most, and the other way round the second time.
(() => {
  const table = document.querySelector('.sortable');
  if (!table) return;
  const body = table.tBodies[0];
  const heads = [...table.querySelectorAll('[data-sort]')];
  const value = (row, column, kind) => {
    const cell = row.cells[column];
    return kind === 'number' ? Number(cell.querySelector('.n, .none').textContent) : cell.querySelector('bdi').textContent;
  };
  const compare = (kind) => (a, b) => (kind === 'number' ? b - a : a.localeCompare(b, 'en'));
  const sort = (head, column) => {
    const kind = head.dataset.sort;
    const first = kind === 'number' ? 'descending' : 'ascending';
    const order = head.getAttribute('aria-sort') === first ? (kind === 'number' ? 'ascending' : 'descending') : first;
    const sign = order === first ? 1 : -1;
    const rows = [...body.rows].map((row) => ({ row, key: value(row, column, kind) }));
    rows.sort((a, b) => sign * compare(kind)(a.key, b.key));
    body.append(...rows.map((r) => r.row));
    for (const other of heads) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', order);
  };
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => sort(head, column));
    head.replaceChildren(button);
  });
})();
