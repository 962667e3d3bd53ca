import { expect, type Locator } from '@playwright/test';
import type { TestFile } from '../../api/files.ts';
import { AppPage } from '../app-page.ts';

/** The customer's own settings. */
export class AccountPage extends AppPage {
  readonly devices: Locator = this.page.getByRole('list', { name: 'Devices' });
  // Decoration beside the name, so no role finds it.
  readonly picture: Locator = this.main.locator('img');

  async open(): Promise<void> {
    await this.page.goto('/account');
    await this.shows('Account');
    await expect(this.devices.getByRole('listitem').first()).toBeVisible();
    await this.isAccessible();
  }

  async saveName(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Save name' }).click();
    await expect(this.notice('Your name is saved.')).toBeVisible();
  }

  async choosePicture(file: TestFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Choose a picture' }).click();
    await (await chooser).setFiles(file);
  }

  async savePassword(password: string): Promise<void> {
    await this.page.getByLabel('New password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Save password' }).click();
    await expect(this.notice('Your new password is saved.')).toBeVisible();
  }

  async changeEmail(email: string): Promise<void> {
    await this.page.getByLabel('New address').fill(email);
    await this.page.getByRole('button', { name: 'Change address' }).click();
    await expect(this.main).toContainText(`We sent a link to ${email}.`);
  }

  /** One way of being told of one kind of news. */
  choice(kind: string, way: string): Locator {
    return this.page.getByRole('group', { name: kind }).getByRole('switch', { name: way });
  }

  async signOutEverywhere(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out everywhere' }).click();
    const question = this.page.getByRole('alertdialog');
    await expect(question).toBeVisible();
    await this.isAccessible();
    await question.getByRole('button', { name: 'Sign out everywhere' }).click();
  }

  /** Waits for the file that the browser saves. @returns where it lies */
  async download(): Promise<string> {
    const saved = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Download my data' }).click();
    return (await saved).path();
  }

  /** Asks to delete the account; nothing is gone yet. @returns the question */
  async askToDelete(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Delete my account…' }).click();
    const question = this.page.getByRole('dialog', { name: 'Delete your account?' });
    await expect(question).toBeVisible();
    await this.isAccessible();
    return question;
  }
}
