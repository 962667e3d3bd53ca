import { expect, type Locator } from '@playwright/test';
import type { TestFile } from '../../api/files.ts';
import { AppPage } from '../app-page.ts';

/** One ticket as its customer sees it. */
export class PortalTicketPage extends AppPage {
  readonly reply: Locator = this.page.getByRole('textbox', { name: 'Your message' });
  readonly send: Locator = this.page.getByRole('button', { name: 'Send', exact: true });
  readonly details: Locator = this.page.getByRole('complementary', { name: 'Details' });
  readonly progress: Locator = this.page.getByRole('region', { name: 'Progress of your request' });

  async open(ticket: { number: number; subject: string }): Promise<void> {
    await this.page.goto(`/tickets/${ticket.number}`);
    await this.shows(ticket.subject);
    await expect(this.reply).toBeVisible();
  }

  /** The ticket's number as the page says it. */
  async number(): Promise<number> {
    const text = await this.details.getByText(/^#\d+$/).innerText();
    return Number(text.slice(1));
  }

  /** What the customer can do with the ticket; on a phone it stands above the conversation, else beside it. */
  action(name: 'Edit' | 'This is solved' | 'Open again'): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** What stands among the details beside a word. */
  answer(word: string): Locator {
    return this.details
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${word}$`) })
      .locator('xpath=following-sibling::dd[1]');
  }

  message(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text });
  }

  async attach(...files: TestFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Attach files' }).click();
    await (await chooser).setFiles(files);
    const list = this.page.getByRole('list', { name: 'Files' });
    for (const { name } of files) {
      await expect(list.getByRole('listitem').filter({ hasText: name })).toContainText('Uploaded');
    }
  }

  attachment(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^(Open|Download) ${name}`) });
  }

  /** Sends and waits until the server has it. */
  async sendReply(text: string): Promise<void> {
    await this.reply.fill(text);
    const sent = this.page.waitForResponse((answer) => answer.url().includes('reply_to_ticket'));
    await this.send.click();
    expect((await sent).ok()).toBe(true);
    await expect(this.message(text)).toBeVisible();
  }

  async isState(state: string): Promise<void> {
    await expect(this.details.getByRole('definition').first()).toHaveText(state);
  }
}
