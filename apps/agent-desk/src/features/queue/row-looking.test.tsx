import { looking } from '@autocrm/core/realtime/looking.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wide } from '../../lib/wide.ts';
import { connectsToTestProject, openDesk, queueItem, withQueue } from '../../test-setup.tsx';

connectsToTestProject();

const queue = 'none';
beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === wide,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(() => {
  looking.forget(queue);
  localStorage.clear();
  vi.unstubAllGlobals();
});

const ticket = queueItem({ number: 1234, subject: 'Dark display' });
const other = queueItem({ number: 1235, subject: 'No sound' });

/** These people have the ticket open, as the queue's channel tells it. */
function open(people: Readonly<Record<string, 'viewing' | 'replying'>>): void {
  const looks = Object.entries(people).map(([name, mode], index) => ({
    profile_id: idOf(800 + index),
    ticket_id: ticket.id,
    name,
    mode,
  }));
  act(() => {
    looking.tell(queue, looks);
  });
}

const rowOf = (subject: string) => screen.findByRole('link', { name: new RegExp(subject) });

describe.each([
  ['a card', 'list', { density: 'comfortable', columns: [] }],
  ['a compact card', 'list', { density: 'compact', columns: [] }],
  ['a row of the table', 'table', { density: 'comfortable', columns: ['status'] }],
])('%s', (_, role, display) => {
  test('shows who else has its ticket open, until they leave', async () => {
    localStorage.setItem('autocrm:agent-desk:display', JSON.stringify({ live: display }));
    withQueue([ticket, other]);
    openDesk('/queue/live');
    const row = await rowOf('Dark display');
    expect(screen.getByRole(role, { name: 'Tickets' })).toContainElement(row);
    open({ 'Amina Diallo': 'viewing' });
    expect(row).toHaveAccessibleName(/Amina Diallo is looking at this/);
    expect(screen.getByTitle('Amina Diallo is looking at this')).toBeVisible();
    expect(await rowOf('No sound')).not.toHaveAccessibleName(/looking/);
    open({});
    expect(row).not.toHaveAccessibleName(/looking/);
  });
});

test('of many, two are shown and the number of the others; all are named', async () => {
  withQueue([ticket]);
  openDesk('/queue/live');
  await rowOf('Dark display');
  open({
    'Amina Diallo': 'viewing',
    'Ben Berg': 'viewing',
    'Cem Can': 'viewing',
    Dora: 'replying',
  });
  const words = 'Dora is replying, Amina Diallo, Ben Berg, and Cem Can are looking at this';
  expect(screen.getByTitle(words)).toContainHTML('data-initials="D AD +2"');
});
