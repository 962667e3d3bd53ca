import type { Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** "My tickets". */
export class TicketsPage extends AppPage {
  async open(): Promise<void> {
    await this.page.goto('/tickets');
    await this.shows('My tickets');
  }

  row(subject: string): Locator {
    return this.page
      .getByRole('list', { name: 'Your tickets' })
      .getByRole('listitem')
      .filter({ hasText: subject });
  }
}
