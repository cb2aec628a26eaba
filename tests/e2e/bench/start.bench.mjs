// How long a person waits: a first visit on slow 4G, and a start with the server gone; processor slowed four times.
import { join } from 'node:path';
import { Device } from '../support/device.mjs';
import { medians, seconds, slowPhone, startTimes, table } from '../support/measure.mjs';
import { base, dist, withDirectory } from '../support/paths.mjs';
import { Site } from '../support/site.mjs';
import { register, stored } from '../support/worker.mjs';

/** A browser that has never been here. */
async function firstVisit(site) {
  return withDirectory(async (directory) => {
    const device = await new Device(join(directory, 'profile')).open();
    await slowPhone(await device.context.newCDPSession(device.page));
    await device.page.goto(site.url(), { waitUntil: 'commit' });
    const times = await startTimes(device.page);
    await device.close();
    return times;
  });
}

/** The same page again in a browser that has just been opened, with the server gone. */
async function startAgain(device, site) {
  await device.reopen();
  await slowPhone(await device.context.newCDPSession(device.page), { network: false });
  await device.page.goto(site.url(), { waitUntil: 'commit' });
  return startTimes(device.page);
}

const site = await new Site(dist, base).start();
// Once without a clock: the server compresses when it is first asked.
await firstVisit(site);
const first = await medians(() => firstVisit(site));
const again = await withDirectory(async (directory) => {
  const device = await new Device(join(directory, 'profile')).open();
  await device.page.goto(site.url());
  await register(device.page);
  await stored(device.page);
  await site.stop();
  const times = await medians(() => startAgain(device, site));
  await device.close();
  return times;
});
console.log('Start, processor slowed 4 times\n');
console.log(
  table(
    ['start', 'first paint, s', 'first usable tap, s'],
    [
      ['first visit, slow 4G (1.6 Mbit/s, 150 ms)', seconds(first.paint), seconds(first.usable)],
      ['again, server gone', seconds(again.paint), seconds(again.usable)],
    ],
  ),
);
