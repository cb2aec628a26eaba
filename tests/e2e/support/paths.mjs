// Where things are, for tests: the build, the tools, and temporary directories that go when the tests do.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
/** The build under test, and the path that it was built to be served under. */
export const dist = resolve(root, process.env.DIST ?? 'dist');
export const base = process.env.PUBLIC_URL || '/';
/** A build for a sub-path, made by scripts/test. */
export const subPathDist = resolve(root, process.env.SUB_PATH_DIST ?? 'target/e2e/sub-path');
export const subPathBase = process.env.SUB_PATH_BASE ?? '/apps/coproduce/';
export const precache = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'tools', 'precache');

/** Makes a directory, hands it to `use`, and removes it. */
export async function withDirectory(use) {
  const directory = await mkdtemp(join(tmpdir(), 'coproduce-'));
  try {
    return await use(directory);
  } finally {
    // A browser that was killed may still be writing its last.
    await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
