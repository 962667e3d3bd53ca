import { html } from 'hono/html';
import { attachmentUrl } from '../api.ts';
import type { MessageSummary } from '../message-store.ts';
import type { ParsedMail } from '../parse-mail.ts';
import { fileSize, moment, page, subjectOf, type Markup } from './layout.ts';

export type MessageView = 'html' | 'text' | 'headers' | 'source';

const VIEW_NAMES: Record<MessageView, string> = {
  html: 'HTML',
  text: 'Text',
  headers: 'Headers',
  source: 'Source',
};
const URLS = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/;

export interface MessagePageProps {
  readonly summary: MessageSummary;
  readonly mail: ParsedMail;
  readonly raw: Buffer;
  readonly view: MessageView;
  readonly canCompose: boolean;
}

/** The views that a message has; the first is the one to open with. */
export function viewsOf(mail: ParsedMail): MessageView[] {
  const body: MessageView[] = mail.html === null ? ['text'] : ['html', 'text'];
  return [...body, 'headers', 'source'];
}

/** One message with its views and attachments. */
export function messagePage({ summary, mail, raw, view, canCompose }: MessagePageProps): Markup {
  const body = html`
    <p><a href="/">Back to the inbox</a></p>
    <h1>${subjectOf(summary)}</h1>
    <dl class="facts">
      <dt>From</dt>
      <dd>${mail.from === '' ? '(nobody)' : mail.from}</dd>
      <dt>To</dt>
      <dd>${mail.to === '' ? summary.recipients.join(', ') : mail.to}</dd>
      ${
        mail.cc === ''
          ? ''
          : html`<dt>Copy</dt>
              <dd>${mail.cc}</dd>`
      }
      ${
        mail.replyTo === ''
          ? ''
          : html`<dt>Reply to</dt>
              <dd>${mail.replyTo}</dd>`
      }
      <dt>Delivered to</dt>
      <dd>${summary.recipients.join(', ')}</dd>
      <dt>Received</dt>
      <dd>${moment(summary.receivedAt)}, ${fileSize(summary.bytes)}</dd>
    </dl>
    ${canCompose ? html`<p><a class="button" href="/compose?reply=${summary.id}">Reply</a></p>` : ''}
    <div class="panel">
      <nav class="tabs" aria-label="Views of the message">
        ${viewsOf(mail).map((name) => tab(summary, name, view))}
      </nav>
      ${content({ summary, mail, raw, view })}
    </div>
    ${attachments(summary, mail)}
  `;
  return page({ title: subjectOf(summary), canCompose, body });
}

function tab(summary: MessageSummary, name: MessageView, current: MessageView): Markup {
  const mark = name === current ? html`aria-current="page"` : '';
  return html`<a href="/messages/${summary.id}?view=${name}" ${mark}>${VIEW_NAMES[name]}</a>`;
}

function content({ summary, mail, raw, view }: Omit<MessagePageProps, 'canCompose'>): Markup {
  switch (view) {
    case 'html':
      return html`<iframe
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src="/messages/${summary.id}/html"
          title="The message as HTML"
        ></iframe>
        <p class="padded muted">
          Pictures from elsewhere are not loaded, and no script runs. Links open in a new tab.
        </p>`;
    case 'text':
      return html`<pre class="padded">${linked(mail.text ?? '')}</pre>`;
    case 'headers':
      return html`<dl class="facts padded source">
        ${mail.headers.map(
          ({ name, value }) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>`;
    default:
      return html`<p class="padded"><a href="/messages/${summary.id}/raw">Download as .eml</a></p>
        <pre class="padded source" tabindex="0">${raw.toString('utf8')}</pre>`;
  }
}

/** Text with its web addresses as links; everything is escaped. */
function linked(text: string): Markup[] {
  return text
    .split(URLS)
    .map((part, index) =>
      index % 2 === 0
        ? html`${part}`
        : html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>`,
    );
}

function attachments(summary: MessageSummary, mail: ParsedMail): Markup | '' {
  if (mail.attachments.length === 0) return '';
  return html`<h2>Attachments</h2>
    <ul>
      ${mail.attachments.map(
        ({ filename, contentType, content }, index) =>
          html`<li>
            <a href="${attachmentUrl(summary, index)}" download>${filename}</a>
            <span class="muted">${contentType}, ${fileSize(content.byteLength)}</span>
          </li>`,
      )}
    </ul>`;
}
