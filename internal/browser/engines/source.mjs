// What a document promises its readers, counted in its markdown alone.

/** Counts the tables, items, anchors, links and pictures in the regions of a document. */
export function promised(markdown) {
  const lines = regionLines(markdown);
  const text = lines.join('\n');
  return {
    tables: tables(lines),
    items: lines.filter((l) => /^(?:-|\d+\.) /.test(l)).length,
    anchors: [...text.matchAll(/<a id="([^"]+)" name="\1"><\/a>/g)].map((m) => m[1]),
    links: [...text.matchAll(/\]\(#([\w.-]+)\)/g)].map((m) => m[1]),
    pictures: lines.filter((l) => l.startsWith('![')).length,
  };
}

// Markers are comments, or links that lead nowhere.
const marker = /^(?:<!--|\[\/\/\]: # \()\s*trustseam:(begin|end) (\w+)/;

function regionLines(markdown) {
  const lines = [];
  let inside = false;
  for (const line of markdown.split('\n')) {
    const found = marker.exec(line);
    if (found) {
      inside = found[1] === 'begin';
    } else if (inside) {
      lines.push(line);
    }
  }
  return lines;
}

// A table is as long as its lines begin with a pipe; each of its rows is given as its number of cells.
function tables(lines) {
  const all = [];
  lines.forEach((line, i) => {
    if (!line.startsWith('|')) return;
    if (!lines[i - 1]?.startsWith('|')) all.push([]);
    if (!/^\| --- \|/.test(line)) all.at(-1).push(line.split('|').length - 2);
  });
  return all;
}
