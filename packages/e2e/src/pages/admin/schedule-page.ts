import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** The list of schedules, and the form of one. */
export class SchedulePage extends AppPage {
  readonly name: Locator = this.page.getByRole('textbox', { name: 'Name', exact: true });
  readonly timezone: Locator = this.page.getByRole('combobox', { name: 'Time zone' });
  readonly save: Locator = this.page.getByRole('button', { name: /^(Create|Save)$/ });

  async open(): Promise<void> {
    await this.page.goto('/schedules');
    await this.shows('Schedules');
  }

  async openNew(): Promise<void> {
    await this.open();
    await this.main.getByRole('link', { name: 'New schedule' }).first().click();
    await this.shows('New schedule');
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  /** What is set for a day of the week: "Monday". */
  day(name: string): Locator {
    return this.page.getByRole('group', { name });
  }

  async chooseTimezone(typed: string, name: string): Promise<void> {
    await this.timezone.fill(typed);
    await this.page.getByRole('option', { name, exact: true }).click();
  }

  /** Has it that work is done on this day of the week alone. */
  async openOnlyOn(weekday: string): Promise<void> {
    for (const box of await this.page.getByRole('group').getByRole('checkbox').all())
      await box.uncheck();
    await this.day(weekday).getByRole('checkbox').check();
  }

  /** Writes from when to when the first part of a day is. */
  async setHours(weekday: string, opens: string, closes: string): Promise<void> {
    await this.day(weekday).getByRole('textbox').nth(0).fill(opens);
    await this.day(weekday).getByRole('textbox').nth(1).fill(closes);
    await this.day(weekday).getByRole('textbox').nth(1).blur();
  }

  /** @param day as `YYYY-MM-DD` */
  async addDayOff(day: string, name: string): Promise<void> {
    await this.page.getByLabel(/^Day ?optional/).fill(day);
    await this.page.getByLabel(/^Name ?optional/).fill(name);
    await this.page.getByRole('button', { name: 'Add day off' }).click();
    await expect(this.page.getByRole('list', { name: 'Days off to come' })).toContainText(name);
  }

  /** Asks to delete one, and says yes. @returns the question, which stays when it is refused */
  async delete(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.page.getByRole('menuitem', { name: 'Delete' }).click();
    const question = this.page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Delete' }).click();
    return question;
  }
}
