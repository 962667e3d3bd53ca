import { html } from 'hono/html';

/** Markup whose values are escaped already. */
export type Markup = ReturnType<typeof html>;

export interface PageOptions {
  readonly title: string;
  /** Whether mail can be sent in to the application. */
  readonly canCompose: boolean;
  readonly body: Markup;
}

/** A whole page around its content. */
export function page({ title, canCompose, body }: PageOptions): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Local inbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/inbox.css" />
        <script type="module" src="/inbox.js"></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <div class="page">
          <header class="top">
            <a class="brand" href="/">Local inbox</a>
            ${canCompose ? html`<a class="button primary" href="/compose">Send a mail in</a>` : ''}
          </header>
          <main id="content">${body}</main>
        </div>
      </body>
    </html>`;
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the time zone of this machine, which is the reader's too. */
export function moment(iso: string): Markup {
  return html`<time datetime="${iso}">${dateTime.format(new Date(iso))}</time>`;
}

/** A size in bytes, for people. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What a mail without a subject is called. */
export function subjectOf({ subject }: { readonly subject: string }): string {
  return subject === '' ? '(no subject)' : subject;
}
