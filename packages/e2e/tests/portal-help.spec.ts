import { expect } from '@playwright/test';
import { createArticle, createTopic } from '../src/api/help-centre.ts';
import { unique } from '../src/api/unique.ts';
import { SignInPage } from '../src/pages/auth-pages.ts';
import { HelpPage } from '../src/pages/portal/help-page.ts';
import { test } from '../src/people/test.ts';
import { runningStack } from '../src/stack/running-stack.ts';

const body = `The lamp tells what is wrong.

## Look at the lamp

Green is good.

### When it blinks

Wait a minute.

## Still dark?

Write to us.`;

test('a visitor finds an answer without an account, by topic and by its parts', async ({
  people,
}) => {
  const topic = await createTopic();
  const title = unique('The lamp stays dark');
  const article = await createArticle(topic, { title, body, summary: 'What the lamp tells.' });
  const other = await createArticle(topic, {
    title: unique('Change the lamp'),
    body: 'Turn it.',
    summary: 'In three steps.',
  });
  const visitor = await people.visitor('customerPortal');
  const help = new HelpPage(visitor.page);
  await help.open();
  await help.main.getByRole('link', { name: topic.name }).click();
  await help.shows(topic.name);
  await expect(help.main.getByText('What the lamp tells.')).toBeVisible();
  await help.link(article.title).click();
  await help.shows(article.title);
  expect(await help.meta()).toEqual({
    title: `${article.title} · Support`,
    description: 'What the lamp tells.',
    canonical: `${runningStack().apps.customerPortal}/help/articles/${article.slug}`,
  });
  await expect(help.contents.getByRole('link')).toHaveText([
    'Look at the lamp',
    'When it blinks',
    'Still dark?',
  ]);
  await help.contents.getByRole('link', { name: 'Still dark?' }).click();
  await expect(visitor.page).toHaveURL(/#still-dark$/);
  await expect(help.main.getByRole('heading', { name: 'Still dark?' })).toBeInViewport();
  const related = help.main.getByRole('region', { name: 'More on this topic' });
  await related.getByRole('link', { name: other.title }).click();
  await help.leadsTo(other.title);
  expect(await help.meta()).toMatchObject({
    title: `${other.title} · Support`,
    description: 'In three steps.',
  });
  await expect(help.contents).toHaveCount(0);
});

test('an article for customers is not there for a visitor, who finds it after signing in', async ({
  people,
}) => {
  const topic = await createTopic();
  const word = unique('gyroscope').replaceAll(' ', '');
  const title = `Align the ${word}`;
  const article = await createArticle(topic, { title, body: 'Turn it.', visibility: 'customers' });
  const { account } = await people.customer();
  const visitor = await people.visitor('customerPortal');
  visitor.noise.expect(/status of 406/);
  const help = new HelpPage(visitor.page);
  await help.search(word);
  await expect(help.main.getByText(`Nothing found for “${word}”`)).toBeVisible();
  await visitor.page.goto(`/help/articles/${article.slug}`);
  await help.shows('There is no such article');
  await visitor.wiretap.assertNever(title);

  await help.main.getByRole('link', { name: 'Sign in' }).click();
  await new SignInPage(visitor.page).signIn(account);
  await help.shows(title);
  await help.search(word);
  await expect(help.link(title)).toBeVisible();
});

test('a search forgives typing errors, has titles first, and marks what it found', async ({
  people,
}) => {
  const topic = await createTopic();
  const word = unique('heliograph').replaceAll(' ', '');
  const inText = await createArticle(topic, {
    title: unique('A question of order'),
    body: `Whoever has a ${word} can send light with it.`,
  });
  const inTitle = await createArticle(topic, {
    title: `Clean the ${word}`,
    body: 'A soft cloth is enough.',
  });
  const visitor = await people.visitor('customerPortal');
  const help = new HelpPage(visitor.page);
  await help.search(word);
  const titles = await help.titles();
  expect(titles.indexOf(inTitle.title)).toBeGreaterThanOrEqual(0);
  expect(titles.indexOf(inTitle.title)).toBeLessThan(titles.indexOf(inText.title));
  await expect(help.link(inTitle.title).locator('mark')).toHaveText(word);
  const hit = help.main.getByRole('listitem').filter({ hasText: inText.title });
  await expect(hit.locator('mark').first()).toHaveText(word);
  await help.isAccessible();

  await help.open();
  await help.searchBox.fill(word.replace('graph', 'garph'));
  const option = help.found.getByRole('option', { name: inTitle.title });
  await expect(option.locator('mark').first()).toHaveText(word);
  await help.isAccessible();
  await visitor.page.keyboard.press('ArrowDown');
  await visitor.page.keyboard.press('Enter');
  await help.leadsTo(inTitle.title);
});

test('an article that somebody points at is there before it is opened', async ({ people }) => {
  const topic = await createTopic();
  const title = unique('Paint at once');
  const article = await createArticle(topic, { title, body: 'No waiting here.' });
  const visitor = await people.visitor('customerPortal');
  const help = new HelpPage(visitor.page);
  await visitor.page.goto(`/help/categories/${topic.slug}`);
  await help.shows(topic.name);
  const fetched = visitor.page.waitForResponse((answer) => answer.url().includes(article.slug));
  await help.link(title).hover();
  expect((await fetched).ok()).toBe(true);
  // From here on nothing arrives any more: what is shown was there before.
  await visitor.page.route('**/rest/v1/**', () => undefined);
  await help.link(title).click();
  await expect(help.main.getByText('No waiting here.')).toBeVisible();
  await expect(help.main.getByText('Loading…')).toHaveCount(0);
});

test('a reader says whether an article helped, adds a word, and can change their mind', async ({
  people,
}) => {
  const topic = await createTopic();
  const article = await createArticle(topic, { title: unique('Was it good'), body: 'Perhaps.' });
  const visitor = await people.visitor('customerPortal');
  const asVisitor = new HelpPage(visitor.page);
  await asVisitor.openArticle(article);
  await expect(asVisitor.feedback).toContainText('Sign in to tell us.');

  const { person } = await people.customer();
  const help = new HelpPage(person.page);
  await help.openArticle(article);
  await help.feedback.getByRole('button', { name: 'No' }).click();
  await help.feedback.getByRole('textbox', { name: 'What was missing?' }).fill('A picture.');
  await help.isAccessible();
  await help.feedback.getByRole('button', { name: 'Send' }).click();
  await expect(help.notice('Thank you, your words have arrived.')).toBeVisible();
  await help.feedback.getByRole('button', { name: 'Yes' }).click();
  await expect(help.feedback.getByRole('textbox', { name: 'What helped you most?' })).toBeVisible();
  await person.page.reload();
  await expect(help.feedback.getByRole('button', { name: 'Yes', pressed: true })).toBeVisible();
});
