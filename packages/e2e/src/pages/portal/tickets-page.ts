import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** "My tickets". */
export class TicketsPage extends AppPage {
  readonly list: Locator = this.page.getByRole('list', { name: 'Your tickets' });
  readonly search: Locator = this.page.getByRole('searchbox', { name: 'Search my tickets' });
  readonly pages: Locator = this.page.getByRole('navigation', { name: 'Pages' });

  async open(): Promise<void> {
    await this.page.goto('/tickets');
    await this.shows('My tickets');
  }

  row(subject: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: subject });
  }

  /** Waits until these are the rows, by a part of each, in this order and no others. */
  async hasRows(...parts: string[]): Promise<void> {
    await expect(this.list.getByRole('listitem')).toContainText(parts);
    await expect(this.list.getByRole('listitem')).toHaveCount(parts.length);
  }

  /** Chooses from one of the lists above the tickets. */
  async choose(tool: 'Status' | 'Sort by', choice: string): Promise<void> {
    await this.page.getByRole('combobox', { name: tool }).click();
    await this.page.getByRole('option', { name: choice, exact: true }).click();
  }
}
