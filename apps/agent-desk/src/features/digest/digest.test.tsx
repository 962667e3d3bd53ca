import { idOf, timeAt } from '@autocrm/core/testing/factories.ts';
import { rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, openDesk, server } from '../../test-setup.tsx';

connectsToTestProject();

const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString().replace('Z', '+00:00');

/** Somebody who was here so many hours ago; since then there was one reply. */
function withAbsence(hours: number, replies = 1) {
  const asked: unknown[] = [];
  const since = hoursAgo(hours);
  server.use(
    rpc('record_seen', () => ({ previous_seen_at: since })),
    rpc('desk_digest', (args) => {
      asked.push(args['p_since']);
      const ticket = { id: idOf(1), number: 1234, subject: 'Dark display', why: 'reply' };
      return {
        since,
        assigned: 0,
        replies,
        mentions: 0,
        new_in_my_teams: 0,
        resolved: 0,
        tickets: replies > 0 ? [{ ...ticket, at: timeAt(1) }] : [],
      };
    }),
  );
  return { asked, since };
}

const panel = () => screen.findByRole('region', { name: /^While you were away/ });

describe('what happened while one was away', () => {
  test('is told after more than four hours, and stays until it is put aside', async () => {
    const { asked, since } = withAbsence(5);
    const { user } = openDesk('/queue/mine');
    expect(await panel()).toHaveTextContent('1 reply');
    expect(asked).toEqual([since]);
    await user.keyboard('{Escape}');
    expect(await panel()).toHaveTextContent('#1234 Dark display');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => {
      expect(screen.queryByText(/While you were away/)).not.toBeInTheDocument();
    });
  });

  test('is not asked for after a short break', async () => {
    const { asked } = withAbsence(1);
    openDesk('/queue/mine');
    await screen.findByText('Nothing on your desk');
    expect(asked).toEqual([]);
  });

  test('takes no room when it was nothing', async () => {
    const { asked } = withAbsence(5, 0);
    openDesk('/queue/mine');
    await waitFor(() => {
      expect(asked).toHaveLength(1);
    });
    expect(screen.queryByText(/While you were away/)).not.toBeInTheDocument();
  });
});
