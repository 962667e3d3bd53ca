import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Article, type HelpCentre, parseArticle, readArticles } from '../seed/articles.ts';

let help: HelpCentre;

beforeAll(async () => {
  help = await readArticles();
});

/** Headings of a body without its code blocks, as [level, text]. */
function headingsOf({ body }: Article): (readonly [number, string])[] {
  const prose = body.replaceAll(/^```.*?^```$/gms, '');
  return [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', text = '']) => [
    marks.length,
    text,
  ]);
}

const targetsOf = ({ body }: Article): string[] =>
  [...body.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);

/** The fragment GitHub gives a heading. */
const fragmentOf = (heading: string): string =>
  `#${heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')}`;

const PREFIX = '/help/articles/';
const audience = { public: 0, customers: 1, staff: 2 } as const;

function linkFault(from: Article, target: string): string | null {
  const where = `${from.category}/${from.slug}: ${target}`;
  if (target.startsWith('#')) {
    const fragments = headingsOf(from).map(([, text]) => fragmentOf(text));
    return fragments.includes(target) ? null : `${where} is no heading`;
  }
  if (!target.startsWith(PREFIX)) return `${where} leads out of the help centre`;
  const to = help.articles.find(({ slug }) => slug === target.slice(PREFIX.length));
  if (to === undefined) return `${where} does not exist`;
  if (to === from) return `${where} is the article itself`;
  if (to.status !== 'published') return `${where} is not published`;
  return audience[to.visibility] > audience[from.visibility] ? `${where} has fewer readers` : null;
}

describe('the help centre of the demo', () => {
  it('has articles in every category, each under a slug of its own', () => {
    const slugs = help.articles.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    const categories = help.categories.map(({ slug }) => slug);
    expect(new Set(categories).size).toBe(categories.length);
    expect(categories.toSorted()).toEqual(
      [...new Set(help.articles.map(({ category }) => category))].toSorted(),
    );
    expect(help.categories.map(({ position }) => position)).toEqual([...categories.keys()]);
  });

  it('has titles that differ, and texts within what the database takes', () => {
    const titles = help.articles.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    const outside = help.articles.filter(
      ({ title, summary, body }) =>
        title.length < 3 || title.length > 160 || summary.length > 300 || body.length > 100_000,
    );
    expect(outside).toEqual([]);
  });

  it('links only to articles that exist and that the reader may open', () => {
    const links = help.articles.flatMap((from) =>
      targetsOf(from).map((target) => linkFault(from, target)),
    );
    expect(links.length).toBeGreaterThan(help.articles.length);
    expect(links.filter((fault) => fault !== null)).toEqual([]);
  });

  it('gives each article two headings at least, none above h2 and no level left out', () => {
    const faults = help.articles.filter((article) => {
      const levels = headingsOf(article).map(([level]) => level);
      const steps = levels.map((level, index) => level - (levels[index - 1] ?? 1));
      return levels.length < 2 || levels.some((level) => level < 2) || Math.max(...steps) > 1;
    });
    expect(faults.map(({ slug }) => slug)).toEqual([]);
  });

  it('shows every state: each visibility, a draft, and popular articles that all may read', () => {
    expect(new Set(help.articles.map(({ visibility }) => visibility))).toEqual(
      new Set(['public', 'customers', 'staff']),
    );
    expect(help.articles.filter(({ status }) => status === 'draft')).toHaveLength(1);
    const popular = help.articles.filter((article) => article.popular);
    expect(popular).toHaveLength(6);
    for (const article of popular) {
      expect(article).toMatchObject({ visibility: 'public', status: 'published' });
    }
  });
});

const fields = {
  title: 'Clean your displays',
  summary: 'Which cleaners are safe: water, mostly.',
  visibility: 'public',
  status: 'published',
  popular: 'true',
};
const text = (own: Readonly<Record<string, string>>, body = 'Use **water**.'): string => {
  const lines = Object.entries(own).map(([key, value]) => `${key}: ${value}`);
  return ['---', ...lines, '---', '', body, ''].join('\n');
};

describe('parseArticle', () => {
  it('reads fields and body; a value may hold a colon', () => {
    expect(parseArticle('displays/clean.md', text(fields))).toEqual({
      ...fields,
      popular: true,
      slug: 'clean',
      category: 'displays',
      body: 'Use **water**.',
    });
  });

  it('keeps a rule in the body, and reads files with Windows line ends', () => {
    const body = 'Above\n\n---\n\nBelow';
    const windows = text(fields, body).replaceAll('\n', '\r\n');
    expect(parseArticle('displays/clean.md', windows).body).toBe(body);
  });

  it.each([
    ['a wrong word', text({ ...fields, visibility: 'all' }), /a\/b\.md: visibility: /],
    ['another word than true or false', text({ ...fields, popular: 'yes' }), /a\/b\.md: popular: /],
    ['a short title', text({ ...fields, title: 'Hi' }), /a\/b\.md: title: /],
    ['a long title', text({ ...fields, title: 'x'.repeat(161) }), /a\/b\.md: title: /],
    ['a long summary', text({ ...fields, summary: 'x'.repeat(301) }), /a\/b\.md: summary: /],
    ['a long body', text(fields, 'x'.repeat(100_001)), /a\/b\.md: body: /],
    ['no body', text(fields, ''), /a\/b\.md: body: /],
    [
      'a field missing',
      text({ title: 'Clean' }),
      /a\/b\.md: summary: .*\n.*a\/b\.md: visibility: /,
    ],
    ['an unknown field', text({ ...fields, author: 'Ann' }), /a\/b\.md: .*"author"/],
    ['a field twice', text(fields).replace('status', 'title: Twice\nstatus'), /a\/b\.md: title: /],
    ['a line without a value', text({ ...fields, title: '' }), /a\/b\.md: front matter: "title: "/],
    ['no front matter', 'Just text', /a\/b\.md: front matter: /],
  ])('refuses %s, naming file and field', (_, input, fault) => {
    expect(() => parseArticle('a/b.md', input)).toThrow(fault);
  });

  it('names every field that is missing', () => {
    expect(() => parseArticle('a/b.md', text({ title: 'Clean' }))).toThrow(
      /^a\/b\.md: summary: .+\na\/b\.md: visibility: .+\na\/b\.md: status: .+\na\/b\.md: popular: /,
    );
  });

  it('refuses a file outside of a category, and a slug that is no slug', () => {
    expect(() => parseArticle('clean.md', text(fields))).toThrow(/^clean\.md: /);
    expect(() => parseArticle('a/Clean_it.md', text(fields))).toThrow('a/Clean_it.md: slug: ');
  });
});

describe('readArticles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'articles-'));
    await mkdir(path.join(folder, 'displays'));
    await writeFile(path.join(folder, 'displays', 'clean.md'), text(fields));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const read = async (categories: string): Promise<HelpCentre> => {
    await writeFile(path.join(folder, 'categories.json'), categories);
    return readArticles(pathToFileURL(`${folder}/`));
  };
  const category = (slug: string, position: number) => ({
    name: 'Displays',
    slug,
    description: 'Screens.',
    position,
  });

  it('gives categories by position, and articles under the folder they stand in', async () => {
    const given = [category('network', 1), category('displays', 0)];
    const { categories, articles } = await read(JSON.stringify(given));
    expect(categories).toEqual(given.toReversed());
    expect(articles.map(({ category: slug }) => slug)).toEqual(['displays']);
  });

  it.each([
    [
      'a folder that is no category',
      JSON.stringify([category('network', 0)]),
      'clean.md: category',
    ],
    ['a wrong field', JSON.stringify([category('No slug', 0)]), 'categories.json: 0.slug: '],
    ['what is not JSON', '[', 'categories.json: is not JSON'],
  ])('refuses %s', async (_, categories, fault) => {
    await expect(read(categories)).rejects.toThrow(fault);
  });
});
