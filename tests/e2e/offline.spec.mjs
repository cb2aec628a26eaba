// Without a network: the server's process is gone, and every screen starts all the same.
import { expect, test } from './support/fixtures.mjs';
import { screens } from './support/screens.mjs';
import { subPathBase, subPathDist } from './support/paths.mjs';
import { register, status, stored } from './support/worker.mjs';

const started = (page) => expect(page.locator('html[data-started]')).toBeAttached();

async function visit(page, site) {
  await page.goto(site.url());
  await started(page);
  await register(page);
  return stored(page);
}

async function everyScreenStarts(page, site) {
  for (const path of Object.values(screens)) {
    await page.goto(site.url(path));
    await started(page);
  }
}

test('every screen starts with the server gone, after the browser was killed', async ({ site, device }) => {
  const phone = await device();
  await visit(phone.page, site);
  await site.stop();
  await everyScreenStarts(phone.page, site);
  await phone.kill();
  await phone.reopen();
  await everyScreenStarts(phone.page, site);
});

test('the first visit needs no reload to work without a network', async ({ site, device }) => {
  const { page } = await device();
  let loads = 0;
  page.on('load', () => (loads += 1));
  await visit(page, site);
  await site.stop();
  const words = await page.evaluate(async () => (await fetch('content/en/ui.json')).ok);
  expect(words).toBe(true);
  expect(loads).toBe(1);
});

test('is not ready when one file can not be had, and is when it can', async ({ site, device }) => {
  const phone = await device();
  const { page } = phone;
  // What the worker fetches passes through the context, not the page.
  await phone.context.route('**/rescue.js', (route) => route.fulfill({ body: 'not the bytes of this version' }));
  await page.goto(site.url());
  const failed = await page.evaluate(async () => {
    const url = new URL('sw.js', document.baseURI);
    const registration = await navigator.serviceWorker.register(url, { updateViaCache: 'none' });
    const worker = registration.installing;
    // The app registers the worker too: it may have been first, and its worker may have failed by now.
    if (!worker) return 'redundant';
    if (worker.state !== 'redundant') await new Promise((resolve) => worker.addEventListener('statechange', resolve));
    return worker.state;
  });
  expect(failed).toBe('redundant');
  expect(await status(page)).toBeUndefined();
  await phone.context.unroute('**/rescue.js');
  await register(page);
  expect((await stored(page)).files).toBeGreaterThan(5);
});

test('a file that went missing is fetched again', async ({ site, device }) => {
  const { page } = await device();
  await visit(page, site);
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    await (await caches.open(name)).delete('rescue.js');
  });
  expect((await status(page)).ready).toBe(false);
  await stored(page);
});

test('a file just loaded is not downloaded again', async ({ site, device }) => {
  const { page } = await device();
  await visit(page, site);
  const full = site.requests.filter(({ url, status }) => url.endsWith('_bg.wasm') && status === 200);
  expect(full).toHaveLength(1);
});

test('what is not part of the app is a real 404', async ({ site, device }) => {
  const { page } = await device();
  await visit(page, site);
  expect(await page.evaluate(async () => (await fetch('missing.json')).status)).toBe(404);
});

test.describe('under a sub-path', () => {
  test.use({ build: { dist: subPathDist, base: subPathBase } });

  test('every screen starts with the server gone', async ({ site, device }) => {
    const { page } = await device();
    await visit(page, site);
    await site.stop();
    await everyScreenStarts(page, site);
  });
});
