// Every screen, with something in it and without, for everybody: axe-core in both themes and both wordings, no
// sideways scroll at 320 px and with letters of twice the size, targets that a thumb can hit, title and focus.
import { expect, test } from './support/fixtures.mjs';
import { axe } from './support/axe.mjs';
import * as person from './support/person.mjs';
import { addresses } from './support/screens.mjs';

const LONG = 'Zusammenarbeitsgruppe für die Tagesstätte in Hemel Hempstead und Umgebung, Donnerstagnachmittag';

/** A device with a project that holds agreements, answers, an answer being given, and a copy. */
async function lived(site, device, options) {
  const { page } = await device('lived', options);
  await page.goto(site.url());
  const project = await person.startProject(page, site, LONG);
  await person.agreeRung(page, 'Rung 7 of 7, top.');
  await page.goto(site.url(`projects/${project}/feedback`));
  await person.giveFeedback(page, { rung: 4, words: `${LONG} ${'x'.repeat(200)}` });
  await page.goto(site.url(`projects/${project}/feedback`));
  await person.begin(page);
  await person.answer(page, ['A lot', 'A lot', 'Better', { rung: 5 }, { words: 'Half a thought' }]);
  return { page, project };
}

async function settle(page) {
  await person.started(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function comfort(page, site, settings) {
  await page.evaluate((settings) => localStorage.setItem('coproduce.comfort', JSON.stringify(settings)), settings);
}

for (const colours of ['light', 'dark']) {
  for (const easy_read of [false, true]) {
    test(`axe-core finds nothing: ${colours}, ${easy_read ? 'Easy Read' : 'standard'}`, async ({ site, device }) => {
      test.setTimeout(300_000);
      const { page, project } = await lived(site, device);
      await comfort(page, site, { colours, easy_read });
      // So high that the bar at the thumb lies over nothing: what it covers by chance of scrolling is no fault.
      await page.setViewportSize({ width: 360, height: 6000 });
      for (const address of addresses(project)) {
        await page.goto(site.url(address));
        await settle(page);
        await axe(page, `${address} ${colours} ${easy_read}`);
      }
    });
  }
}

for (const [name, text, easy_read] of [
  ['320 px', 100, false],
  ['320 px and letters of twice the size', 200, false],
  ['320 px, twice the size, Easy Read', 200, true],
]) {
  test(`nothing scrolls sideways: ${name}`, async ({ site, device }) => {
    test.setTimeout(300_000);
    const { page, project } = await lived(site, device, { viewport: { width: 320, height: 640 } });
    await comfort(page, site, { text, easy_read });
    for (const address of addresses(project)) {
      await page.goto(site.url(address));
      await settle(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide, `${address} is ${wide} px too wide`).toBeLessThanOrEqual(0);
    }
  });
}

test('every target is at least 44 px high, but for links within text', async ({ site, device }) => {
  test.setTimeout(300_000);
  const { page, project } = await lived(site, device);
  for (const address of addresses(project)) {
    await page.goto(site.url(address));
    await settle(page);
    const small = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll(
        'button, input:not([type=checkbox], [type=radio]), textarea, summary, .govuk-radios__label, .govuk-checkboxes__label, .ladder__label, .bar a, .door, .govuk-button, .card__link',
      )];
      const seen = boxes.filter((box) => box.checkVisibility() && !box.closest('.govuk-visually-hidden'));
      // A link that covers its card is as high as the card.
      const target = (box) => (box.matches('.card__link') ? box.closest('.card') : box);
      return seen
        .map((box) => [target(box).getBoundingClientRect().height, box.outerHTML.slice(0, 120)])
        .filter(([height]) => height < 44);
    });
    expect(small, address).toEqual([]);
  }
});

test('each navigation sets the title, moves the focus to the heading and says where one is', async ({ site, device }) => {
  const { page } = await device();
  await page.goto(site.url());
  await settle(page);
  await expect(page).toHaveTitle('What would you like to do? – Coproduce');
  for (const [link, title] of [['Learn', 'Learn about co-production'], ['Projects', 'Projects'], ['What’s saved', 'What’s saved']]) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: link }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
    await expect(page).toHaveTitle(`${title} – Coproduce`);
    await expect(page.locator('[aria-live=polite]')).toHaveText(`${title} – Coproduce`);
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: link })).toHaveAttribute('aria-current', 'page');
  }
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Projects' })).toBeFocused();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'What’s saved' })).toBeFocused();
});

test('an unknown address says so and offers the doors', async ({ site, device }) => {
  const { page } = await device();
  await page.goto(site.url('nowhere/at/all'));
  await expect(page.getByRole('heading', { level: 1, name: 'There is no page here' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Learn about co-production' }).click();
  await person.heading(page, 'Learn about co-production');
});

test('comfort settings work at the touch and are kept', async ({ site, device }) => {
  const { page } = await device();
  await page.goto(site.url('comfort'));
  await page.getByRole('radio', { name: 'Twice the size' }).check();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'No pictures' }).check();
  await page.getByRole('group', { name: 'Easy Read' }).getByRole('radio', { name: 'On' }).check();
  await person.heading(page, 'How you like to read');
  await page.reload();
  await person.heading(page, 'How you like to read');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-text', '200');
  await expect(root).toHaveAttribute('data-colours', 'dark');
  expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(32);
  await page.goto(site.url());
  await expect(page.getByText('Tell us what it was like.')).toBeVisible();
});

test('the four questions by keyboard alone', async ({ site, device }) => {
  const { page } = await device();
  await page.goto(site.url());
  const project = await person.startProject(page, site);
  await page.goto(site.url(`projects/${project}/feedback`));
  await settle(page);
  const tabTo = async (locator) => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    await expect(locator).toBeFocused();
  };
  const radio = async (name) => {
    await tabTo(page.getByRole('radio').first());
    await page.keyboard.press('Space');
    for (let downs = 0; downs < 10; downs += 1) {
      if (await page.getByRole('radio', { name }).isChecked()) return;
      await page.keyboard.press('ArrowDown');
    }
    await expect(page.getByRole('radio', { name })).toBeChecked();
  };
  const enter = async (name) => {
    await tabTo(page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  await enter('Start');
  await person.heading(page, 'Who are you answering as?');
  await radio('I care for family or a friend, unpaid');
  await enter('Next');
  for (const [at, name] of [[1, 'A little'], [2, 'A lot'], [3, 'Better'], [4, 'Rung 6 of 7']]) {
    await expect(page.getByText(`${at} of ${person.QUESTIONS}`)).toBeVisible();
    await radio(name);
    await enter('Next');
  }
  await expect(page.getByText(`5 of ${person.QUESTIONS}`)).toBeVisible();
  await tabTo(page.getByRole('textbox'));
  await page.keyboard.type('Start earlier');
  await enter('Next');
  await enter('Skip');
  await radio('Yes, but in other words');
  await enter('Next');
  await person.heading(page, 'That was the last question');
  await enter('Finish');
  await person.heading(page, 'Thank you');
  await page.goto(site.url(`projects/${project}/results`));
  await expect(page.getByText('1 person answered.')).toBeVisible();
});
