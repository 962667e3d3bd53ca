import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** The bell in the bar above every page, and the list behind it. */
export class NotificationBell extends AppPage {
  readonly list: Locator = this.page.getByRole('dialog', { name: 'Notifications' });
  readonly rows: Locator = this.list.getByRole('listitem');

  /** The bell while it says how much is new. @param unread 0 for nothing */
  saying(unread: number): Locator {
    const name = unread === 0 ? 'Notifications' : `Notifications, ${unread} new`;
    return this.page.getByRole('button', { name, exact: true });
  }

  async says(unread: number): Promise<void> {
    await expect(this.saying(unread)).toBeVisible();
  }

  async open(unread: number): Promise<void> {
    await this.saying(unread).click();
    await expect(this.rows.first()).toBeVisible();
    await this.isAccessible();
  }
}
