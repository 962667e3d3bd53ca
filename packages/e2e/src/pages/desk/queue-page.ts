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
  /** The list where it is drawn as a table. */
  readonly table: Locator = this.page.getByRole('table', { name: 'Tickets', exact: true });
  readonly views: Locator = this.page.getByRole('navigation', { name: 'Views' });

  async open(view: SharedView): Promise<void> {
    await this.page.goto(`/queue/${view}`);
    await this.shows(names[view]);
  }

  row(subject: string): Locator {
    return this.list.getByRole('link').filter({ hasText: subject });
  }

  /** The box that selects a ticket. */
  box(subject: string): Locator {
    return this.list.getByRole('checkbox', { name: subject });
  }

  /** What can be done with the selected tickets. */
  get bulk(): Locator {
    return this.page.getByRole('region', { name: 'Selected tickets' });
  }

  /** Selects these tickets and no other. */
  async select(tickets: readonly { subject: string }[]): Promise<void> {
    for (const { subject } of tickets) await this.box(subject).click();
    await expect(this.bulk).toContainText(`${tickets.length} selected`);
  }

  /** Takes back the last change of selected tickets. The list moves while no pointer is over it. */
  async undo(): Promise<void> {
    await this.view('Search').hover();
    await this.page.keyboard.press('ControlOrMeta+z');
  }

  /** A view in the left pane, with its count. */
  view(name: string): Locator {
    return this.views.getByRole('link', { name });
  }

  /** The queue of a team, newest first. */
  async openTeam(team: { id: string; name: string }): Promise<void> {
    await this.page.goto(`/queue/team:${team.id}?sort=created&order=desc`);
    await this.shows(team.name);
  }

  /** Newest first, so that what a test has just made is near the top however long the queue is. */
  async sortByNewest(): Promise<void> {
    await this.page.goto(`${new URL(this.page.url()).pathname}?sort=created&order=desc`);
    await expect(this.list).toBeVisible();
  }
}
