// The worker of the playground: the pipeline, which is a program of Go, with the layout engine beside it. The page
// compiles the program once and ends a worker that takes too long.
import './playground-wasm-exec.js';
import { Graphviz } from './playground-graphviz.js';

// An engine does not give its memory back, and a bad graph may damage it. The command changes it as often.
const layoutsOfAnEngine = 512;
let engine = null;
let layouts = 0;

/** What the program calls for a layout: DOT goes in, json0 comes out. An error of the engine is thrown. */
globalThis.layoutDot = (dot) => {
  layouts += 1;
  try {
    return engine.layout(dot, 'json0', 'dot');
  } catch (error) {
    layouts = layoutsOfAnEngine; // whatever it is now, it is not used again
    throw error;
  }
};

async function renewEngine() {
  if (engine !== null && layouts < layoutsOfAnEngine) return;
  Graphviz.unload();
  engine = await Graphviz.load();
  layouts = 0;
}

async function start(program) {
  const go = new globalThis.Go();
  const instance = await WebAssembly.instantiate(program, go.importObject);
  go.run(instance).finally(() => { throw new Error('the program has ended'); });
  await renewEngine();
}

/** Calls a function of the program. It returns JSON, or an Error. */
function call(name, ...args) {
  const said = globalThis.trustseam[name](...args);
  if (said instanceof Error) throw said;
  return JSON.parse(said);
}

const requests = {
  start: ({ program }) => start(program),
  analyze: ({ name, text, today }) => call('analyze', name, text, today),
  list: () => call('list'),
  async draw({ block }) {
    await renewEngine();
    return call('draw', block);
  },
  async pictures() {
    await renewEngine();
    return call('pictures');
  },
};

globalThis.onmessage = async ({ data: { id, kind, ...args } }) => {
  try {
    postMessage({ id, answer: await requests[kind](args) });
  } catch (error) {
    postMessage({ id, error: String(error && error.message || error) });
  }
};
