import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { cutOff, failure, table } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  billing,
  connectsToTestProject,
  openConsole,
  policy,
  schedule,
  server,
  support,
  withServiceLevels,
} from '../../test-setup.tsx';

connectsToTestProject();

const names = () =>
  within(screen.getByRole('list', { name: 'Service levels in their order' }))
    .getAllByRole('link')
    .map(({ textContent }) => textContent);
const card = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  return link.closest('li') ?? document.body;
};

const premium = policy({
  id: idOf(700_052),
  name: 'Premium',
  team_id: support.id,
  channel: 'email',
  schedule_id: idOf(700_041),
});
const standard = policy({ position: 1 });

test('service levels stand in their order, each with what it applies to, when it counts and what it promises', async () => {
  withServiceLevels({ policies: [standard, premium], schedules: [schedule()] });
  openConsole('/service-levels');
  expect(await card('Premium')).toHaveTextContent('Applies toTeam Support · Channel E-mail');
  expect(await card('Premium')).toHaveTextContent('Working hoursOffice hours');
  expect(await card('Standard')).toHaveTextContent('Applies toAll other tickets');
  expect(await card('Standard')).toHaveTextContent('Working hoursAround the clock');
  expect(names()).toEqual(['Premium', 'Standard']);
  const targets = within(screen.getByRole('table', { name: 'Times that Premium promises' }));
  // 2,880 minutes: six days of eight hours.
  expect(targets.getByRole('row', { name: 'Urgent 30 min 4 h 6 d' })).toBeVisible();
  expect(
    targets.getByRole('row', { name: 'Low Nothing promised Nothing promised Nothing promised' }),
  ).toBeVisible();
  const around = within(screen.getByRole('table', { name: 'Times that Standard promises' }));
  expect(around.getByRole('row', { name: 'Urgent 30 min 4 h 2 d' })).toBeVisible();
  expect(await axeProblems()).toEqual([]);
});

test('where the team has hours of its own, those are named', async () => {
  server.use(table('teams', () => [{ ...support, schedule_id: idOf(700_041), team_members: [] }]));
  withServiceLevels({
    policies: [{ ...premium, schedule_id: null }],
    schedules: [schedule()],
  });
  openConsole('/service-levels');
  expect(await card('Premium')).toHaveTextContent('Office hours, as the team Support works');
});

test('one that no ticket can reach says so', async () => {
  withServiceLevels({
    policies: [
      policy(),
      { ...premium, position: 1 },
      policy({ id: idOf(3), name: 'Off', position: 2, is_active: false }),
    ],
  });
  openConsole('/service-levels');
  expect(await card('Premium')).toHaveTextContent('Counts for no ticket: “Standard” above it');
  expect(await card('Standard')).not.toHaveTextContent('Counts for no ticket');
  expect(await card('Off')).not.toHaveTextContent('Counts for no ticket');
});

test('moving one by keyboard is shown at once, said aloud, and writes only what stands elsewhere now', async () => {
  const third = policy({ id: idOf(700_053), name: 'Billing', team_id: billing.id, position: 2 });
  const writes = withServiceLevels({ policies: [premium, standard, third] });
  const { user } = openConsole('/service-levels');
  await card('Premium');
  expect(screen.getByRole('button', { name: 'Move Premium up' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Move Billing down' })).toBeDisabled();
  screen.getByRole('button', { name: 'Move Billing up' }).focus();
  await user.keyboard('{Enter}');
  expect(names()).toEqual(['Premium', 'Billing', 'Standard']);
  expect(screen.getByText('Billing is now number 2.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Move Billing up' })).toHaveFocus();
  await waitFor(() => {
    expect(writes).toHaveLength(2);
  });
  expect(writes).toEqual(expect.arrayContaining([{ position: 1 }, { position: 2 }]));
});

test('an order that cannot be stored goes back', async () => {
  withServiceLevels({ policies: [premium, standard] }, () => failure(503, 'busy'));
  const { user } = openConsole('/service-levels');
  await user.click(await screen.findByRole('button', { name: 'Move Standard up' }));
  await waitFor(() => {
    expect(names()).toEqual(['Premium', 'Standard']);
  });
  expect((await screen.findAllByText(/The server cannot be reached/))[0]).toBeVisible();
});

test('one is switched off, which can be undone', async () => {
  const writes = withServiceLevels({ policies: [standard] });
  const { user } = openConsole('/service-levels');
  await user.click(await screen.findByRole('button', { name: 'Actions for Standard' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
  expect(await screen.findByText('Inactive')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Active')).toBeVisible();
  expect(writes).toEqual([{ is_active: false }, { is_active: true }]);
});

test('one is deleted after one question', async () => {
  const writes = withServiceLevels({ policies: [standard] });
  const { user } = openConsole('/service-levels');
  await user.click(await screen.findByRole('button', { name: 'Actions for Standard' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const question = within(await screen.findByRole('alertdialog'));
  expect(question.getByText(/next one that fits/)).toBeVisible();
  await user.click(question.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('No service levels yet')).toBeVisible();
  expect(writes).toEqual([{ deleted: standard.id }]);
});

test('a deletion that fails says why and leaves it there', async () => {
  withServiceLevels({ policies: [standard] }, () => failure(403, 'not_allowed'));
  const { user } = openConsole('/service-levels');
  await user.click(await screen.findByRole('button', { name: 'Actions for Standard' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  const question = within(await screen.findByRole('alertdialog'));
  await user.click(question.getByRole('button', { name: 'Delete' }));
  expect(await question.findByRole('alert')).toHaveTextContent('Hint of not_allowed.');
});

test('where there are none, the page says what they are for and offers the first', async () => {
  withServiceLevels({});
  const { user } = openConsole('/service-levels');
  expect(await screen.findByText('No service levels yet')).toBeVisible();
  const [create] = screen.getAllByRole('link', { name: 'New service level' });
  await user.click(create ?? document.body);
  expect(await screen.findByRole('heading', { level: 1, name: 'New service level' })).toBeVisible();
});

test('what cannot be loaded says why and comes with another attempt', async () => {
  server.use(table('sla_policies', cutOff));
  const { user } = openConsole('/service-levels');
  expect(await screen.findByText(/The server cannot be reached/)).toBeVisible();
  withServiceLevels({ policies: [standard] });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Standard' })).toBeVisible();
});
