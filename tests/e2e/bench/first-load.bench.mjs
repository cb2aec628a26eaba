// What Chromium fetches before the app is usable, as it came over the wire: bodies and headers, brotli.
import { join } from 'node:path';
import { Device } from '../support/device.mjs';
import { kilobytes, table } from '../support/measure.mjs';
import { base, dist, withDirectory } from '../support/paths.mjs';
import { Site } from '../support/site.mjs';

const site = await new Site(dist, base).start();
await withDirectory(async (directory) => {
  const device = await new Device(join(directory, 'profile'), { serviceWorkers: 'block' }).open();
  const session = await device.context.newCDPSession(device.page);
  await session.send('Network.enable');
  const files = new Map();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    files.set(requestId, { name: new URL(response.url).pathname.slice(base.length) || 'index.html', sent: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) files.get(requestId).sent = encodedDataLength;
  });
  await device.page.goto(site.url());
  await device.page.locator('html[data-started]').waitFor({ state: 'attached' });
  await device.page.waitForLoadState('networkidle');
  const rows = [...files.values()].sort((one, other) => other.sent - one.sent);
  const total = rows.reduce((sum, { sent }) => sum + sent, 0);
  console.log('First load, as seen on the wire with its headers\n');
  console.log(table(['file', 'kB'], [...rows.map(({ name, sent }) => [name, kilobytes(sent)]), ['**total**', kilobytes(total)]]));
  await device.close();
});
await site.stop();
