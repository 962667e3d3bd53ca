import { expect, type Locator } from '@playwright/test';
import type { TestFile } from '../../api/files.ts';
import { AppPage } from '../app-page.ts';

/** One ticket in the desk's right pane. */
export class DeskTicketPage extends AppPage {
  readonly pane: Locator = this.page.getByRole('article', { name: /^#\d+ / });
  readonly reply: Locator = this.pane.getByRole('textbox', { name: 'Reply' });
  readonly note: Locator = this.pane.getByRole('textbox', { name: 'Internal note' });
  readonly send: Locator = this.pane.getByRole('button', { name: 'Send', exact: true });
  readonly take: Locator = this.pane.getByRole('button', { name: 'Take', exact: true });

  async open(ticket: { number: number; subject: string }, view = 'live'): Promise<void> {
    await this.page.goto(`/queue/${view}/tickets/${ticket.number}`);
    await this.isShown(ticket.subject);
  }

  async isShown(subject: string): Promise<void> {
    await this.shows(subject);
    await expect(this.reply).toBeVisible();
    await this.isAccessible();
  }

  message(text: string): Locator {
    return this.pane.getByRole('article').filter({ hasText: text });
  }

  attachment(name: string): Locator {
    return this.pane.getByRole('button', { name: new RegExp(`^(Open|Download) ${name}`) });
  }

  /** A field of the header by its name: "Status", "Priority", "Assignee". */
  field(name: string): Locator {
    return this.pane.getByRole('combobox', { name: new RegExp(`^${name}: `) });
  }

  async isField(name: string, value: string): Promise<void> {
    await expect(this.field(name)).toHaveAccessibleName(`${name}: ${value}`);
  }

  async setField(name: string, value: string): Promise<void> {
    await this.field(name).click();
    await this.page.getByRole('option', { name: value }).click();
  }

  async writeNote(text: string): Promise<void> {
    await this.pane.getByRole('radio', { name: 'Internal note' }).click();
    await this.note.fill(text);
    await this.pane.getByRole('button', { name: 'Add note' }).click();
    await this.sendNow('add_note');
    await expect(this.message(text)).toContainText('Only your team sees this');
  }

  async attach(...files: TestFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.pane.getByRole('button', { name: 'Attach files' }).click();
    await (await chooser).setFiles(files);
    const list = this.page.getByRole('list', { name: 'Files' });
    for (const { name } of files) {
      await expect(list.getByRole('listitem').filter({ hasText: name })).toContainText('Uploaded');
    }
  }

  /** Writes a reply and does not send it yet. */
  async writeReply(text: string): Promise<void> {
    await this.pane.getByRole('radio', { name: 'Reply' }).click();
    await this.reply.fill(text);
  }

  /** Sends what is written without waiting for its undo, and sets the status with it. @returns once the server has it */
  async sendReply(and?: 'Send and wait' | 'Send and resolve'): Promise<void> {
    if (and === undefined) {
      await this.send.click();
    } else {
      await this.pane.getByRole('button', { name: 'More ways to send' }).click();
      await this.page.getByRole('menuitem', { name: and }).click();
    }
    await this.sendNow('reply_to_ticket');
  }

  /** What was sent waits some seconds for "Undo"; this does not. */
  private async sendNow(command: string): Promise<void> {
    const sent = this.page.waitForResponse((answer) => answer.url().includes(`/rpc/${command}`));
    await this.pane.getByRole('button', { name: 'Send now' }).click();
    const answer = await sent;
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}
