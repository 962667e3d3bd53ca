import { table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { connectsToTestProject, jonas, openDesk, server, withTicket } from '../../test-setup.tsx';

connectsToTestProject();

const open = () => openDesk('/queue/live/tickets/1234');
const conversation = () => screen.findByRole('textbox', { name: 'Reply' });

/** Leaves a list without a choice, and waits until it is gone: while it closes, keys are still its own. */
async function closes(option: HTMLElement, user: ReturnType<typeof open>['user']) {
  expect(option).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => {
    expect(option).not.toBeInTheDocument();
  });
}

describe('by key', () => {
  test('one follows the ticket', async () => {
    withTicket();
    const asked: string[] = [];
    server.use(
      table('ticket_followers', (request) => {
        asked.push(request.method);
        return [];
      }),
    );
    const { user } = open();
    await conversation();
    await user.keyboard('f');
    const button = await screen.findByRole('button', { name: 'Stop following', pressed: true });
    expect(button).toBeVisible();
    await waitFor(() => {
      expect(asked).toEqual(['POST']);
    });
  });

  test('one hands it over, says what it is about, and links it', async () => {
    withTicket({ assigned_agent_id: jonas.id });
    const { user } = open();
    await conversation();
    await user.keyboard('{Shift>}T{/Shift}');
    await closes(await screen.findByRole('option', { name: 'Billing' }), user);
    await user.keyboard('{Shift>}C{/Shift}');
    await closes(await screen.findByRole('option', { name: 'No category' }), user);
    await user.keyboard('l');
    const links = screen.getByRole('region', { name: 'Linked tickets' });
    expect(
      await within(links).findByRole('textbox', { name: 'Number of the other ticket' }),
    ).toHaveFocus();
  });

  test('each of these stands in the command bar with its key', async () => {
    withTicket({ assigned_agent_id: jonas.id });
    const { user } = open();
    await conversation();
    await user.keyboard('{Control>}k{/Control}');
    const bar = await screen.findByRole('dialog', { name: 'Commands' });
    for (const name of [
      /^Hand over to a team…/,
      /^Set the category…/,
      /^Follow, or stop following/,
      /^Link a ticket…/,
    ]) {
      expect(await within(bar).findByRole('option', { name })).toBeInTheDocument();
    }
  });
});
