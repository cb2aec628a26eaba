// Every screen of the router's own table (src/app/screens.rs), with what has to be there to show it. A screen that is
// added to the table without a state here fails the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** The router's paths, read from its source. */
export const routes = [...readFileSync(join(root, 'src/app/screens.rs'), 'utf8').matchAll(/^ {4}route\("([^"]+)"/gm)].map(
  ([, path]) => path.slice(1),
);

/** Addresses to visit for each path, given a project that holds something. */
const STATES = {
  '': [''],
  feedback: ['feedback'],
  'feedback/take-back': ['feedback/take-back'],
  projects: ['projects'],
  'projects/new': ['projects/new'],
  'projects/:project': ['projects/PROJECT', 'projects/nobody'],
  'projects/:project/edit': ['projects/PROJECT/edit'],
  'projects/:project/erase': ['projects/PROJECT/erase'],
  'projects/:project/rung': ['projects/PROJECT/rung'],
  'projects/:project/tips': ['projects/PROJECT/tips'],
  'projects/:project/results': ['projects/PROJECT/results'],
  'projects/:project/feedback': ['projects/PROJECT/feedback'],
  'projects/:project/feedback/:step': ['about-you', '1', '4', '5', 'words', 'finish', 'stop', 'thanks'].map(
    (step) => `projects/PROJECT/feedback/${step}`,
  ),
  'projects/:project/pass-round': ['projects/PROJECT/pass-round'],
  'projects/:project/pass-round/:step': ['projects/PROJECT/pass-round/thanks'],
  learn: ['learn'],
  changes: ['changes'],
  saved: ['saved'],
  'saved/bring-in': ['saved/bring-in'],
  'saved/check': ['saved/check'],
  comfort: ['comfort'],
  install: ['install'],
  about: ['about'],
};

/** Every address with the project's id put in; throws for a route without a state. */
export function addresses(project) {
  const missing = routes.filter((route) => !STATES[route]);
  if (missing.length || !routes.length) throw new Error(`No state in the tests for ${missing.join(', ') || 'any route'}`);
  return routes.flatMap((route) => STATES[route].map((address) => address.replace('PROJECT', project)));
}

/** By the name that a screenshot gets: the screens that need nothing to be there. */
export const screens = Object.fromEntries(
  routes.filter((route) => !route.includes(':')).map((route) => [route.replaceAll('/', '-') || 'home', route]),
);
