import { render, screen, within, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { Combobox, type ComboboxOption } from './combobox.tsx';
import { Input } from './input.tsx';
import { RadioGroup } from './radio-group.tsx';
import { Select } from './select.tsx';
import { Switch } from './switch.tsx';
import { Tabs } from './tabs.tsx';
import { Textarea } from './textarea.tsx';

const LEVELS = [
  { value: 'low', label: 'Low' },
  { value: 'high', label: 'High', description: 'Answered first' },
] as const;
type Level = (typeof LEVELS)[number]['value'];

const PEOPLE: readonly ComboboxOption<string>[] = [
  { value: '1', label: 'Ana López' },
  { value: '2', label: 'Ben Okafor' },
];

test('what is typed is read in the direction of its own letters', () => {
  render(
    <>
      <Input aria-label="Subject" />
      <Textarea aria-label="Text" value="مرحبا" readOnly />
    </>,
  );
  for (const field of screen.getAllByRole('textbox')) expect(field).toHaveAttribute('dir', 'auto');
});

test('a pending button keeps the focus, says that it is busy and does nothing when pressed again', async () => {
  const press = vi.fn<(...args: unknown[]) => void>();
  const submit = vi.fn<(event: React.SubmitEvent) => void>((event) => {
    event.preventDefault();
  });
  const { rerender } = render(
    <form onSubmit={submit}>
      <Button type="submit" onClick={press}>
        Save
      </Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  rerender(
    <form onSubmit={submit}>
      <Button type="submit" pending onClick={press}>
        Save
      </Button>
    </form>,
  );
  const button = screen.getByRole('button', { name: 'Save' });
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-busy', 'true');
  await userEvent.click(button);
  expect(press).toHaveBeenCalledTimes(1);
  expect(submit).toHaveBeenCalledTimes(1);
});

test('a button inside a form does not submit it unless it says so', async () => {
  const submit = vi.fn<(...args: unknown[]) => void>();
  render(
    <form onSubmit={submit}>
      <Button>Cancel</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button'));
  expect(submit).not.toHaveBeenCalled();
});

function SelectLevel({ onChange }: { onChange?: (value: Level) => void }) {
  const [value, setValue] = useState<Level | null>(null);
  return (
    <Select
      aria-label="Level"
      options={LEVELS}
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange?.(next);
      }}
    />
  );
}

test('a select is worked by keyboard alone and shows what was chosen', async () => {
  const change = vi.fn<(...args: unknown[]) => void>();
  render(<SelectLevel onChange={change} />);
  const select = screen.getByRole('combobox', { name: 'Level' });
  expect(select).toHaveTextContent('Choose…');
  await userEvent.tab();
  expect(select).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('listbox');
  await userEvent.keyboard('{End}{Enter}');
  expect(change).toHaveBeenCalledWith('high');
  expect(select).toHaveTextContent('High');
});

function ChoosePerson({
  search,
  options = PEOPLE,
}: Pick<React.ComponentProps<typeof Combobox<string>>, 'search'> & {
  options?: readonly ComboboxOption<string>[];
}) {
  const [value, setValue] = useState<ComboboxOption<string> | null>(null);
  return (
    <Combobox
      aria-label="Assignee"
      options={options}
      value={value}
      onChange={setValue}
      search={search}
    />
  );
}

test('a combobox filters while typing, chooses by Enter and can be cleared', async () => {
  render(<ChoosePerson />);
  const input = screen.getByRole('combobox', { name: 'Assignee' });
  await userEvent.type(input, 'oka');
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Ben Okafor']);
  await userEvent.keyboard('{Enter}');
  expect(input).toHaveValue('Ben Okafor');
  await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(input).toHaveValue('');
});

test('Escape closes the list of a combobox, and without one leaves the choice to what is around', async () => {
  const around = vi.fn<(event: React.KeyboardEvent) => void>();
  render(
    <div role="presentation" onKeyDown={around}>
      <ChoosePerson />
    </div>,
  );
  const input = screen.getByRole('combobox', { name: 'Assignee' });
  await userEvent.type(input, 'oka{Enter}');
  await waitFor(() => {
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });
  around.mockClear();
  await userEvent.keyboard('{Escape}');
  expect(input).toHaveValue('Ben Okafor');
  expect(around).toHaveBeenCalledOnce();
});

test('a combobox says that nothing was found', async () => {
  render(<ChoosePerson />);
  await userEvent.type(screen.getByRole('combobox'), 'xyz');
  expect(await screen.findByText('Nothing found')).toBeVisible();
});

test('a combobox that is fed by a search passes the query on, shows waiting, results unfiltered, and failure', async () => {
  const onQuery = vi.fn<(...args: unknown[]) => void>();
  const { rerender } = render(<ChoosePerson options={[]} search={{ onQuery, pending: true }} />);
  await userEvent.type(screen.getByRole('combobox'), 'zz');
  expect(onQuery).toHaveBeenLastCalledWith('zz');
  expect(await screen.findByText('Loading…')).toBeVisible();
  rerender(<ChoosePerson search={{ onQuery, pending: false }} />);
  expect(screen.getAllByRole('option')).toHaveLength(2);
  rerender(
    <ChoosePerson
      options={[]}
      search={{ onQuery, pending: false, error: 'The search did not answer.' }}
    />,
  );
  expect(screen.getByText('The search did not answer.')).toBeVisible();
  expect(screen.queryByText('Nothing found')).not.toBeInTheDocument();
});

test('checkbox, switch and radio are named and described by the words beside them, and words are part of the target', async () => {
  const check = vi.fn<(...args: unknown[]) => void>();
  const flip = vi.fn<(...args: unknown[]) => void>();
  const choose = vi.fn<(...args: unknown[]) => void>();
  render(
    <>
      <Checkbox label="Remember me" description="For 30 days" onCheckedChange={check} />
      <Switch label="E-mail me" description="On replies" onCheckedChange={flip} />
      <RadioGroup aria-label="Level" options={LEVELS} value="low" onChange={choose} look="cards" />
    </>,
  );
  expect(screen.getByRole('checkbox', { name: 'Remember me' })).toHaveAccessibleDescription(
    'For 30 days',
  );
  expect(screen.getByRole('switch', { name: 'E-mail me' })).toHaveAccessibleDescription(
    'On replies',
  );
  expect(screen.getByRole('radio', { name: 'High' })).toHaveAccessibleDescription('Answered first');
  await userEvent.click(screen.getByText('Remember me'));
  await userEvent.click(screen.getByText('E-mail me'));
  await userEvent.click(screen.getByText('High'));
  expect(check.mock.calls[0]?.[0]).toBe(true);
  expect(flip.mock.calls[0]?.[0]).toBe(true);
  expect(choose.mock.calls[0]?.[0]).toBe('high');
});

function TwoTabs() {
  const [value, setValue] = useState<'one' | 'two'>('one');
  return (
    <Tabs
      label="Sections"
      value={value}
      onChange={setValue}
      items={[
        { value: 'one', label: 'Conversation', count: 3, content: 'First' },
        { value: 'two', label: 'History', content: 'Second' },
      ]}
    />
  );
}

test('tabs: arrows move, and the panel belongs to its tab', async () => {
  render(<TwoTabs />);
  await userEvent.click(screen.getByRole('tab', { name: /Conversation/u }));
  await userEvent.keyboard('{ArrowRight}{Enter}');
  expect(screen.getByRole('tabpanel', { name: 'History' })).toHaveTextContent('Second');
});

test('controls in every state are accessible', async () => {
  const { container } = render(
    <>
      <Button variant="primary">Save</Button>
      <Button disabled>Off</Button>
      <Input aria-label="Subject" aria-invalid />
      <Textarea aria-label="Body" value="" onChange={() => undefined} />
      <SelectLevel />
      <ChoosePerson />
      <Checkbox label="Some" indeterminate />
      <Checkbox aria-label="Bare" disabled />
      <Switch label="On" checked />
      <RadioGroup aria-label="Radio" options={LEVELS} value={null} onChange={() => undefined} />
      <TwoTabs />
    </>,
  );
  expect(await axeProblems(container)).toEqual([]);
  await userEvent.click(screen.getByRole('combobox', { name: 'Level' }));
  const list = await screen.findByRole('listbox');
  expect(within(list).getAllByRole('option')).toHaveLength(2);
  expect(await axeProblems()).toEqual([]);
});
