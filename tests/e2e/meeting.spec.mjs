// The main job, end to end, with the server gone: a project, its rung, its tips, feedback, results, a copy, and the
// copy brought in on another device, twice over.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.mjs';
import * as person from './support/person.mjs';

const { heading, press } = person;

test('a first meeting with no network, and its file on a second device', async ({ site, device, directory }) => {
  const phone = await device('facilitator');
  const { page } = phone;
  const laptop = await device('lead');
  await person.openReady(page, site);
  await person.openReady(laptop.page, site);
  await site.stop();

  const project = await person.startProject(page, site);
  await expect(page.getByText('The standards suggest Co-production for this project, because of: Designing a service.')).toBeVisible();
  await person.agreeRung(page);

  await page.getByRole('link', { name: 'Eight top tips' }).click();
  await heading(page, 'Eight top tips');
  const tip = page.getByRole('group', { name: 'Start small and grow.' });
  await tip.getByRole('radio', { name: 'Let’s talk' }).check();
  await page.getByLabel('A note for the group').nth(4).fill('Begin with the garden');
  await page.getByRole('link', { name: 'Back to the project' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Eight top tips' }).getByText('In progress')).toBeVisible();

  await page.getByRole('link', { name: 'Give feedback' }).click();
  await heading(page, 'Give feedback');
  await person.giveFeedback(page, { rung: 4, words: 'We learned a lot' });
  await expect(page.getByText('Your answers are saved on this device.')).toBeVisible();
  const receipt = (await page.locator('.receipt__words').innerText()).trim();
  expect(receipt.split(/\s+/)).toHaveLength(6);

  await page.goto(site.url(`projects/${project}/results`));
  await expect(page.getByText('1 person answered.')).toBeVisible();
  await expect(page.getByText('We agreed rung 6. 1 of 1 person felt lower than that.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Rung 4 of 7.' }).getByText('1 person')).toBeVisible();
  await expect(page.getByText('We learned a lot')).toBeVisible();
  const table = page.getByRole('table', { name: 'Was this true co-production' });
  await expect(table.getByRole('row', { name: 'A lot' }).getByRole('cell').first()).toHaveText('1');

  await page.goto(site.url('saved'));
  await expect(page.getByText('1 answer is only on this phone or computer.')).toBeVisible();
  await expect(page.getByText('No copy has been made yet.')).toBeVisible();
  const file = join(directory, 'copy.json');
  expect(await person.makeCopy(page, file)).toMatch(/^coproduce-full-\d{4}-\d{2}-\d{2}\.json$/);
  await expect(page.getByText('Everything here is in a copy.')).toBeVisible();
  const copy = JSON.parse(await readFile(file, 'utf8'));
  expect(copy).toMatchObject({ format: 'coproduce', version: 1, exported: { purpose: 'full', part: [1, 1] } });
  expect(copy.counts).toMatchObject({ projects: 1, agreements: 1, responses: 1, questionnaires: 1, tips: 1 });
  expect(copy.responses[0]).toMatchObject({ who: 'expert', how: 'myself', via: 'own-phone', show_words: 'yes' });
  expect(JSON.stringify(copy)).not.toContain(receipt);

  await page.goto(site.url('saved/check'));
  await page.getByLabel('Choose the file').setInputFiles(file);
  await expect(page.getByText('is whole. It holds:')).toBeVisible();

  // The second device. The server is still gone.
  await laptop.page.goto(site.url('saved/bring-in'));
  await laptop.page.getByLabel('Choose the file').setInputFiles(file);
  await expect(laptop.page.getByText('1 answer from people')).toBeVisible();
  await press(laptop.page, 'Bring it in');
  await expect(laptop.page.getByText('It was brought in and is saved.')).toBeVisible();
  await laptop.page.goto(site.url(`projects/${project}/results`));
  await expect(laptop.page.getByText('1 person answered.')).toBeVisible();
  await laptop.page.goto(site.url(`projects/${project}/rung`));
  await expect(laptop.page.getByText('When it is open')).toBeVisible();

  // Twice over adds nothing.
  await laptop.page.goto(site.url('saved/bring-in'));
  await laptop.page.getByLabel('Choose the file').setInputFiles(file);
  await expect(laptop.page.getByText('Everything in this file is here already.')).toBeVisible();
  await expect(laptop.page.getByRole('button', { name: 'Bring it in' })).toHaveCount(0);

  // And there is a way back.
  await press(laptop.page, 'Go back to before this file');
  await expect(laptop.page.getByText('records are as before.')).toBeVisible();
  await laptop.page.goto(site.url('projects'));
  await expect(laptop.page.getByText('There are no projects here yet.')).toBeVisible();
});

test('what is not such a file gets one sentence and changes nothing', async ({ site, device, directory }) => {
  const { page } = await device();
  await page.goto(site.url('saved/bring-in'));
  const wrong = {
    'empty.json': ['', 'This file is empty.'],
    'picture.json': ['\u0089PNG', 'This is not a file from Coproduce'],
    'other.json': ['{"hello": "world"}', 'This file comes from another program.'],
    'newer.json': ['{"format": "coproduce", "version": 2}', 'made with a newer version'],
    'cut.json': ['{"format": "coproduce", "version": 1, "counts": {', 'This file stops in the middle.'],
  };
  for (const [name, [text, sentence]] of Object.entries(wrong)) {
    const file = join(directory, name);
    await writeFile(file, text);
    await page.getByLabel('Choose the file').setInputFiles(file);
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
    await expect(page.getByText('Nothing was changed here.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Bring it in' })).toHaveCount(0);
  }
  await page.goto(site.url('saved'));
  await expect(page.getByText('Nothing is saved here yet.')).toBeVisible();
});

test('a project is edited, put away, deleted with undo, and erased for good', async ({ site, device, directory }) => {
  const { page } = await device();
  await page.goto(site.url());
  const project = await person.startProject(page, site);
  await page.goto(site.url('saved'));
  const file = join(directory, 'before.json');
  await person.makeCopy(page, file);
  await page.goto(site.url(`projects/${project}`));
  await page.getByRole('link', { name: 'Change these details' }).click();
  await page.getByLabel('What is the project called?').fill('');
  await press(page, 'Save');
  await expect(page.getByRole('alert').getByRole('link', { name: 'Give the project a name' })).toBeVisible();
  await page.getByRole('link', { name: 'Give the project a name' }).click();
  await expect(page.getByLabel('What is the project called?')).toBeFocused();
  await page.getByLabel('What is the project called?').fill('Lunch club');
  await press(page, 'Save');
  await heading(page, 'Lunch club');

  await press(page, 'Put away');
  await expect(page.getByText('This project is put away.')).toBeVisible();
  await press(page, 'Undo');
  await expect(page.getByText('This project is put away.')).toBeHidden();

  await press(page, 'Delete');
  await heading(page, 'Projects');
  await expect(page.getByRole('link', { name: 'Lunch club' })).toHaveCount(0);
  await press(page, 'Undo');
  await page.getByRole('link', { name: 'Lunch club' }).click();

  await page.getByRole('link', { name: 'Erase for good' }).click();
  await heading(page, 'Erase for good');
  await press(page, 'Erase it for good');
  await heading(page, 'Projects');
  await page.goto(site.url('saved/bring-in'));
  await page.getByLabel('Choose the file').setInputFiles(file);
  await expect(page.getByText('Everything in this file is here already.')).toBeVisible();
  await page.goto(site.url('projects'));
  await expect(page.getByText('There are no projects here yet.')).toBeVisible();
});

test('an answer is taken back with its receipt and stays away', async ({ site, device, directory }) => {
  const { page } = await device();
  await page.goto(site.url());
  const project = await person.startProject(page, site);
  await page.goto(site.url(`projects/${project}/feedback`));
  await person.giveFeedback(page);
  const receipt = (await page.locator('.receipt__words').innerText()).trim();
  await page.goto(site.url('saved'));
  const file = join(directory, 'before.json');
  await person.makeCopy(page, file);

  await page.goto(site.url('feedback/take-back'));
  await page.getByLabel('Your six words').fill('one two three');
  await press(page, 'Take my answer back');
  await expect(page.getByRole('alert').getByText('A receipt has six words. There are 3 here.')).toBeVisible();
  await page.getByLabel('Your six words').fill(receipt.toUpperCase());
  await press(page, 'Take my answer back');
  await expect(page.getByText('Your answer was found and erased.')).toBeVisible();

  await page.goto(site.url('saved/bring-in'));
  await page.getByLabel('Choose the file').setInputFiles(file);
  await expect(page.getByText('Everything in this file is here already.')).toBeVisible();
  await page.goto(site.url(`projects/${project}/results`));
  await expect(page.getByText('1 answer was withdrawn by the person who gave it.')).toBeVisible();
});
