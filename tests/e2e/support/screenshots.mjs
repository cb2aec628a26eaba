// Takes pictures of every screen in screens.mjs: node tests/e2e/support/screenshots.mjs [--out DIR]
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Device } from './device.mjs';
import { base, dist, root, withDirectory } from './paths.mjs';
import { screens } from './screens.mjs';
import { Site } from './site.mjs';

const SIZES = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 800 } };

const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'docs/screenshots') } } });
const out = resolve(values.out);
await mkdir(out, { recursive: true });
const site = await new Site(dist, base).start();
await withDirectory(async (directory) => {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      const profile = join(directory, `${size}-${colorScheme}`);
      const device = await new Device(profile, { viewport, colorScheme, reducedMotion: 'reduce' }).open();
      for (const [name, path] of Object.entries(screens)) {
        await device.page.goto(site.url(path));
        await device.page.locator('html[data-started]').waitFor({ state: 'attached' });
        await device.page.evaluate(() => document.fonts.ready);
        await device.page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`) });
      }
      await device.close();
    }
  }
});
await site.stop();
console.log(`${Object.keys(screens).length * Object.keys(SIZES).length * 2} pictures are in ${out}.`);
