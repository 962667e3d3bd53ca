import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { UiRoot } from '../ui/ui-root.tsx';
import type { TimelineEntry } from './timeline-types.ts';
import { Timeline, type TimelineProps } from './timeline.tsx';

const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const base = {
  seq: 1,
  feed: 'public',
  author_name: 'Mia Tanaka',
  author_role: 'customer',
  attachments: [],
} as const;
const message = (key: string, over: Partial<TimelineEntry> = {}): TimelineEntry => ({
  ...base,
  key,
  id: key,
  kind: 'message',
  body: `text of ${key}`,
  created_at: at(1),
  ...over,
});
const activity = (
  key: string,
  type: string,
  old_value: unknown,
  new_value: unknown,
): TimelineEntry => ({
  ...base,
  key,
  id: key,
  kind: 'activity',
  author_name: 'Ben',
  created_at: at(1),
  activity: { type, old_value, new_value },
});

function actions() {
  return {
    onOpenAttachment: vi.fn<(...args: unknown[]) => void>(),
    onDownloadAttachment: vi.fn<(...args: unknown[]) => void>(),
    onRetry: vi.fn<(...args: unknown[]) => void>(),
    onDiscard: vi.fn<(...args: unknown[]) => void>(),
  };
}
function show(entries: readonly TimelineEntry[], props: Partial<TimelineProps> = {}) {
  return (
    <UiRoot>
      <Timeline label="Conversation" entries={entries} actions={actions()} locale="en" {...props} />
    </UiRoot>
  );
}
const article = (name: string) => screen.getByRole('article', { name });

test('a note cannot be taken for a message: words and a lock say so, and no message has them', async () => {
  render(
    show([
      message('m'),
      message('n', { kind: 'note', feed: 'staff', author_name: 'Ben', author_role: 'agent' }),
    ]),
  );
  await screen.findByText('text of n');
  expect(within(article('Ben')).getByText('Internal note')).toBeVisible();
  expect(within(article('Ben')).getByText(/Only your team sees this/u)).toBeVisible();
  expect(within(article('Mia Tanaka')).queryByText('Internal note')).not.toBeInTheDocument();
  expect(article('Ben').innerHTML).toContain('bg-note');
  expect(article('Mia Tanaka').innerHTML).not.toContain('bg-note');
});

test('staff carry their role, edits are told, and the time is exact on hover', async () => {
  render(show([message('a', { author_name: 'Ana', author_role: 'agent', edited_at: at(0) })]));
  await screen.findByText('text of a');
  expect(within(article('Ana')).getByText('Agent')).toBeVisible();
  expect(article('Ana')).toHaveTextContent('1 minute ago · edited');
});

test('what is on its way says so; what did not arrive says why and can be sent again or thrown away', async () => {
  const given = actions();
  const failed = message('f', { failed: 'You are offline.' });
  render(show([message('p', { author_name: 'Ana', pending: true }), failed], { actions: given }));
  await screen.findByText('text of f');
  expect(article('Ana')).toHaveTextContent('Sending…');
  expect(screen.getByRole('alert')).toHaveTextContent('Not sent. You are offline.');
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(given.onRetry).toHaveBeenCalledWith(failed);
  expect(given.onDiscard).toHaveBeenCalledWith(failed);
});

test('changes are told in words; many in a row fold and unfold', async () => {
  render(
    show([
      activity('1', 'status_change', 'new', 'open'),
      message('m'),
      activity('2', 'priority_change', 'low', 'urgent'),
      activity('3', 'agent_assignment', null, 'Ana'),
      activity('4', 'tags_change', null, ['vip']),
    ]),
  );
  await screen.findByText('text of m');
  expect(screen.getByText(/changed the status from New to Open/u)).toBeVisible();
  expect(screen.getByText(/assigned the ticket to Ana/u)).not.toBeVisible();
  await userEvent.click(screen.getByText('3 changes by Ben'));
  expect(screen.getByText(/assigned the ticket to Ana/u)).toBeVisible();
});

test('days and the first unseen entry are marked', async () => {
  render(show([message('a', { created_at: at(60 * 24 * 40) }), message('b')], { newFrom: 'b' }));
  await screen.findByText('text of b');
  expect(screen.getByText('Today')).toBeVisible();
  expect(screen.getByText('New').closest('li')?.nextElementSibling).toHaveTextContent('text of b');
});

test('a message that arrives is read out; my own, a change and earlier ones are not', async () => {
  const { rerender } = render(show([message('b')]));
  await screen.findByText('text of b');
  rerender(show([message('a'), message('b')]));
  rerender(show([message('a'), message('b'), message('c', { mine: true })]));
  rerender(
    show([
      message('a'),
      message('b'),
      message('c', { mine: true }),
      activity('d', 'rated', null, 5),
    ]),
  );
  expect(screen.queryByText(/New message/u)).not.toBeInTheDocument();
  rerender(
    show([
      message('a'),
      message('b'),
      message('c', { mine: true }),
      activity('d', 'rated', null, 5),
      message('e', { author_name: 'Ana' }),
    ]),
  );
  expect(
    (await screen.findByText('New message from Ana')).closest('[aria-live=polite]'),
  ).not.toBeNull();
});

test('files open in the viewer where it can show them, and download where not', async () => {
  const given = actions();
  const png = { id: '1', file_name: 'a.png', file_type: 'image/png', file_size: 1200 };
  const svg = { id: '2', file_name: 'b.svg', file_type: 'image/svg+xml', file_size: 10 };
  render(show([message('m', { attachments: [png, svg] })], { actions: given }));
  await screen.findByText('text of m');
  await userEvent.click(screen.getByRole('button', { name: 'Open a.png 1 kB' }));
  await userEvent.click(screen.getByRole('button', { name: 'Download b.svg 10 bytes' }));
  expect(given.onOpenAttachment).toHaveBeenCalledWith(png);
  expect(given.onDownloadAttachment).toHaveBeenCalledWith(svg);
});

test('earlier entries are loaded on request', async () => {
  const onLoad = vi.fn<(...args: unknown[]) => void>();
  render(show([message('m')], { older: { pending: false, onLoad } }));
  await userEvent.click(screen.getByRole('button', { name: 'Load earlier entries' }));
  expect(onLoad).toHaveBeenCalledTimes(1);
});

test('names are text, never markup', async () => {
  const name = '<img src=x onerror=alert(1)>';
  render(show([message('m', { author_name: name })]));
  await screen.findByText('text of m');
  expect(screen.getByText(name)).toBeVisible();
  expect(document.querySelector('img')).toBeNull();
});

test('a timeline with everything in it is accessible', async () => {
  render(
    show([
      activity('0', 'created', null, null),
      message('a', {
        attachments: [{ id: '1', file_name: 'a.png', file_type: 'image/png', file_size: 1 }],
      }),
      message('n', { kind: 'note', feed: 'staff' }),
      activity('1', 'rated', null, 5),
      activity('2', 'rated', null, 4),
      activity('3', 'rated', null, 3),
      message('p', { pending: true }),
      message('f', { failed: 'Offline.' }),
    ]),
  );
  await screen.findByText('text of f');
  expect(await axeProblems()).toEqual([]);
});

test('a change that nobody made is the system’s', () => {
  const closed = activity('c', 'status_change', { status: 'resolved' }, { status: 'closed' });
  render(
    <Timeline
      label="Conversation"
      entries={[{ ...closed, author_name: '', author_role: 'system' }]}
      actions={actions()}
    />,
  );
  expect(screen.getByText('The system')).toBeVisible();
  expect(screen.getByText(/changed the status from Resolved to Closed/)).toBeVisible();
});
