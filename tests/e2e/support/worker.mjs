// Talks to the service worker from a page, in the protocol that public/sw.js describes.
import { expect } from '@playwright/test';

/** Registers the service worker, as the app does after it is mounted; does no harm when it has. */
export async function register(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.register(new URL('sw.js', document.baseURI), { updateViaCache: 'none' });
  });
}

/** The answer to { type: 'status' } of the worker in this state, or undefined when there is none. */
export async function status(page, state = 'active') {
  return page.evaluate(async (state) => {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration?.[state];
    if (!worker) return undefined;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = (event) => resolve(event.data)));
    worker.postMessage({ type: 'status' }, [port2]);
    return answer;
  }, state);
}

/** Waits until every file of the version in charge is on the device. */
export async function stored(page) {
  await expect.poll(async () => (await status(page))?.ready, { timeout: 60_000 }).toBe(true);
  return status(page);
}

/** Waits until the app says that it works without a network. */
export async function readyWithoutInternet(page) {
  await expect(page.getByRole('status').filter({ hasText: 'Ready without internet' })).toBeAttached({ timeout: 60_000 });
}

/** Looks for a new version and waits until it is complete on the device and waits. */
export async function newVersion(page) {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
  await expect.poll(async () => (await status(page, 'waiting'))?.ready, { timeout: 60_000 }).toBe(true);
  return status(page, 'waiting');
}

/** A person agrees to the new version: the worker takes over, and this page alone loads itself again. */
export async function agree(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const taken = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
    registration.waiting.postMessage({ type: 'activate' });
    await taken;
  });
  await page.reload();
}
