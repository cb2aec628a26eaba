// axe-core over a page: every rule for WCAG 2.2 up to AA, and its best practices.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what axe found, where, and its explanation. */
export async function axe(page, where = page.url()) {
  // Evaluated by the debugger, which the page's Content-Security-Policy does not bind.
  await page.evaluate(await source);
  const violations = await page.evaluate(async (tags) => {
    const result = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' ')}`);
  }, TAGS);
  expect(violations, `axe-core at ${where}`).toEqual([]);
}
