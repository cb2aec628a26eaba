// Service worker: keeps every file of one version on the device, so that each screen works without a network.
//
// The app registers it after it is mounted:
//   navigator.serviceWorker.register(new URL('sw.js', document.baseURI), { updateViaCache: 'none' })
// and reads the state from the registration:
//   installing   the files are being fetched
//   active       this version's worker is in charge; ask it for its status before saying "Ready without internet"
//   waiting      a newer version is complete on the device, and waits until a person agrees or every tab is closed
//
// Messages from a page. Those with a reply need a MessageChannel: worker.postMessage(message, [channel.port2]).
//   { type: 'status' }    replies { type: 'status', version, ready, files, bytes }: ready only if every listed file
//                         is in the cache; files and bytes are what the whole list holds. When a file has gone
//                         missing, it also starts to fetch it again: ask again later.
//   { type: 'activate' }  to registration.waiting: take over now. No reply; 'controllerchange' fires in every page,
//                         and the page that asked reloads itself then. No other page may reload by itself.
//   { type: 'running', version }   sent by start.js in each page at its start; old versions' files may go now.
// Message to a page, answered by start.js through the port it brings:
//   { type: 'which' }     replies { version }: the version whose files that page runs.
//
// Requests. A page that fetches content later than at its start adds ?v=<globalThis.coproduceVersion>, so that a
// page that still runs older code gets the content that belongs to it after another tab has agreed to an update.

// Both lines are written by the precache tool: the version, and [path, SHA-256 in base64, bytes] of every file.
const VERSION = 'unbuilt';
const FILES = [];

const SCOPE = new URL(self.registration.scope);
// Several copies may live on one origin under different paths, and must not touch each other's files.
const PREFIX = `coproduce ${SCOPE.pathname} `;
const OWN = PREFIX + VERSION;
// The page itself. Not index.html: some hosts redirect that name, and no redirected response may answer a navigation.
const SHELL = './';
const MATCH = { ignoreSearch: true, ignoreVary: true };

self.addEventListener('install', (event) => event.waitUntil(store()));
// Claiming makes the first visit work offline without a reload; pages reload only when their person asked for it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const ours = event.request.method === 'GET' && url.href.startsWith(SCOPE.href);
  if (ours) event.respondWith(answer(event.request, url));
});
self.addEventListener('message', (event) => {
  const reply = (message) => event.ports[0]?.postMessage(message);
  switch (event.data?.type) {
    case 'status': return event.waitUntil(status(reply));
    // The only skipWaiting there is: nobody's page changes underneath them unasked.
    case 'activate': return event.waitUntil(self.skipWaiting());
    case 'running': return event.waitUntil(sweep());
  }
});

// Answers -------------------------------------------------------------------------------------------------------

async function answer(request, url) {
  const path = url.href.slice(SCOPE.href.length).split(/[?#]/)[0] || SHELL;
  const listed = FILES.some(([name]) => name === path);
  // Every route is the same page, with a network or without, so that a start never waits for the network.
  if (request.mode === 'navigate' && !listed) return (await find(OWN, SHELL)) ?? fetch(request);
  const version = url.searchParams.get('v');
  if (version && version !== VERSION) return (await find(PREFIX + version, path)) ?? newest(request, path);
  return (listed && (await find(OWN, path))) || (await findOlder(path)) || fetch(request);
}

// For a page of a version that is not kept here: the network may still have its files; if not, ours are nearest.
async function newest(request, path) {
  const response = await fetch(request).catch(() => undefined);
  return response?.ok ? response : ((await find(OWN, path)) ?? response ?? Response.error());
}

// An older page that another tab's update left running asks for names that only its own version has.
async function findOlder(path) {
  for (const name of await kept()) {
    const response = await find(name, path);
    if (response) return response;
  }
}

async function find(cacheName, path) {
  // caches.open would make an empty cache for a version that is gone.
  if (await caches.has(cacheName)) return (await caches.open(cacheName)).match(new URL(path, SCOPE), MATCH);
}

// Storing -------------------------------------------------------------------------------------------------------

// All or nothing: the install fails when one file does, and the browser tries again at its next check for updates.
// What was stored stays, checked, so that a try on poor signal begins where the last one broke off.
async function store() {
  const cache = await caches.open(OWN);
  const older = await Promise.all((await kept()).map((name) => caches.open(name)));
  const missing = await absent(cache);
  const next = async () => {
    for (let file = missing.pop(); file; file = missing.pop()) await storeFile(cache, older, file);
  };
  // A few at a time, so that the first visit's own requests are not starved.
  await Promise.all([next(), next(), next(), next()]);
}

async function storeFile(cache, older, [path, digest]) {
  const url = new URL(path, SCOPE);
  for (const earlier of older) {
    const response = await earlier.match(url, MATCH);
    // Unchanged since an earlier version: people pay for their data.
    if (response && (await digestOf(response.clone())) === digest) return cache.put(url, response);
  }
  // 'no-cache' asks the server whether what the browser holds is still the same, so a file just loaded is not
  // loaded twice; the digest refuses captive portals, proxies and half-finished deployments.
  const response = await fetch(url, { cache: 'no-cache', redirect: 'error', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
  if ((await digestOf(response.clone())) !== digest) throw new Error(`${path}: not the bytes of version ${VERSION}`);
  await cache.put(url, response);
}

async function digestOf(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

async function absent(cache) {
  const present = new Set((await cache.keys()).map((request) => request.url));
  return FILES.filter(([path]) => !present.has(new URL(path, SCOPE).href));
}

async function status(reply) {
  const missing = await absent(await caches.open(OWN));
  const bytes = FILES.reduce((sum, [, , size]) => sum + size, 0);
  reply({ type: 'status', version: VERSION, ready: FILES.length > 0 && !missing.length, files: FILES.length, bytes });
  // A browser short of space, or a person clearing it, may have taken files. Mend without being asked; a worker
  // that is still installing is at it already.
  if (missing.length && !self.registration.installing) await store().catch(() => {});
}

// Versions ------------------------------------------------------------------------------------------------------

async function kept() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
}

// Older versions' files go once every open page says that it runs this version. A page that does not answer
// (frozen, or from before this protocol) keeps them; the next page to start asks again. This is not done while
// activating, when every request waits for the worker.
async function sweep() {
  // Another version on its way in has a cache that looks like an old one from here.
  if (self.registration.installing || self.registration.waiting) return;
  const old = await kept();
  if (!old.length) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const versions = await Promise.all(pages.map(versionOf));
  if (versions.some((version) => version !== VERSION)) return;
  // Asking took a while; an update may have begun meanwhile.
  if (self.registration.installing || self.registration.waiting) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

function versionOf(page) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data?.version);
    setTimeout(resolve, 3000);
    page.postMessage({ type: 'which' }, [port2]);
  });
}
