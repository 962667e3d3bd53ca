import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** Choosing the ticket that stays. */
export class MergeDialog extends AppPage {
  readonly dialog: Locator = this.page.getByRole('dialog', { name: /^Merge / });
  readonly confirm: Locator = this.dialog.getByRole('button', { name: 'Merge', exact: true });

  /** From the open ticket, by the keyboard. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Shift+M');
    await expect(this.dialog).toBeVisible();
  }

  async choose(ticket: { number: number; subject: string }): Promise<void> {
    await this.dialog.getByRole('searchbox').fill(String(ticket.number));
    await this.dialog.getByRole('radio', { name: new RegExp(`#${ticket.number} `) }).click();
    await expect(this.confirm).toBeEnabled();
    await this.isAccessible();
  }
}
