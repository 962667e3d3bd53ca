import { ticketKeys } from '@autocrm/core/data/tickets/keys.ts';
import { rpc } from '@autocrm/core/testing/network.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { connectsToTestProject, openDesk, queueItem, server } from '../../test-setup.tsx';

connectsToTestProject();

test('what was missed is fetched to its end before the list goes on below', async () => {
  const [first, second] = [queueItem({ subject: 'As it was' }), queueItem({ subject: 'Below' })];
  const asked: unknown[] = [];
  const answers = Promise.withResolvers<void>();
  server.use(
    rpc('list_tickets', async ({ p_cursor }) => {
      asked.push(p_cursor ?? 'top');
      // The first page comes at once; all that follows waits.
      if (asked.length > 1) await answers.promise;
      if (p_cursor === 'below') return { tickets: [second], next_cursor: null };
      const subject = asked.length > 1 ? 'As it is' : first.subject;
      return { tickets: [{ ...first, subject }], next_cursor: 'below' };
    }),
  );
  const { queryClient } = openDesk('/queue/live');
  await screen.findByText('As it was');
  await waitFor(() => expect(asked).toEqual(['top', 'below']));

  void queryClient.invalidateQueries({ queryKey: ticketKeys.deskLists() });
  await waitFor(() => expect(asked).toEqual(['top', 'below', 'top']));
  answers.resolve();
  expect(await screen.findByText('Below')).toBeVisible();
  expect(screen.getByText('As it is')).toBeVisible();
  expect(asked).toEqual(['top', 'below', 'top', 'below']);
});
