import { expect, type Locator } from '@playwright/test';
import { AppPage } from '../app-page.ts';

/** One team and the dialog that changes it. */
export class TeamPage extends AppPage {
  readonly dialog: Locator = this.page.getByRole('dialog', { name: 'Edit team' });

  async open(team: { id: string; name: string }): Promise<void> {
    await this.page.goto(`/teams/${team.id}`);
    await this.shows(team.name);
  }

  /** Has the team work by a schedule. */
  async worksBy(schedule: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await this.dialog.getByRole('combobox', { name: 'Working hours' }).click();
    await this.page.getByRole('option', { name: schedule }).click();
    await this.isAccessible();
    await this.dialog.getByRole('button', { name: 'Save' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
