// Gives the files of a folder to this machine alone, as a host of static sites does.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png' };

/** Serves a folder and returns its address and a function that ends it. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const file = found(folder, decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// The file that an address means, within the folder.
function found(folder, address) {
  const file = path.join(folder, address);
  if (!file.startsWith(path.join(folder, '/'))) return undefined;
  return [file, path.join(file, 'index.html')].find((f) => statSync(f, { throwIfNoEntry: false })?.isFile());
}
