import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** The help centre: its first page, a topic, an article, a search. */
export class HelpPage extends AppPage {
  readonly searchBox: Locator = this.page.getByRole('combobox', { name: 'Search the help centre' });
  readonly searchField: Locator = this.page.getByRole('searchbox', {
    name: 'Search the help centre',
  });
  readonly found: Locator = this.page.getByRole('listbox', { name: 'Articles found' });
  readonly contents: Locator = this.page.getByRole('navigation', { name: 'On this page' });
  readonly feedback: Locator = this.page.getByRole('region', { name: 'Was this helpful?' });

  async open(): Promise<void> {
    await this.page.goto('/help');
    await this.shows('Help centre');
  }

  async openArticle({ slug, title }: { slug: string; title: string }): Promise<void> {
    await this.page.goto(`/help/articles/${slug}`);
    await this.shows(title);
  }

  /** Opens the page of all results. */
  async search(words: string): Promise<void> {
    await this.page.goto(`/help/search?q=${encodeURIComponent(words)}`);
    await expect(this.main.getByText(/^\d+ articles? found$/)).toBeVisible();
  }

  /** The titles that a search found, in their order. */
  async titles(): Promise<string[]> {
    return this.main.getByRole('listitem').getByRole('link').allInnerTexts();
  }

  /** An article in a list, by its title. */
  link(title: string): Locator {
    return this.main.getByRole('link', { name: title });
  }

  async leadsTo(title: string): Promise<void> {
    await expect(this.heading(title)).toBeVisible();
  }

  /** What search engines read: title, description and the one address. */
  async meta(): Promise<{ title: string; description: string | null; canonical: string | null }> {
    const { page } = this;
    return {
      title: await page.title(),
      description: await page.locator('meta[name="description"]').getAttribute('content'),
      canonical: await page.locator('link[rel="canonical"]').getAttribute('href'),
    };
  }
}
