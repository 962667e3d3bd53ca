import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** The service levels in their order, and the form of one. */
export class ServiceLevelPage extends AppPage {
  readonly list: Locator = this.page.getByRole('list', { name: 'Service levels in their order' });
  readonly name: Locator = this.page.getByRole('textbox', { name: 'Name', exact: true });
  readonly save: Locator = this.page.getByRole('button', { name: /^(Create|Save)$/ });

  async open(): Promise<void> {
    await this.page.goto('/service-levels');
    await this.shows('Service levels');
  }

  async openNew(): Promise<void> {
    await this.open();
    await this.main.getByRole('link', { name: 'New service level' }).first().click();
    await this.shows('New service level');
  }

  card(name: string): Locator {
    return this.list
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  /** Chooses one of a few: "Team", "Schedule", "High: unit of resolution". */
  async choose(field: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: field }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Promises a time, such as "High: Resolution". */
  async promise(field: string, amount: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field }).fill(amount);
  }

  /** Puts one before all others. */
  async moveToTop(name: string): Promise<void> {
    const up = this.page.getByRole('button', { name: `Move ${name} up` });
    for (;;) {
      if (await up.isDisabled()) break;
      const stored = this.page.waitForResponse((answer) => answer.request().method() === 'PATCH');
      await up.click();
      expect((await stored).ok()).toBe(true);
    }
    await expect(this.list.getByRole('listitem').first()).toContainText(name);
  }

  async delete(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: 'Delete' }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(this.card(name)).toHaveCount(0);
  }
}
