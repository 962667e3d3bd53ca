import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** A ticket on behalf of a customer. */
export class DeskNewTicketPage extends AppPage {
  readonly customer: Locator = this.page.getByRole('combobox', { name: 'Customer' });
  readonly subject: Locator = this.page.getByRole('textbox', { name: 'Subject' });
  readonly description: Locator = this.page.getByRole('textbox', { name: 'What happened?' });

  /** By the key, from wherever one is at the desk. */
  async openByKey(): Promise<void> {
    await this.page.keyboard.press('c');
    await this.shows('New ticket');
  }

  async inviteCustomer(person: { name: string; email: string }): Promise<void> {
    await this.page.getByRole('button', { name: 'New customer' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New customer' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(person.name);
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(person.email);
    await this.isAccessible();
    await dialog.getByRole('button', { name: 'Make account' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.customer).toHaveValue(person.name);
  }

  async choose(name: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: new RegExp(`^${name}`) }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  async create(): Promise<void> {
    await this.page.getByRole('button', { name: 'Create ticket' }).click();
  }
}
