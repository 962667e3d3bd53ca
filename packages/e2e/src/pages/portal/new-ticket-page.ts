import { expect, type Locator } from '@playwright/test';
import type { TestFile } from '../../api/files.ts';
import { AppPage } from '../app-page.ts';

export class NewTicketPage extends AppPage {
  readonly subject: Locator = this.page.getByRole('textbox', { name: 'Subject' });
  readonly description: Locator = this.page.getByRole('textbox', { name: 'What happened?' });
  readonly send: Locator = this.page.getByRole('button', { name: 'Send ticket' });
  readonly files: Locator = this.page.getByRole('list', { name: 'Files' });
  readonly suggestions: Locator = this.page.getByRole('complementary', {
    name: 'These may answer it',
  });
  readonly draftState: Locator = this.main.getByRole('status');

  async open(): Promise<void> {
    await this.page.goto('/tickets/new');
    await this.shows('New ticket');
    await expect(this.subject).toBeVisible();
    await this.isAccessible();
  }

  async write(words: { subject: string; description: string }): Promise<void> {
    await this.subject.fill(words.subject);
    await this.description.fill(words.description);
  }

  async chooseCategory({ name }: { name: string }): Promise<void> {
    await this.page.getByRole('combobox', { name: 'What is it about?' }).click();
    await this.page.getByRole('option', { name }).click();
  }

  file(name: string): Locator {
    return this.files.getByRole('listitem').filter({ hasText: name });
  }

  async choose(...files: TestFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles(files);
  }

  /** Chooses files and waits until they have arrived. */
  async attach(...files: TestFile[]): Promise<void> {
    await this.choose(...files);
    for (const { name } of files) await expect(this.file(name)).toContainText('Uploaded');
  }

  /** Until the server has what was typed. */
  async isSaved(): Promise<void> {
    await expect(this.main.getByText('Saved', { exact: true })).toBeVisible();
  }
}
