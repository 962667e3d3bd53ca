import { html } from 'hono/html';
import { page, type Markup } from './layout.ts';

type FieldName = 'from' | 'to' | 'subject' | 'text';

export type ComposeValues = Readonly<Record<FieldName | 'inReplyTo', string>>;

export interface ComposePageProps {
  readonly values: ComposeValues;
  readonly errors: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Why the application did not take the mail. */
  readonly problem: string | null;
  readonly wasSent: boolean;
}

/** The form by which a mail is sent in to the application. */
export function composePage({ values, errors, problem, wasSent }: ComposePageProps): Markup {
  const field = (name: FieldName, label: string): Markup => {
    const message = errors[name]?.[0];
    const described =
      message === undefined ? '' : html`aria-invalid="true" aria-describedby="${name}-error"`;
    const control =
      name === 'text'
        ? html`<textarea id="text" name="text" required ${described}>${values.text}</textarea>`
        : html`<input
            id="${name}"
            name="${name}"
            type="${name === 'subject' ? 'text' : 'email'}"
            value="${values[name]}"
            ${name === 'subject' ? '' : 'required'}
            ${described}
          />`;
    const error =
      message === undefined ? '' : html`<p class="field-error" id="${name}-error">${message}</p>`;
    return html`<div class="field"><label for="${name}">${label}</label>${control}${error}</div>`;
  };
  const body = html`
    <p><a href="/">Back to the inbox</a></p>
    <h1>Send a mail in</h1>
    <p class="muted">The application gets it as if it had come from the internet.</p>
    ${wasSent ? html`<p class="note" role="status">The application has taken the mail.</p>` : ''}
    ${problem === null ? '' : html`<p class="note problem" role="alert">${problem}</p>`}
    <form class="panel padded" method="post" action="/compose">
      <input type="hidden" name="inReplyTo" value="${values.inReplyTo}" />
      ${field('from', 'From')} ${field('to', 'To')} ${field('subject', 'Subject')}
      ${field('text', 'Message')}
      <button class="primary" type="submit">Send</button>
    </form>
  `;
  return page({ title: 'Send a mail in', canCompose: true, body });
}
