// Nothing leaves for anybody else: every address that a whole journey asks for is our own.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { screens } from './support/screens.mjs';
import { register, stored } from './support/worker.mjs';

// What Chromium asks for on its own account, whatever page is open: updates, signing in, what fields may hold.
const OF_THE_BROWSER = ['update.googleapis.com', 'accounts.google.com', 'content-autofill.googleapis.com'];

test('a journey with its service worker asks no other origin', async ({ site, device, loggingProxy }) => {
  const { context, page } = await device('phone', loggingProxy.deviceOptions);
  const requested = [];
  context.on('request', (request) => requested.push(new URL(request.url()).host));
  for (const path of Object.values(screens)) {
    await page.goto(site.url(path));
    await expect(page.locator('html[data-started]')).toBeAttached();
  }
  await register(page);
  await stored(page);
  await page.reload();
  // As the browser tells it, pages and workers apart from itself.
  expect([...new Set(requested)]).toEqual([site.origin]);
  // As the wire tells it.
  const asked = loggingProxy.asked.filter((address) => !OF_THE_BROWSER.includes(address.split(':')[0]));
  expect(asked.length).toBeGreaterThan(10);
  expect([...new Set(asked)]).toEqual([site.origin]);
});

test('no file of the build names an address that the browser is forgiven for', async ({ site }) => {
  for (const entry of await readdir(site.dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = await readFile(join(entry.parentPath ?? entry.path, entry.name), 'latin1');
    for (const host of OF_THE_BROWSER) expect(text.includes(host), `${entry.name} names ${host}`).toBe(false);
  }
});
