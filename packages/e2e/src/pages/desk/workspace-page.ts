import { expect, type Locator } from '@playwright/test';
import type { TestFile } from '../../api/files.ts';
import { DeskTicketPage } from './desk-ticket-page.ts';

/** A ticket with what helps to answer it: lists that complete, templates' effects, the panel beside it. */
export class WorkspacePage extends DeskTicketPage {
  readonly panel: Locator = this.page.getByRole('complementary', { name: 'Details' });
  readonly colleagues: Locator = this.page.getByRole('listbox', { name: 'Colleagues' });
  readonly effects: Locator = this.pane.getByRole('list', { name: 'What sending does besides' });
  readonly articleSearch: Locator = this.panel.getByRole('searchbox', {
    name: 'Search the help centre',
  });

  section(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true });
  }

  /** A clock of the service level with how it stands, by its name: "First response". */
  clock(name: string): Locator {
    const term = this.section('Service level').getByRole('term').filter({ hasText: name });
    return term.locator('..');
  }

  async startNote(): Promise<void> {
    await this.pane.getByRole('radio', { name: 'Internal note' }).click();
    await this.note.click();
  }

  /** Adds the note that is written, without waiting for its undo. @returns once the server has it */
  async addNote(): Promise<void> {
    await this.pane.getByRole('button', { name: 'Add note' }).click();
    const added = this.page.waitForResponse((answer) => answer.url().includes('/rpc/add_note'));
    await this.pane.getByRole('button', { name: 'Send now' }).click();
    const answer = await added;
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** Pastes a file as one does with a screenshot, and waits until it is uploaded. */
  async pasteFile(field: Locator, file: TestFile): Promise<void> {
    await this.bring(field, file, 'paste');
  }

  /** Drops a file as one does from a folder, and waits until it is uploaded. */
  async dropFile(field: Locator, file: TestFile): Promise<void> {
    await this.bring(field, file, 'drop');
  }

  private async bring(
    field: Locator,
    { name, mimeType, buffer }: TestFile,
    way: 'paste' | 'drop',
  ): Promise<void> {
    await field.evaluate(
      (element, file) => {
        const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], file.name, { type: file.type }));
        element.dispatchEvent(
          file.way === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      },
      { name, type: mimeType, base64: buffer.toString('base64'), way },
    );
    const list = this.page.getByRole('list', { name: 'Files' });
    await expect(list.getByRole('listitem').filter({ hasText: name })).toContainText('Uploaded');
  }
}
