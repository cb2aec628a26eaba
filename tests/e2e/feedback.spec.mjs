// Answers are stored as they are given; on a phone that is handed round nothing of the person before can be reached.
import { expect, test } from './support/fixtures.mjs';
import * as person from './support/person.mjs';

const { choose, heading, press, QUESTIONS } = person;

async function withProject(site, device, name) {
  const phone = await device(name);
  await person.openReady(phone.page, site);
  const project = await person.startProject(phone.page, site);
  await site.stop();
  return { phone, project, address: (under) => site.url(`projects/${project}/${under}`) };
}

test('a browser killed at question 3 comes back at question 3', async ({ site, device }) => {
  const { phone, address } = await withProject(site, device);
  await phone.page.goto(address('feedback'));
  await person.begin(phone.page);
  await person.answer(phone.page, ['A lot', 'Not at all']);
  await choose(phone.page, 'Worse');
  // The tap is stored when the next read shows it: nothing else is waited for.
  await expect(phone.page.getByText(`3 of ${QUESTIONS}`)).toBeVisible();
  await phone.page.waitForTimeout(500);
  await phone.kill();
  await phone.reopen();
  const { page } = phone;
  await page.goto(address('feedback'));
  await press(page, 'Carry on');
  await expect(page.getByText(`3 of ${QUESTIONS}`)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Worse' })).toBeChecked();
  await press(page, 'Back');
  await expect(page.getByRole('radio', { name: 'Not at all' })).toBeChecked();
});

test('words being typed survive a killed browser but for the last second', async ({ site, device }) => {
  const { phone, address } = await withProject(site, device);
  await phone.page.goto(address('feedback'));
  await person.begin(phone.page);
  await person.answer(phone.page, [undefined, undefined, undefined, undefined]);
  await phone.page.getByRole('textbox').fill('We should meet in the morn');
  await phone.page.waitForTimeout(1500);
  await phone.kill();
  await phone.reopen();
  await phone.page.goto(address('feedback'));
  await press(phone.page, 'Carry on');
  await expect(phone.page.getByRole('textbox')).toHaveValue('We should meet in the morn');
});

test('choosing never moves on, and skipping is not answering', async ({ site, device }) => {
  const { phone, address } = await withProject(site, device);
  const { page } = phone;
  await page.goto(address('feedback'));
  await person.begin(page, { who: undefined, how: undefined });
  await choose(page, 'A little');
  await page.waitForTimeout(800);
  await expect(page.getByText(`1 of ${QUESTIONS}`)).toBeVisible();
  await press(page, 'Skip');
  await person.answer(page, ['I don’t know', undefined, undefined, undefined, undefined], 2);
  await person.finish(page);
  await page.goto(address('results'));
  const counts = (name) => page.getByRole('table', { name }).getByRole('row');
  await expect(counts('Was this true').filter({ hasText: 'Skipped' }).getByRole('cell').first()).toHaveText('1');
  await expect(counts('Do you feel').filter({ hasText: 'I don’t know' }).getByRole('cell').first()).toHaveText('1');
  await expect(counts('Do you feel').filter({ hasText: 'Skipped' }).getByRole('cell').first()).toHaveText('0');
});

test('stop asks to keep or delete', async ({ site, device }) => {
  const { phone, address } = await withProject(site, device);
  const { page } = phone;
  await page.goto(address('feedback'));
  await person.begin(page);
  await person.answer(page, ['A lot']);
  await press(page, 'Stop');
  await heading(page, 'Stop here?');
  await press(page, 'Keep my answers for later');
  await heading(page, 'What would you like to do?');
  await page.goto(address('feedback'));
  await press(page, 'Carry on');
  await expect(page.getByText(`2 of ${QUESTIONS}`)).toBeVisible();
  await press(page, 'Stop');
  await press(page, 'Delete my answers');
  await heading(page, 'What would you like to do?');
  await page.goto(address('feedback'));
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Carry on' })).toHaveCount(0);
});

test('help from a named person, and whom to call, are at hand', async ({ site, device }) => {
  const { phone, address } = await withProject(site, device);
  const { page } = phone;
  await page.goto(address('feedback'));
  await page.getByText('Are you worried that somebody may be harmed?').click();
  await expect(page.getByText('call 999')).toBeVisible();
  await person.begin(page);
  await page.getByText('Ask for help').click();
  await expect(page.getByText('You can ask: Sam, at the desk')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
});

test('a phone handed round: nothing of the person before can be reached', async ({ site, device }) => {
  const { phone, address } = await withProject(site, device);
  let { page } = phone;
  await page.goto(address('pass-round'));
  await heading(page, 'Your turn');
  await person.begin(page);
  await person.answer(page, ['A lot', 'A little', 'Better', { rung: 3 }, { words: 'SECRET of the first' }, undefined]);
  await person.showWords(page, 'No');
  await person.finish(page);
  const steps = ['start', 'about-you', '1', '3', '5', '6', 'words', 'finish', 'stop', 'thanks'];
  await press(page, 'Next person');
  await heading(page, 'Your turn');
  const nothing = async (where) => {
    await expect(page.getByText('SECRET'), where).toHaveCount(0);
    await expect(page.getByRole('radio', { checked: true }), where).toHaveCount(0);
    await expect(page.locator('.receipt__words'), where).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Carry on' }), where).toHaveCount(0);
    for (const box of await page.getByRole('textbox').all()) await expect(box, where).toHaveValue('');
  };
  for (let back = 0; back < 8; back += 1) {
    await page.goBack();
    await person.started(page);
    await nothing(`Back ${back + 1}`);
  }
  await page.goto(address('pass-round'));
  await page.reload();
  await nothing('reload');
  for (const step of steps) {
    await page.goto(address(`pass-round/${step}`));
    await person.started(page);
    await page.waitForTimeout(300);
    await nothing(`pass-round/${step}`);
  }
  await phone.reopen();
  page = phone.page;
  await page.goto(address('pass-round/3'));
  await heading(page, 'Your turn');
  await nothing('a browser opened again');
});

test('a phone handed round: after a kill, carrying on opens only the next open question', async ({ site, device }) => {
  const { phone, address } = await withProject(site, device);
  await phone.page.goto(address('pass-round'));
  await person.begin(phone.page);
  await person.answer(phone.page, ['A lot', 'A little']);
  await phone.page.waitForTimeout(500);
  await phone.kill();
  await phone.reopen();
  const { page } = phone;
  await page.goto(address('pass-round/2'));
  await heading(page, 'Your turn');
  await press(page, 'Carry on');
  await expect(page.getByText(`3 of ${QUESTIONS}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back', exact: true })).toHaveCount(0);
  await person.answer(page, ['Same', undefined, undefined, undefined].map((given) => (given === 'Same' ? 'The same' : given)), 3);
  await person.finish(page);
  await page.goto(address('results'));
  await expect(page.getByText('1 person answered.')).toBeVisible();
  const row = page.getByRole('table', { name: 'Was this true' }).getByRole('row', { name: 'A lot' });
  await expect(row.getByRole('cell').first()).toHaveText('1');
});

test('kinds of people are shown apart only where each has five', async ({ site, device }) => {
  test.setTimeout(240_000);
  const { phone, address } = await withProject(site, device);
  const { page } = phone;
  await page.goto(address('pass-round'));
  const people = [...Array(5).fill('I use care services'), ...Array(5).fill('I am paid to work on this')];
  for (const [at, who] of people.entries()) {
    await person.begin(page, { who, how: undefined });
    await person.answer(page, [at < 5 ? 'Not at all' : 'A lot', undefined, undefined, { rung: at < 5 ? 2 : 6 }, undefined, undefined]);
    await person.finish(page);
    if (at === 8) {
      await page.goto(address('results'));
      await expect(page.getByText('Everybody is counted together.')).toBeVisible();
      await expect(page.getByRole('columnheader', { name: 'Paid staff' })).toHaveCount(0);
      await page.goto(address('pass-round'));
    } else await press(page, 'Next person');
  }
  await page.goto(address('results'));
  const table = page.getByRole('table', { name: 'Was this true' });
  await expect(table.getByRole('columnheader', { name: 'Paid staff' })).toBeVisible();
  await expect(table.getByRole('row', { name: 'A lot' }).getByRole('cell')).toHaveText(['5', '0', '5']);
});
