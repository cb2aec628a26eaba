// What every browser test builds on: a site, devices, and a watch for messages that no page may write.
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { Device } from './device.mjs';
import { base as defaultBase, dist as defaultDist, withDirectory } from './paths.mjs';
import { Proxy } from './proxy.mjs';
import { Site } from './site.mjs';

export { expect };

export const test = base.extend({
  /** The build to serve, and the path to serve it under; `test.use({ build: { dist, base } })` changes it. */
  build: [{ dist: defaultDist, base: defaultBase }, { option: true }],

  directory: async ({}, use) => withDirectory(use),

  site: async ({ build }, use) => {
    const site = new Site(build.dist, build.base);
    await site.start();
    await use(site);
    await site.stop();
  },

  /** `await device('carer')` opens a browser with its own profile; the same name gives the same profile. */
  device: async ({ directory }, use) => {
    const devices = new Map();
    await use(async (name = 'phone', options = {}) => {
      const known = devices.get(name);
      if (known) return known;
      const device = new Device(join(directory, name), options);
      devices.set(name, device);
      return device.open();
    });
    for (const device of devices.values()) await device.close();
  },

  // Named apart from Playwright's own option `proxy`.
  loggingProxy: async ({}, use) => {
    const proxy = await new Proxy().start();
    await use(proxy);
    proxy.stop();
  },
});

/** Collects what a page says in red: console errors and uncaught exceptions. The list is empty on a good page. */
export function complaints(page) {
  const list = [];
  page.on('console', (message) => message.type() === 'error' && list.push(message.text()));
  page.on('pageerror', (error) => list.push(String(error)));
  return list;
}
