import { axeProblems } from '@autocrm/core/testing/axe.ts';
import { idOf } from '@autocrm/core/testing/factories.ts';
import { failure } from '@autocrm/core/testing/network.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import {
  connectsToTestProject,
  openConsole,
  schedule,
  withServiceLevels,
} from '../../test-setup.tsx';

connectsToTestProject();

const address = `/schedules/${idOf(700_041)}`;
const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const day = (name: string) => within(screen.getByRole('group', { name }));
const times = (name: string) =>
  day(name)
    .queryAllByRole<HTMLInputElement>('textbox')
    .map(({ value }) => value);

async function open(path = address) {
  const opened = openConsole(path);
  await screen.findByRole('textbox', { name: 'Name' });
  const replace = async (name: string | RegExp, text: string) => {
    await opened.user.clear(field(name));
    await opened.user.type(field(name), text);
    await opened.user.tab();
  };
  return { ...opened, replace };
}

const usual = (weekday: number) => ({ weekday, opens: '09:00', closes: '17:00' });

describe('a new schedule', () => {
  test('begins with working days in the reader’s time zone', async () => {
    const writes = withServiceLevels({});
    const { user, router } = await open('/schedules/new');
    expect(times('Monday')).toEqual(['09:00', '17:00']);
    expect(day('Sunday').getByText('Closed')).toBeVisible();
    expect(await axeProblems()).toEqual([]);
    await user.type(field('Name'), 'Berlin');
    await user.click(button('Create'));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/schedules');
    });
    const timezone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const hours = [1, 2, 3, 4, 5].map(usual);
    expect(writes).toEqual([{ p_schedule: { name: 'Berlin', timezone, hours, holidays: [] } }]);
    expect(await screen.findByText('Berlin is added.')).toBeVisible();
  });

  test('takes another time zone, found by its city', async () => {
    const writes = withServiceLevels({});
    const { user, replace } = await open('/schedules/new');
    await replace('Name', 'Night shift');
    await user.clear(screen.getByRole('combobox', { name: 'Time zone' }));
    await user.type(screen.getByRole('combobox', { name: 'Time zone' }), 'new york');
    await user.click(await screen.findByRole('option', { name: 'America/New York' }));
    await user.click(button('Create'));
    await waitFor(() => {
      expect(writes).toMatchObject([{ p_schedule: { timezone: 'America/New_York' } }]);
    });
  });

  test('says at the name that it is needed, and asks the server nothing', async () => {
    const writes = withServiceLevels({});
    const { user } = await open('/schedules/new');
    await user.click(button('Create'));
    await waitFor(() => {
      expect(field('Name')).toHaveAccessibleDescription('Enter something here.');
    });
    expect(field('Name')).toHaveFocus();
    expect(writes).toEqual([]);
  });
});

describe('its hours', () => {
  test('are shown from morning to evening and stored as they were written', async () => {
    const writes = withServiceLevels({ schedules: [schedule()] });
    const { user, replace } = await open();
    expect(times('Friday')).toEqual(['09:00', '12:00', '13:00', '17:00']);
    await replace('Monday, start of part 1', '8');
    await replace('Monday, end of part 1', '530 pm');
    await replace('Tuesday, end of part 1', '24:00');
    expect(times('Monday')).toEqual(['08:00', '17:30']);
    await user.click(button('Save'));
    await waitFor(() => {
      expect(writes).toMatchObject([
        {
          p_id: idOf(700_041),
          p_schedule: {
            hours: [
              { weekday: 1, opens: '08:00', closes: '17:30' },
              { weekday: 2, opens: '09:00', closes: '24:00' },
              usual(3),
              usual(4),
              { weekday: 5, opens: '09:00', closes: '12:00' },
              { weekday: 5, opens: '13:00', closes: '17:00' },
            ],
          },
        },
      ]);
    });
  });

  test('get a break, by keyboard alone', async () => {
    withServiceLevels({ schedules: [schedule()] });
    const { user, replace } = await open();
    await replace('Monday, end of part 1', '12');
    button('Add hours on Monday').focus();
    await user.keyboard('{Enter}');
    await replace('Monday, start of part 2', '13');
    await replace('Monday, end of part 2', '17');
    expect(times('Monday')).toEqual(['09:00', '12:00', '13:00', '17:00']);
    button('Remove part 1 of Monday').focus();
    await user.keyboard('{Enter}');
    expect(times('Monday')).toEqual(['13:00', '17:00']);
    expect(button('Add hours on Monday')).toHaveFocus();
  });

  test('are copied to all weekdays, and to no other day', async () => {
    withServiceLevels({ schedules: [schedule()] });
    const { user } = await open();
    await user.click(button('Copy Friday to all weekdays'));
    for (const name of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
      expect(times(name)).toEqual(['09:00', '12:00', '13:00', '17:00']);
    expect(times('Saturday')).toEqual([]);
  });

  test('a day is closed and opened again', async () => {
    const writes = withServiceLevels({ schedules: [schedule()] });
    const { user } = await open();
    await user.click(screen.getByRole('checkbox', { name: 'Monday' }));
    expect(day('Monday').getByText('Closed')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'Saturday' }));
    expect(times('Saturday')).toEqual(['09:00', '17:00']);
    await user.click(button('Save'));
    await waitFor(() => {
      expect(writes).toHaveLength(1);
    });
    expect(JSON.stringify(writes)).not.toContain('"weekday":1');
    expect(JSON.stringify(writes)).toContain('"weekday":6');
  });

  test.each([
    ['that end before they begin', 'end', '8', 'This must be later than the start.'],
    ['that are none', 'end', 'late', 'Enter a time such as 9:00 or 17:30.'],
    ['beyond midnight', 'end', '24:30', 'Enter a time such as 9:00 or 17:30.'],
    ['that end when they begin', 'start', '17:00', 'This must be later than the start.'],
  ])('times %s are told at the field, not sent', async (_case, part, text, problem) => {
    const writes = withServiceLevels({ schedules: [schedule()] });
    const { user, replace } = await open();
    await replace(`Monday, ${part} of part 1`, text);
    await user.click(button('Save'));
    expect(await day('Monday').findByText(problem)).toBeVisible();
    expect(writes).toEqual([]);
    expect(await axeProblems()).toEqual([]);
  });

  test('that overlap are told at the later one, and are sent once they do not', async () => {
    const writes = withServiceLevels({ schedules: [schedule()] });
    const { user, replace } = await open();
    await replace('Friday, start of part 2', '11:30');
    await user.click(button('Save'));
    await waitFor(() => {
      expect(field('Friday, start of part 2')).toHaveAccessibleDescription(
        'This overlaps with 09:00–12:00.',
      );
    });
    expect(field('Friday, start of part 2')).toHaveFocus();
    expect(writes).toEqual([]);
    await replace('Friday, start of part 2', '12');
    await user.click(button('Save'));
    await waitFor(() => {
      expect(writes).toHaveLength(1);
    });
  });

  test('are at least some', async () => {
    withServiceLevels({ schedules: [schedule()] });
    const { user } = await open();
    for (const name of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
      await user.click(screen.getByRole('checkbox', { name }));
    await user.click(button('Save'));
    expect(await screen.findByText('Open on at least one day.')).toBeVisible();
  });

  test('that the database refuses stand there too, and what was written stays', async () => {
    withServiceLevels({ schedules: [schedule()] }, () =>
      failure(422, 'schedule_invalid', { field: 'hours' }),
    );
    const { user, replace } = await open();
    await replace('Monday, start of part 1', '10');
    await user.click(button('Save'));
    expect(await screen.findByText('Hint of schedule_invalid.')).toBeVisible();
    expect(times('Monday')).toEqual(['10:00', '17:00']);
  });
});

describe('days off', () => {
  const christmas = { on_date: '2999-12-25', name: 'Christmas' };
  const withHolidays = schedule({
    schedule_holidays: [christmas, { on_date: '2020-01-01', name: 'New Year 2020' }],
  });
  const list = () =>
    within(screen.getByRole('list', { name: 'Days off to come' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
  const write = async (user: ReturnType<typeof openConsole>['user'], on: string, name: string) => {
    await user.type(screen.getByLabelText(/^Day ?optional/), on);
    await user.type(screen.getByLabelText(/^Name ?optional/), name);
  };

  test('to come are listed by date, those that are over stay quietly', async () => {
    const writes = withServiceLevels({ schedules: [withHolidays] });
    const { user } = await open();
    await write(user, '2999-01-01', 'New Year');
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(list()).toHaveLength(2);
    });
    expect(list()[0]).toContain('New Year');
    expect(list()[1]).toContain('Christmas');
    expect(screen.getByText('1 past day off')).toBeVisible();
    expect(screen.getByLabelText(/^Day ?optional/)).toHaveFocus();
    expect(await axeProblems()).toEqual([]);
    await user.click(button('Remove Christmas'));
    await user.click(button('Save'));
    await waitFor(() => {
      expect(writes).toMatchObject([
        {
          p_schedule: {
            holidays: [
              { on_date: '2020-01-01', name: 'New Year 2020' },
              { on_date: '2999-01-01', name: 'New Year' },
            ],
          },
        },
      ]);
    });
  });

  test('one that was written but not added is saved too', async () => {
    const writes = withServiceLevels({ schedules: [withHolidays] });
    const { user } = await open();
    await write(user, '2999-12-26', 'Boxing Day');
    await user.click(button('Save'));
    await waitFor(() => {
      expect(JSON.stringify(writes)).toContain('Boxing Day');
    });
  });

  test.each([
    ['2999-12-25', 'Again', 'This day is off already.'],
    ['2999-12-27', ' ', undefined],
  ])('%s as “%s” is not added', async (on, name, problem) => {
    withServiceLevels({ schedules: [withHolidays] });
    const { user } = await open();
    await write(user, on, name);
    await user.click(button('Add day off'));
    expect(await screen.findByText(problem ?? 'Enter something here.')).toBeVisible();
    expect(list()).toHaveLength(1);
  });
});

test('a name that is taken is told at the name', async () => {
  withServiceLevels({ schedules: [schedule()] }, () =>
    HttpResponse.json({ code: '23505', message: 'duplicate key' }, { status: 409 }),
  );
  const { user } = await open();
  await user.click(button('Save'));
  await waitFor(() => {
    expect(field('Name')).toHaveAccessibleDescription('This name is taken.');
  });
});

test('leaving asks first where there are changes, and only there', async () => {
  withServiceLevels({ schedules: [schedule()] });
  const { user, router, replace } = await open();
  await user.click(screen.getByRole('link', { name: 'Cancel' }));
  await user.click(await screen.findByRole('link', { name: 'Office hours' }));
  await screen.findByRole('textbox', { name: 'Name' });
  await replace('Name', 'Other');
  await user.click(screen.getByRole('link', { name: 'All schedules' }));
  const question = within(await screen.findByRole('alertdialog'));
  await user.click(question.getByRole('button', { name: 'Keep editing' }));
  expect(field('Name')).toHaveValue('Other');
  await user.click(screen.getByRole('link', { name: 'All schedules' }));
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  await waitFor(() => {
    expect(router.state.location.pathname).toBe('/schedules');
  });
});

test('an address of no schedule says so', async () => {
  withServiceLevels({ schedules: [schedule()] });
  openConsole(`/schedules/${idOf(1)}`);
  expect(
    await screen.findByRole('heading', { level: 1, name: 'There is nothing here' }),
  ).toBeVisible();
});
