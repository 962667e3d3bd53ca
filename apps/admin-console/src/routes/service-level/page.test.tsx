import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { cutOff, failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  openConsole,
  policy,
  schedule,
  server,
  support,
  withServiceLevels,
} from '../../test-setup.tsx';

connectsToTestProject();

const address = `/service-levels/${idOf(700_051)}`;
const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const amount = (name: string) => field(new RegExp(`^${name}`));
const button = (name: string) => screen.getByRole('button', { name });
const choice = (name: string | RegExp) => screen.getByRole('combobox', { name });

async function open(path = address) {
  const opened = openConsole(path);
  await screen.findByRole('textbox', { name: 'Name' });
  const choose = async (name: string | RegExp, option: string | RegExp) => {
    await opened.user.click(choice(name));
    await opened.user.click(await screen.findByRole('option', { name: option }));
  };
  return { ...opened, choose };
}

const nothing = {
  first_response_minutes: null,
  next_response_minutes: null,
  resolution_minutes: null,
};

describe('a new service level', () => {
  test('promises times in the units people think in, for the tickets it names', async () => {
    const writes = withServiceLevels({ schedules: [schedule()] });
    const { user, router, choose } = await open('/service-levels/new');
    expect(await axeProblems()).toEqual([]);
    await user.type(field('Name'), 'Premium');
    await choose('Team', 'Support');
    await choose('Channel', 'E-mail');
    await choose('Schedule', /Office hours/);
    expect(screen.getByText('A day counts as 8 h of working time.')).toBeVisible();
    await user.type(amount('Urgent: First response'), '30');
    await choose('Urgent: unit of first response', 'minutes');
    await user.type(amount('Urgent: Resolution'), '2');
    await choose('Urgent: unit of resolution', 'days');
    await user.type(amount('Low: Next response'), '4');
    await user.click(button('Create'));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/service-levels');
    });
    expect(writes).toEqual([
      {
        p_policy: {
          name: 'Premium',
          description: '',
          team_id: support.id,
          category_id: null,
          channel: 'email',
          schedule_id: idOf(700_041),
          is_active: true,
          targets: [
            { ...nothing, priority: 'low', next_response_minutes: 240 },
            { ...nothing, priority: 'medium' },
            { ...nothing, priority: 'high' },
            {
              ...nothing,
              priority: 'urgent',
              first_response_minutes: 30,
              resolution_minutes: 960,
            },
          ],
        },
      },
    ]);
    expect(await screen.findByText('Premium is added.')).toBeVisible();
  });

  test('that promises nothing, or has no name, is not sent', async () => {
    const writes = withServiceLevels({});
    const { user } = await open('/service-levels/new');
    await user.click(button('Create'));
    await waitFor(() => {
      expect(field('Name')).toHaveAccessibleDescription('Enter something here.');
    });
    expect(screen.getByText('Promise at least one time.')).toBeVisible();
    expect(field('Name')).toHaveFocus();
    expect(writes).toEqual([]);
    expect(await axeProblems()).toEqual([]);
  });

  test.each(['0', '1.5', 'soon', '-3', '9999999'])('%s is no time', async (text) => {
    const writes = withServiceLevels({});
    const { user } = await open('/service-levels/new');
    await user.type(field('Name'), 'Premium');
    await user.type(amount('High: Resolution'), text);
    await user.click(button('Create'));
    await waitFor(() => {
      expect(amount('High: Resolution')).toHaveAccessibleDescription(
        'Enter a whole number, or nothing.',
      );
    });
    expect(amount('High: Resolution')).toHaveFocus();
    expect(writes).toEqual([]);
  });

  test('promises a year at most', async () => {
    withServiceLevels({});
    const { user, choose } = await open('/service-levels/new');
    await user.type(amount('High: Resolution'), '366');
    await choose('High: unit of resolution', 'days');
    await user.click(button('Create'));
    await waitFor(() => {
      expect(amount('High: Resolution')).toHaveAccessibleDescription('A year is the most.');
    });
  });
});

describe('a service level', () => {
  test('is shown as it is and stored whole', async () => {
    const writes = withServiceLevels({ policies: [policy({ is_active: false })] });
    const { user } = await open();
    expect(screen.getByRole('heading', { level: 1, name: 'Standard' })).toBeVisible();
    expect(amount('Urgent: First response')).toHaveValue('30');
    expect(choice('Urgent: unit of first response')).toHaveTextContent('minutes');
    expect(amount('Urgent: Resolution')).toHaveValue('2');
    expect(choice('Urgent: unit of resolution')).toHaveTextContent('days');
    expect(screen.getByRole('checkbox', { name: 'Active' })).not.toBeChecked();
    await user.click(screen.getByRole('checkbox', { name: 'Active' }));
    await user.clear(amount('Urgent: Next response'));
    await user.click(button('Save'));
    await waitFor(() => {
      expect(writes).toMatchObject([
        {
          p_id: idOf(700_051),
          p_policy: {
            is_active: true,
            targets: [
              nothing,
              nothing,
              nothing,
              {
                priority: 'urgent',
                first_response_minutes: 30,
                next_response_minutes: null,
                resolution_minutes: 2880,
              },
            ],
          },
        },
      ]);
    });
  });

  test('says that a team’s own hours come before its own', async () => {
    server.use(
      table('teams', () => [{ ...support, schedule_id: idOf(700_041), team_members: [] }]),
    );
    withServiceLevels({ policies: [policy()], schedules: [schedule()] });
    const { choose } = await open();
    expect(screen.getByText('A day counts as 24 h of working time.')).toBeVisible();
    await choose('Team', 'Support');
    expect(screen.getByText(/the team Support works by “Office hours”/)).toHaveTextContent(
      'A day counts as 8 h of working time.',
    );
  });

  test('whose name is taken says so at the name', async () => {
    withServiceLevels({ policies: [policy()] }, () =>
      HttpResponse.json({ code: '23505', message: 'duplicate key' }, { status: 409 }),
    );
    const { user } = await open();
    await user.click(button('Save'));
    await waitFor(() => {
      expect(field('Name')).toHaveAccessibleDescription('This name is taken.');
    });
  });

  test('that the database refuses for a time says so at that time', async () => {
    withServiceLevels({ policies: [policy()] }, () =>
      failure(422, 'policy_invalid', { field: 'resolution_minutes', priority: 'urgent' }),
    );
    const { user } = await open();
    await user.click(button('Save'));
    await waitFor(() => {
      expect(amount('Urgent: Resolution')).toHaveAccessibleDescription('Hint of policy_invalid.');
    });
    expect(amount('Urgent: Resolution')).toHaveFocus();
    expect(amount('Urgent: First response')).toHaveValue('30');
  });

  test('that is gone meanwhile says so above the form, which keeps what was written', async () => {
    withServiceLevels({ policies: [policy()] }, () => failure(404, 'policy_not_found'));
    const { user } = await open();
    await user.type(field('Name'), ' plus');
    await user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This service level does not exist any more.',
    );
    expect(field('Name')).toHaveValue('Standard plus');
  });

  test('asks before it is left with changes in it', async () => {
    withServiceLevels({ policies: [policy()] });
    const { user, router } = await open();
    await user.type(field('Name'), '!');
    await user.click(screen.getByRole('link', { name: 'Cancel' }));
    const question = within(await screen.findByRole('alertdialog'));
    await user.click(question.getByRole('button', { name: 'Leave' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/service-levels');
    });
  });

  test('that is not there is told so', async () => {
    withServiceLevels({});
    openConsole(address);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is nothing here' }),
    ).toBeVisible();
  });

  test('that cannot be loaded says why and comes with another attempt', async () => {
    server.use(table('schedules', cutOff));
    const { user } = openConsole(address);
    expect(await screen.findByText(/The server cannot be reached/)).toBeVisible();
    withServiceLevels({ policies: [policy()] });
    await user.click(button('Try again'));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Standard');
  });
});
