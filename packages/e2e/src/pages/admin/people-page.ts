import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** People, and the dialog that makes accounts. */
export class PeoplePage extends AppPage {
  readonly dialog: Locator = this.page.getByRole('dialog');

  async open(): Promise<void> {
    await this.page.goto('/people');
    await this.shows('People');
    await expect(this.page.getByRole('table', { name: 'People' })).toBeVisible();
    await this.isAccessible();
  }

  /** Makes an account. @returns the password, which is shown this once */
  async createAgent(person: { name: string; email: string }): Promise<string> {
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await this.dialog.getByRole('textbox', { name: 'Name' }).fill(person.name);
    await this.dialog.getByRole('textbox', { name: 'E-mail address' }).fill(person.email);
    await this.isAccessible();
    await this.dialog.getByRole('button', { name: 'Create account' }).click();
    await expect(this.dialog).toContainText('The account is ready');
    await this.isAccessible();
    const password = await this.dialog.getByRole('definition').last().innerText();
    await this.dialog.getByRole('button', { name: 'Done' }).click();
    await expect(this.dialog).toBeHidden();
    return password;
  }
}
