// A document in the fragment of an address, which no browser sends to a server:
//   #name=NAME&block=TEXT   TEXT compressed (deflate) and in base64url, as the page shares it
//   #name=NAME&text=TEXT    TEXT in base64url, as the pages of a site link to a copy of their block
// NAME is that of the document, in base64url: blocks without an id of their own have their id from it.

const longestLink = 200_000; // characters of a fragment that is read
const longestText = 256 * 1024; // bytes of a document in it

const toBase64 = (bytes) => {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

const fromBase64 = (text) => {
  if (!/^[\w-]*$/.test(text)) throw new Error('it holds other characters than base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
};

const decode = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** What comes out of a stream, as long as it is no more than a document may have. */
async function collect(stream) {
  const reader = stream.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > longestText) {
      await reader.cancel();
      throw new Error(`its document is larger than ${longestText >> 10} KiB`);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const through = (bytes, transform) => collect(new Blob([bytes]).stream().pipeThrough(transform));

/** The name of a file from somewhere else: the last part of a path, without what no name needs. */
export function safeName(name) {
  const last = name.normalize('NFC').split(/[/\\]/).pop().replace(/[^\p{L}\p{N}\p{M} ._()+@-]/gu, '').replace(/^[. ]+/, '').slice(0, 100);
  return last || 'design.md';
}

/** The fragment for a document, with its "#". */
export async function writeLink(name, text) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > longestText) throw new Error(`it is larger than ${longestText >> 10} KiB; share the file instead`);
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  return `#name=${toBase64(new TextEncoder().encode(name))}&block=${toBase64(packed)}`;
}

/** The name and the text in a fragment; null when it holds no document. An error says what is wrong with one that does. */
export async function readLink(fragment) {
  if (!/^#(name=[^&]*&)?(text|block)=/.test(fragment)) return null;
  if (fragment.length > longestLink) throw new Error(`it is longer than ${longestLink} characters`);
  const fields = new URLSearchParams(fragment.slice(1));
  const name = safeName(decode(fromBase64(fields.get('name') ?? '')));
  if (fields.has('block')) return { name, text: decode(await through(fromBase64(fields.get('block')), new DecompressionStream('deflate-raw'))) };
  const bytes = fromBase64(fields.get('text'));
  if (bytes.length > longestText) throw new Error(`its document is larger than ${longestText >> 10} KiB`);
  return { name, text: decode(bytes) };
}
