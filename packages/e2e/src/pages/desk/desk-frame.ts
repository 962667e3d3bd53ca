import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** What stands around the queue and the ticket: account, notifications, bars. */
export class DeskFrame extends AppPage {
  readonly digest: Locator = this.page.getByRole('region', { name: /^While you were away/ });
  readonly offlineBar: Locator = this.page.getByText('you can read, not change');

  async isAvailable(as: 'online' | 'away' | 'offline'): Promise<void> {
    const button = this.page.getByRole('button', { name: `Your account, ${as}` });
    await expect(button).toBeVisible();
  }

  async setAvailable(as: 'Online' | 'Away' | 'Offline'): Promise<void> {
    await this.page.getByRole('button', { name: /^Your account, / }).click();
    const kept = this.page.waitForResponse((answer) => answer.url().includes('/set_availability'));
    await this.page.getByRole('menuitemradio', { name: new RegExp(`^${as}`) }).click();
    expect((await kept).ok()).toBe(true);
  }
}
