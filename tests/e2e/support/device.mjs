// A person's device: one browser with a profile of its own, that can be killed and opened again on the same profile.
import { readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const ARGUMENTS = [
  // Containers run as root, where Chromium's own sandbox can't; only our own pages are opened.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A phone held upright, the device that most people have. */
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, deviceScaleFactor: 2 };

export class Device {
  constructor(profile, options = {}) {
    this.profile = profile;
    this.options = options;
  }

  async open() {
    const { arguments: more = [], ...options } = this.options;
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [...ARGUMENTS, ...more],
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...PHONE,
      ...options,
    });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    return this;
  }

  /** The browser's process: the lock that Chromium puts in its profile names it, as host-pid. */
  async pid() {
    const lock = await readlink(join(this.profile, 'SingletonLock'));
    return Number(lock.slice(lock.lastIndexOf('-') + 1));
  }

  /** Ends the browser as a dead battery would: nothing is told, nothing is flushed. */
  async kill() {
    const pid = await this.pid();
    process.kill(pid, 'SIGKILL');
    while (runs(pid)) await sleep(20);
    await this.context.close().catch(() => {});
  }

  /** Opens the browser again on the same profile, after kill() or by closing it first. */
  async reopen() {
    await this.close();
    return this.open();
  }

  async close() {
    await this.context?.close().catch(() => {});
    this.context = undefined;
  }
}

function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
