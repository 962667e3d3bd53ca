import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

export type SharedView = 'mine' | 'unassigned' | 'live' | 'waiting' | 'snoozed' | 'resolved';

const names: Readonly<Record<SharedView, string>> = {
  mine: 'My tickets',
  unassigned: 'Unassigned',
  live: 'All live',
  waiting: 'Waiting',
  snoozed: 'Snoozed',
  resolved: 'Recently resolved',
};

/** A view of the queue, as it stands alone or beside a ticket. */
export class QueuePage extends AppPage {
  readonly list: Locator = this.page.getByRole('list', { name: 'Tickets', exact: true });
  readonly views: Locator = this.page.getByRole('navigation', { name: 'Views' });

  async open(view: SharedView): Promise<void> {
    await this.page.goto(`/queue/${view}`);
    await this.shows(names[view]);
  }

  row(subject: string): Locator {
    return this.list.getByRole('link').filter({ hasText: subject });
  }

  /** Newest first, so that what a test has just made is near the top however long the queue is. */
  async sortByNewest(): Promise<void> {
    await this.page.goto(`${new URL(this.page.url()).pathname}?sort=created&order=desc`);
    await expect(this.list).toBeVisible();
  }
}
