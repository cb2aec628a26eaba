// The page itself: it starts under its Content-Security-Policy, at any address, and says so when it can't.
import { complaints, expect, test } from './support/fixtures.mjs';
import { screens } from './support/screens.mjs';
import { subPathBase, subPathDist } from './support/paths.mjs';

const started = (page) => expect(page.locator('html[data-started]')).toBeAttached();

for (const [name, path] of Object.entries(screens)) {
  test(`starts at ${name} without a complaint`, async ({ site, device }) => {
    const { page } = await device();
    const list = complaints(page);
    await page.goto(site.url(path));
    await started(page);
    expect(list).toEqual([]);
  });
}

test('is served compressed, with the headers that a host should send', async ({ site }) => {
  const page = await fetch(site.url('projects'), { headers: { 'accept-encoding': 'br' } });
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(page.headers.get('content-encoding')).toBe('br');
  const [wasm] = /coproduce-[0-9a-f]{16}_bg\.wasm/.exec(await page.text());
  const module = await fetch(site.url(wasm));
  expect(module.headers.get('content-type')).toBe('application/wasm');
  expect(module.headers.get('cache-control')).toContain('immutable');
  const tag = module.headers.get('etag');
  expect((await fetch(site.url(wasm), { headers: { 'if-none-match': tag } })).status).toBe(304);
});

test('script and style that are not in a file of ours are refused', async ({ site, device }) => {
  const { page } = await device();
  await page.goto(site.url());
  await started(page);
  const refused = await page.evaluate(async () => {
    const directives = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => directives.push(effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    const elsewhere = new Image();
    elsewhere.src = 'https://elsewhere.example/picture.png';
    const box = document.createElement('p');
    box.setAttribute('style', 'color: red');
    document.body.append(script, box);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // Twice each: the page says so, and the header.
    return { ran: 'ran' in globalThis, directives: [...new Set(directives)].sort() };
  });
  expect(refused).toEqual({ ran: false, directives: ['img-src', 'script-src-elem', 'style-src-attr'] });
});

test('a missing file is missing, and nothing outside the build is served', async ({ site }) => {
  for (const path of ['missing.js', 'content/en/missing.json', '_headers', '..%2f..%2fCargo.toml', '%2e%2e/Cargo.toml']) {
    expect((await fetch(site.url(path))).status, path).toBe(404);
  }
  expect((await fetch(site.url(), { method: 'POST' })).status).toBe(405);
});

test('says so when the app can not be fetched', async ({ site, device }) => {
  const { page } = await device();
  await page.route('**/*_bg.wasm', (route) => route.abort());
  await page.goto(site.url());
  await expect(page.locator('#failed')).toBeVisible();
  await expect(page.locator('#failed')).toHaveAttribute('data-reason', 'network');
});

test('says so when the app is not WebAssembly that this browser knows', async ({ site, device }) => {
  const { page } = await device();
  await page.route('**/*_bg.wasm', (route) =>
    route.fulfill({ contentType: 'application/wasm', body: Buffer.from('0061736d0100000063', 'hex') }),
  );
  await page.goto(site.url());
  await expect(page.locator('#failed')).toHaveAttribute('data-reason', 'no-wasm');
});

test.describe('under a sub-path', () => {
  test.use({ build: { dist: subPathDist, base: subPathBase } });

  test('starts at a deep address, and asks for nothing outside', async ({ site, device }) => {
    const { page } = await device();
    const list = complaints(page);
    await page.goto(site.url('learn/ladder'));
    await started(page);
    expect(list).toEqual([]);
    expect(site.requests.filter(({ url }) => !url.startsWith(subPathBase))).toEqual([]);
  });
});
