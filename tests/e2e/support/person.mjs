// What a person does with the app, by what they see and hear: roles and names.
import { expect } from './fixtures.mjs';

export const started = (page) => expect(page.locator('html[data-started]')).toBeAttached();
export const heading = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const choose = (page, name) => page.getByRole('radio', { name, exact: true }).check();

export const QUESTIONS = 6;

/** Opens the app and waits until it says that it works without a network. */
export async function openReady(page, site) {
  await page.goto(site.url());
  await started(page);
  await expect(page.getByText('Ready without internet')).toBeVisible({ timeout: 60_000 });
}

export async function startProject(page, site, title = 'Day centre') {
  await page.goto(site.url('projects/new'));
  await page.getByLabel('What is the project called?').fill(title);
  await page.getByLabel('What is it about?').fill('Opening hours');
  await page.getByLabel('Who can people ask for help?').fill('Sam, at the desk');
  await page.getByRole('checkbox', { name: 'Designing a service' }).check();
  await page.getByRole('checkbox', { name: 'Checking how well a service does' }).check();
  await press(page, 'Start the project');
  await heading(page, title);
  return new URL(page.url()).pathname.split('/').pop();
}

export async function agreeRung(page, rung = 'Rung 6 of 7.') {
  await page.getByRole('link', { name: 'Agree your rung' }).click();
  await heading(page, 'Agree your rung');
  await page.getByRole('radio', { name: rung }).check();
  await page.getByLabel('Which decisions do we share?').fill('When it is open');
  await press(page, 'We agree');
  await expect(page.getByText('Agreed: rung')).toBeVisible();
}

/** From the start to the first question. */
export async function begin(page, { who = 'I use care services', how = 'By myself' } = {}) {
  await press(page, 'Start');
  await heading(page, 'Who are you answering as?');
  if (who) await choose(page, who);
  if (how) await choose(page, how);
  await press(page, 'Next');
  await expect(page.getByText(`1 of ${QUESTIONS}`)).toBeVisible();
}

/** Answers the questions: an option's name, { rung }, { words }, or undefined for Skip. */
export async function answer(page, answers, from = 1) {
  for (const [at, given] of answers.entries()) {
    await expect(page.getByText(`${from + at} of ${QUESTIONS}`)).toBeVisible();
    if (given === undefined) {
      await press(page, 'Skip');
      continue;
    }
    if (given.rung) await page.getByRole('radio', { name: `Rung ${given.rung} of 7` }).check();
    else if (given.words) await page.getByRole('textbox').fill(given.words);
    else await choose(page, given);
    await press(page, 'Next');
  }
}

export async function showWords(page, name = 'Yes') {
  await heading(page, 'May we show your words?');
  await choose(page, name);
  await press(page, 'Next');
}

export async function finish(page) {
  await heading(page, 'That was the last question');
  await press(page, 'Finish');
  await heading(page, 'Thank you');
}

/** A whole answer, from the start to thanks. */
export async function giveFeedback(page, { rung = 4, words, ...who } = {}) {
  await begin(page, who);
  await answer(page, ['A lot', 'A little', 'Better', { rung }, words ? { words } : undefined, undefined]);
  if (words) await showWords(page);
  await finish(page);
}

/** The file that Make a copy puts among the downloads. */
export async function makeCopy(page, path) {
  const button = page.getByRole('button', { name: 'Make a copy' });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  await download.saveAs(path);
  await expect(page.getByText('A copy was made.')).toBeVisible();
  return download.suggestedFilename();
}

export { choose, press };
