import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { cutOff, failure, table } from '@autocrm/core/testing/network.ts';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  connectsToTestProject,
  openConsole,
  schedule,
  server,
  withServiceLevels,
} from '../../test-setup.tsx';

connectsToTestProject();

const row = async (name: string) =>
  (await screen.findByRole('link', { name })).closest('tr') ?? document.body;

test('a schedule tells its hours, days of the same hours together, its time zone and the next day off', async () => {
  withServiceLevels({
    schedules: [
      schedule({
        timezone: 'America/New_York',
        schedule_holidays: [
          { on_date: '2999-12-26', name: 'Boxing Day' },
          { on_date: '2020-01-01', name: 'Long ago' },
          { on_date: '2999-12-25', name: 'Christmas' },
        ],
      }),
    ],
  });
  openConsole('/schedules');
  const text = await row('Office hours');
  expect(text).toHaveTextContent('Mon–Thu 9:00–17:00');
  expect(text).toHaveTextContent('Fri 9:00–12:00, 13:00–17:00');
  expect(text).toHaveTextContent('America/New York');
  expect(text).toHaveTextContent('Christmas');
  expect(text).not.toHaveTextContent('Boxing Day');
  expect(screen.getByRole('link', { name: 'Office hours' })).toHaveAttribute(
    'href',
    `/schedules/${idOf(700_041)}`,
  );
  expect(await axeProblems()).toEqual([]);
});

test('seven whole days are around the clock', async () => {
  const schedule_hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens: '00:00:00',
    closes: '24:00:00',
  }));
  withServiceLevels({ schedules: [schedule({ schedule_hours })] });
  openConsole('/schedules');
  expect(await row('Office hours')).toHaveTextContent('Around the clock');
});

test('where there are none, the page says what they are for and offers the first', async () => {
  withServiceLevels({});
  openConsole('/schedules');
  expect(await screen.findByText('No schedules yet')).toBeVisible();
  for (const link of screen.getAllByRole('link', { name: 'New schedule' }))
    expect(link).toHaveAttribute('href', '/schedules/new');
  expect(await axeProblems()).toEqual([]);
});

test('what cannot be loaded says why and comes with another attempt', async () => {
  server.use(table('schedules', cutOff));
  const { user } = openConsole('/schedules');
  expect(await screen.findByText(/The server cannot be reached/)).toBeVisible();
  withServiceLevels({ schedules: [schedule()] });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Office hours' })).toBeVisible();
});

const askToDelete = async (user: ReturnType<typeof openConsole>['user']) => {
  await user.click(await screen.findByRole('button', { name: 'Actions for Office hours' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  return within(await screen.findByRole('alertdialog'));
};

test('is deleted after one question', async () => {
  const writes = withServiceLevels({ schedules: [schedule()] });
  const { user } = openConsole('/schedules');
  const question = await askToDelete(user);
  await user.click(question.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('No schedules yet')).toBeVisible();
  expect(writes).toEqual([{ deleted: idOf(700_041) }]);
});

test('one that somebody counts by stays, and the question says why', async () => {
  withServiceLevels({ schedules: [schedule()] }, () => failure(409, 'schedule_in_use'));
  const { user } = openConsole('/schedules');
  const question = await askToDelete(user);
  await user.click(question.getByRole('button', { name: 'Delete' }));
  expect(await question.findByRole('alert')).toHaveTextContent(
    /A team or a service level counts by these hours/,
  );
  await user.click(question.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByRole('link', { name: 'Office hours' })).toBeVisible();
});
