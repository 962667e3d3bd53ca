import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** One ticket in the admin console, with everything. */
export class AdminTicketPage extends AppPage {
  readonly properties: Locator = this.page.getByRole('complementary', { name: 'Properties' });

  async open(ticket: { number: number; subject: string }): Promise<void> {
    await this.page.goto(`/tickets/${ticket.number}`);
    await this.isShown(ticket.subject);
  }

  async isShown(subject: string): Promise<void> {
    await this.shows(subject);
    await expect(this.properties).toBeVisible();
  }

  message(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text });
  }

  attachment(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^(Open|Download) ${name}`) });
  }

  field(name: string): Locator {
    return this.properties.getByRole('combobox', {
      name: new RegExp(`^Change ${name.toLowerCase()}: `),
    });
  }

  async isField(name: string, value: string): Promise<void> {
    await expect(this.field(name)).toHaveAccessibleName(`Change ${name.toLowerCase()}: ${value}`);
  }

  async setField(name: string, value: string): Promise<void> {
    await this.field(name).click();
    await this.page.getByRole('option', { name: value }).click();
    await this.isField(name, value);
  }
}
