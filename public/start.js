// Starts the app: loads the WebAssembly and, beside it, the words of the screens.
// Trunk writes the script tag that names the files (Trunk.toml, pattern_script); precache stamps the version on it.
//
// What it leaves for the app, on globalThis:
//   coproduceVersion   the version of the files that this page runs, as stamped at build; '' in an unstamped build
//   coproduceWords     a Promise of the text of content/<language>/ui.json
// A start that fails is told to boot.js's coproduceFailed(reason), which the app's panic hook calls as well.
// <html data-started> is set once the app is mounted.

const page = document.documentElement;
const { version, js, wasm } = document.querySelector('script[data-wasm]').dataset;
// boot.js may have read a choice of language before.
const language = page.dataset.language || 'en';

async function words() {
  const response = await fetch(new URL(`content/${language}/ui.json`, document.baseURI));
  if (!response.ok) throw new Error(`ui.json: ${response.status}`);
  return response.text();
}

// The service worker keeps the files of an older version for as long as a page runs it; so it asks.
function tellVersion() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener('message', (event) => {
    if (event.data?.type === 'which') event.ports[0]?.postMessage({ version });
  });
  workers.controller?.postMessage({ type: 'running', version });
}

// Fetching is apart from running, so that a failure is told for what it is.
async function load() {
  // Both are preloaded from the page's head; asking at once lets the compiler begin with the first bytes.
  const [{ default: init }, module] = await Promise.all([import(js), fetch(wasm).then(compile)]);
  return () => init({ module_or_path: module });
}

async function compile(response) {
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
  // Some hosts do not know the type, and then browsers refuse to compile while the bytes come in.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

// This script does not wait for the page, but the app is mounted into it.
function pageIsThere() {
  if (document.readyState !== 'loading') return undefined;
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

function failed(reason, error) {
  console.error('Coproduce could not start:', reason, error);
  globalThis.coproduceFailed?.(reason);
}

/** Why a start failed, in the words of boot.js. */
function reasonOf(error, loaded) {
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return 'no-wasm';
  return loaded ? 'panic' : 'network';
}

async function start() {
  let loaded = false;
  try {
    const run = await load();
    loaded = true;
    await pageIsThere();
    await run();
  } catch (error) {
    return failed(reasonOf(error, loaded), error);
  }
  page.dataset.started = '';
  performance.mark('coproduce-started');
}

globalThis.coproduceVersion = version;
// boot.js has found that this browser can't run the app, and has said so.
if (!globalThis.coproduceStop) {
  globalThis.coproduceWords = words();
  globalThis.coproduceWords.catch((error) => failed('network', error));
  tellVersion();
  start();
}
