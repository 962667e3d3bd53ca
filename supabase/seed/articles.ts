import { readdir, readFile } from 'node:fs/promises';
import * as z from 'zod/mini';

const slug = z
  .string()
  .check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use lower case, digits and hyphens'));

const categoryFile = z.array(
  z.strictObject({
    name: z.string().check(z.minLength(1)),
    slug,
    description: z.string().check(z.minLength(1)),
    position: z.int().check(z.nonnegative()),
  }),
);

const articleFile = z.strictObject({
  slug,
  title: z.string().check(z.minLength(3), z.maxLength(160)),
  summary: z.string().check(z.minLength(1), z.maxLength(300)),
  visibility: z.enum(['public', 'customers', 'staff']),
  status: z.enum(['draft', 'published', 'archived']),
  popular: z.pipe(
    z.enum(['true', 'false']),
    z.transform((word) => word === 'true'),
  ),
  body: z.string().check(z.minLength(1), z.maxLength(100_000)),
});

export type ArticleCategory = z.infer<typeof categoryFile>[number];

export interface Article extends z.infer<typeof articleFile> {
  /** Slug of its category: the name of its folder. */
  readonly category: string;
}

export interface HelpCentre {
  readonly categories: readonly ArticleCategory[];
  readonly articles: readonly Article[];
}

// Mini brings no messages of its own, and "Invalid input" would help nobody.
const { localeError } = z.locales.en();

function parsed<Schema extends z.ZodMiniType>(
  schema: Schema,
  file: string,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value, { error: localeError });
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) =>
    [file, ...(path.length > 0 ? [path.join('.')] : []), message].join(': '),
  );
  throw new Error(faults.join('\n'));
}

/** `key: value` lines; a value is the rest of its line, without quotes or escapes. */
function readFrontMatter(file: string, lines: readonly string[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, key, value] = /^(\w+): +(\S.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) {
      throw new Error(`${file}: front matter: "${line}" is not "key: value"`);
    }
    if (fields.has(key)) throw new Error(`${file}: ${key}: stands there twice`);
    fields.set(key, value.trimEnd());
  }
  return Object.fromEntries(fields);
}

/**
 * Reads one article.
 *
 * @param file `<category>/<slug>.md`, relative to the folder of the articles
 * @param text front matter between two lines of `---`, then Markdown
 * @throws naming the file and each field that is missing, unknown or out of bounds
 */
export function parseArticle(file: string, text: string): Article {
  const [, category, name] = /^([^/]+)\/([^/]+)\.md$/.exec(file) ?? [];
  if (category === undefined || name === undefined) {
    throw new Error(`${file}: articles stand in <category>/<slug>.md`);
  }
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined || body === undefined) {
    throw new Error(`${file}: front matter: must stand first, between two lines of ---`);
  }
  const fields = readFrontMatter(file, head.split('\n'));
  return { ...parsed(articleFile, file, { ...fields, slug: name, body: body.trim() }), category };
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file}: is not JSON`, { cause });
  }
}

async function readCategories(folder: URL): Promise<ArticleCategory[]> {
  const file = 'categories.json';
  const value = readJson(file, await readFile(new URL(file, folder), 'utf8'));
  return parsed(categoryFile, file, value).toSorted((a, b) => a.position - b.position);
}

/**
 * Reads the help centre of the demo: its categories by position, and its articles by category and slug.
 *
 * @param folder holds `categories.json` and a folder for each category; ends with a slash
 * @throws naming the file and the field when something is not as it should be
 */
export async function readArticles(
  folder: URL = new URL('articles/', import.meta.url),
): Promise<HelpCentre> {
  const categories = await readCategories(folder);
  const known = new Set(categories.map((category) => category.slug));
  const names = await readdir(folder, { recursive: true });
  const files = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.md'))
    .toSorted();
  const articles = await Promise.all(
    files.map(async (file) => parseArticle(file, await readFile(new URL(file, folder), 'utf8'))),
  );
  for (const { category, slug: name } of articles) {
    if (!known.has(category)) {
      throw new Error(`${category}/${name}.md: category: categories.json has no "${category}"`);
    }
  }
  return { categories, articles };
}
