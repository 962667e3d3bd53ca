import { html } from 'hono/html';
import type { MessageSummary } from '../message-store.ts';
import { moment, page, subjectOf, type Markup } from './layout.ts';

export interface ListPageProps {
  /** Newest first; all that match. */
  readonly found: readonly MessageSummary[];
  /** What was searched for; empty for all mail. */
  readonly to: string;
  /** From 1. */
  readonly pageNumber: number;
  readonly canCompose: boolean;
}

const PAGE_SIZE = 50;

/** The list of messages, with a search by recipient. */
export function listPage({ found, to, pageNumber, canCompose }: ListPageProps): Markup {
  const start = (pageNumber - 1) * PAGE_SIZE;
  const shown = found.slice(start, start + PAGE_SIZE);
  const body = html`
    <h1>${to === '' ? 'Inbox' : `Mail to “${to}”`}</h1>
    <div class="bar">
      <form method="get" action="/" role="search">
        <div class="grow">
          <label for="to">Recipient</label>
          <input
            id="to"
            name="to"
            type="search"
            value="${to}"
            autocomplete="off"
            spellcheck="false"
          />
        </div>
        <button type="submit">Search</button>
      </form>
      ${to === '' ? '' : html`<a class="button" href="/">Show all</a>`}
    </div>
    <p class="note" role="status" hidden data-newest="${found[0]?.id ?? ''}" data-to="${to}">
      New mail has come. <a href="${listUrl(to, 1)}">Show it</a>
    </p>
    <div class="panel">${shown.length === 0 ? emptyState(to) : messageList(shown)}</div>
    ${pager(to, pageNumber, found.length)} ${found.length === 0 ? '' : deleteForm(to, found.length)}
  `;
  return page({ title: to === '' ? 'Inbox' : `Mail to ${to}`, canCompose, body });
}

function listUrl(to: string, pageNumber: number): string {
  const query = new URLSearchParams({
    ...(to === '' ? {} : { to }),
    ...(pageNumber === 1 ? {} : { page: String(pageNumber) }),
  });
  return query.size === 0 ? '/' : `/?${query}`;
}

function emptyState(to: string): Markup {
  return html`<div class="empty">
    <p><strong>${to === '' ? 'No mail yet' : 'No mail for this recipient'}</strong></p>
    <p class="muted">
      Every mail that the application sends appears here; none of them leaves this machine.
    </p>
  </div>`;
}

function messageList(messages: readonly MessageSummary[]): Markup {
  return html`<ul class="messages">
    ${messages.map(
      (message) =>
        html`<li>
          <a href="/messages/${message.id}">
            <span class="muted" title="${message.recipients.join(', ')}"
              >To ${message.recipients.join(', ')}</span
            >
            <span class="subject" title="${message.subject}">${subjectOf(message)}</span>
            <span class="muted">${moment(message.receivedAt)}</span>
          </a>
        </li>`,
    )}
  </ul>`;
}

function pager(to: string, pageNumber: number, total: number): Markup | '' {
  if (total <= PAGE_SIZE) return '';
  const hasOlder = pageNumber * PAGE_SIZE < total;
  return html`<nav class="pages" aria-label="Pages">
    <span>${pageNumber > 1 ? html`<a href="${listUrl(to, pageNumber - 1)}">Newer</a>` : ''}</span>
    <span>${hasOlder ? html`<a href="${listUrl(to, pageNumber + 1)}">Older</a>` : ''}</span>
  </nav>`;
}

function deleteForm(to: string, count: number): Markup {
  const what = count === 1 ? 'this message' : `these ${count} messages`;
  return html`<details>
    <summary class="muted">Delete all${to === '' ? '' : ' to this recipient'}</summary>
    <form method="post" action="/delete">
      <input type="hidden" name="to" value="${to}" />
      <p>This deletes ${what} for good.</p>
      <button class="danger" type="submit">Delete ${what}</button>
    </form>
  </details>`;
}
