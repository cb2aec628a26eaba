// A second version of a build, without building again: one byte more, and the precache tool's stamps anew.
import { execFile } from 'node:child_process';
import { appendFile, cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { precache } from './paths.mjs';

/** Copies `dist` to `target`, changes it with `change(target)`, and stamps it as a build would. */
export async function anotherVersion(dist, target, change = oneByteMore) {
  await cp(dist, target, { recursive: true });
  await change(target);
  await promisify(execFile)(precache, [target]);
  return versionOf(target);
}

/** White space at the end of the words: other bytes with the same meaning. */
async function oneByteMore(target) {
  await appendFile(join(target, 'content/en/ui.json'), '\n');
}

export async function versionOf(dist) {
  return /^const VERSION = '(.*)';$/m.exec(await readFile(join(dist, 'sw.js'), 'utf8'))[1];
}
