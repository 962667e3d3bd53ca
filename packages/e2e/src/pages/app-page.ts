import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from '../checks/accessible.ts';

/** What all pages of the three apps have in common. */
export class AppPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Waits until the page with this heading is there, and has axe look over it. */
  async shows(heading: string | RegExp): Promise<void> {
    await expect(this.heading(heading)).toBeVisible();
    await this.isAccessible();
  }

  async isAccessible(): Promise<void> {
    await expectAccessible(this.page);
  }

  /** A short message that comes up and goes by itself. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Notifications' }).getByText(text);
  }

  /** Unfolds the changes that a timeline has gathered into one line. */
  async unfoldHistory(): Promise<void> {
    for (const line of await this.main.getByText(/^\d+ changes by/).all()) await line.click();
  }
}
