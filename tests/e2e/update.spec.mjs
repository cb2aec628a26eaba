// A new version takes over only when a person agrees, and leaves other tabs what they run.
import { join } from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import { anotherVersion, versionOf } from './support/versions.mjs';
import { agree, newVersion, register, status, stored } from './support/worker.mjs';

const started = (page) => expect(page.locator('html[data-started]')).toBeAttached();
const running = (page) => page.evaluate(() => globalThis.coproduceVersion);
const cacheNames = (page) => page.evaluate(() => caches.keys());

/** A device that holds the first version, and a site that has just published the second. */
async function published({ site, device, directory }) {
  const first = await versionOf(site.dist);
  const phone = await device();
  await phone.page.goto(site.url());
  await started(phone.page);
  await register(phone.page);
  await stored(phone.page);
  const second = await anotherVersion(site.dist, join(directory, 'second'));
  expect(second).not.toBe(first);
  await site.stop();
  await site.start(join(directory, 'second'));
  return { phone, first, second };
}

test('a new version waits until a person agrees', async ({ site, device, directory }) => {
  const { phone, first, second } = await published({ site, device, directory });
  const { page } = phone;
  expect(await newVersion(page)).toMatchObject({ version: second, ready: true });
  await page.reload();
  expect(await running(page)).toBe(first);
  expect(await status(page)).toMatchObject({ version: first });

  await agree(page);
  await started(page);
  expect(await running(page)).toBe(second);
  expect(await status(page)).toMatchObject({ version: second, ready: true });
  await expect.poll(() => cacheNames(page)).toHaveLength(1);

  await site.stop();
  await page.goto(site.url('learn'));
  await started(page);
  expect(await running(page)).toBe(second);
});

test('only changed files are downloaded', async ({ site, device, directory }) => {
  const { phone } = await published({ site, device, directory });
  site.requests.length = 0;
  await newVersion(phone.page);
  const paths = new Set(site.requests.map(({ url }) => url.slice(site.base.length)));
  expect([...paths].sort()).toEqual(['', 'content/en/ui.json', 'sw.js']);
});

test('another tab keeps its version, its files and its content until it is loaded again', async ({ site, device, directory }) => {
  const { phone, first, second } = await published({ site, device, directory });
  const other = await phone.context.newPage();
  await other.goto(site.url('learn'));
  await started(other);
  let loads = 0;
  other.on('load', () => (loads += 1));
  await newVersion(phone.page);
  await agree(phone.page);
  await started(phone.page);
  expect(await running(phone.page)).toBe(second);
  // Time for a sweep to have done harm.
  await phone.page.waitForTimeout(4000);

  await site.stop();
  expect(loads).toBe(0);
  expect(await running(other)).toBe(first);
  const length = (page) =>
    page.evaluate(async () => {
      const response = await fetch(`content/en/ui.json?v=${globalThis.coproduceVersion}`);
      return (await response.text()).length;
    });
  expect((await length(phone.page)) - (await length(other))).toBe(1);
  expect(await cacheNames(other)).toHaveLength(2);

  await other.reload();
  await started(other);
  expect(await running(other)).toBe(second);
  await expect.poll(() => cacheNames(other)).toHaveLength(1);
});

test('a browser that is closed and opened again has the new version', async ({ site, device, directory }) => {
  const { phone, second } = await published({ site, device, directory });
  await newVersion(phone.page);
  await phone.reopen();
  await phone.page.goto(site.url());
  await started(phone.page);
  // The page that wakes the browser up may still be the old one; the one after it is not.
  await expect
    .poll(async () => {
      await phone.page.goto(site.url());
      await started(phone.page);
      return running(phone.page);
    })
    .toBe(second);
});
