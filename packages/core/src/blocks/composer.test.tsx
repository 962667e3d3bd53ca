import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import type { FileItem } from '../ui/file-list.tsx';
import { Composer, type ComposerProps } from './composer.tsx';

interface WriterProps extends Partial<Pick<ComposerProps, 'draft' | 'notice'>> {
  initial?: string;
  maxLength?: number;
  pending?: boolean;
  files?: readonly FileItem[];
  onSubmit?: () => void;
  onAdd?: (files: File[]) => void;
}

const nothing = () => undefined;

function Writer({
  initial = '',
  maxLength = 100,
  pending = false,
  files,
  onSubmit = nothing,
  onAdd = nothing,
  draft = 'none',
  notice,
}: WriterProps) {
  const [value, setValue] = useState(initial);
  const [mode, setMode] = useState('reply');
  return (
    <Composer
      text={{ value, onChange: setValue, label: 'Reply', maxLength }}
      submit={{ label: 'Send', pending, onSubmit }}
      draft={draft}
      notice={notice}
      uploads={
        files
          ? {
              items: files,
              limits: { max_size: 1000, max_count: 5, accept: [] },
              onAdd,
              onRemove: () => undefined,
              onRetry: () => undefined,
            }
          : undefined
      }
      modes={{
        value: mode,
        onChange: setMode,
        options: [
          { value: 'reply', label: 'Reply', internal: false },
          { value: 'note', label: 'Internal note', internal: true },
        ],
      }}
    />
  );
}
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
const send = () => screen.getByRole('button', { name: 'Send' });
const states = {
  done: { status: 'done' },
  failed: { status: 'failed', error: 'Cut off.' },
  uploading: { status: 'uploading', progress: 0.5 },
} as const;
const file = (status: keyof typeof states): FileItem => ({
  id: '1',
  name: 'a.png',
  size: 1,
  type: 'image/png',
  ...states[status],
});

test.each(['{Control>}{Enter}{/Control}', '{Meta>}{Enter}{/Meta}'])(
  '%s sends; Enter alone does not',
  async (keys) => {
    const submit = vi.fn<(...args: unknown[]) => void>();
    render(<Writer onSubmit={submit} />);
    await userEvent.type(box(), 'Hello{Enter}');
    expect(submit).not.toHaveBeenCalled();
    await userEvent.keyboard(keys);
    expect(submit).toHaveBeenCalledTimes(1);
  },
);

test.each<[string, WriterProps]>([
  ['nothing but blanks', { initial: ' \n ' }],
  ['a text over the limit', { initial: 'x'.repeat(101) }],
  ['a file still on its way', { initial: 'Hello', files: [file('uploading')] }],
  ['a message already being sent', { initial: 'Hello', pending: true }],
])('%s is not sent, by button or by key', async (_what, props) => {
  const submit = vi.fn<(...args: unknown[]) => void>();
  render(<Writer {...props} onSubmit={submit} />);
  await userEvent.click(send());
  box().focus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(submit).not.toHaveBeenCalled();
});

test('a file that has arrived can be sent without words', async () => {
  const submit = vi.fn<(...args: unknown[]) => void>();
  render(<Writer files={[file('done')]} onSubmit={submit} />);
  await userEvent.click(send());
  expect(submit).toHaveBeenCalledTimes(1);
});

test('nothing goes out without a file that did not arrive, and it says so', async () => {
  const submit = vi.fn<() => void>();
  render(<Writer initial="See the picture" files={[file('failed')]} onSubmit={submit} />);
  expect(send()).toBeDisabled();
  await userEvent.type(box(), '{Control>}{Enter}{/Control}');
  expect(submit).not.toHaveBeenCalled();
  expect(box()).toHaveAccessibleDescription(/A file did not arrive/);
});

test('text over the limit is not cut off; it is said how much is too much', async () => {
  render(<Writer maxLength={10} initial="123456789" />);
  expect(screen.getByText('1 characters left')).toBeVisible();
  await userEvent.type(box(), 'abc');
  expect(box()).toHaveValue('123456789abc');
  expect(box()).toBeInvalid();
  expect(box()).toHaveAccessibleDescription(/2 characters too many/u);
});

test('an internal note says who will see it, and everything about it changes colour', async () => {
  render(<Writer />);
  const frame = screen.getByRole('group', { name: 'Reply' });
  expect(frame).not.toHaveClass('bg-note');
  await userEvent.click(screen.getByRole('radio', { name: 'Internal note' }));
  expect(frame).toHaveClass('bg-note');
  expect(screen.getByText('Only your team will see this note.')).toBeVisible();
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.getByRole('radio', { name: 'Reply' })).toBeChecked();
  expect(screen.queryByText('Only your team will see this note.')).not.toBeInTheDocument();
});

test.each([
  ['saving', 'Saving…'],
  ['saved', 'Saved'],
  ['local', 'Kept on this device'],
] as const)('a draft that is %s says so aloud', (draft, words) => {
  render(<Writer draft={draft} />);
  expect(screen.getByText(words)).toHaveRole('status');
});

test('a toolbar button changes the selection and leaves it selected in the text', async () => {
  render(<Writer initial="make this bold" />);
  box().setSelectionRange(5, 9);
  await userEvent.click(screen.getByRole('button', { name: 'Bold' }));
  expect(box()).toHaveValue('make **this** bold');
  await waitFor(() => {
    expect(box()).toHaveFocus();
  });
  expect(box().value.slice(box().selectionStart, box().selectionEnd)).toBe('this');
});

test('the toolbar is one stop of the Tab key', async () => {
  render(<Writer />);
  screen.getByRole('button', { name: 'Bold' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('button', { name: 'Italic' })).toHaveFocus();
  await userEvent.tab();
  expect(screen.getByRole('button', { name: 'Preview' })).toHaveFocus();
});

test('the preview shows what will be read, and going back keeps the text', async () => {
  render(<Writer initial="**bold**" />);
  await userEvent.click(screen.getByRole('button', { name: 'Preview' }));
  expect((await screen.findByText('bold')).tagName).toBe('STRONG');
  await userEvent.click(screen.getByRole('button', { name: 'Write' }));
  expect(box()).toHaveValue('**bold**');
});

test('a picture from the clipboard is attached; text is pasted as ever', () => {
  const add = vi.fn<(...args: unknown[]) => void>();
  render(<Writer files={[]} onAdd={add} />);
  expect(fireEvent.paste(box(), { clipboardData: { files: [] } })).toBe(true);
  fireEvent.paste(box(), {
    clipboardData: { files: [new File(['x'], 'shot.png', { type: 'image/png' })] },
  });
  expect(add).toHaveBeenCalledTimes(1);
});

test('a composer with everything in it is accessible', async () => {
  render(
    <Writer
      initial="Hello"
      files={[file('uploading')]}
      draft="saved"
      notice={<p>Ben is replying.</p>}
    />,
  );
  expect(await axeProblems()).toEqual([]);
});
