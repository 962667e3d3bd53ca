import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { FileDrop, type FileUploads } from './file-drop.tsx';
import type { FileItem } from './file-list.tsx';

const limits = { max_size: 1000, max_count: 3, accept: ['image/png'] };
const png = (name: string, size = 10) =>
  new File([new Uint8Array(size)], name, { type: 'image/png' });
const item = (id: string, name: string) => ({ id, name, size: 500, type: 'image/png' });

function uploads(items: readonly FileItem[] = []) {
  return {
    items,
    limits,
    onAdd: vi.fn<FileUploads['onAdd']>(),
    onRemove: vi.fn<(...args: unknown[]) => void>(),
    onRetry: vi.fn<(...args: unknown[]) => void>(),
  };
}

test('files come by button', async () => {
  const given = uploads();
  render(<FileDrop uploads={given} />);
  await userEvent.upload(
    screen.getByLabelText('Choose files', { selector: 'input' }),
    png('a.png'),
  );
  expect(given.onAdd.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['a.png']);
});

test('files come by drop, and the zone shows that it would take them', () => {
  const given = uploads();
  render(<FileDrop uploads={given} />);
  const zone = screen.getByRole('button', { name: 'Choose files' });
  const dataTransfer = { types: ['Files'], files: [png('a.png')] };
  fireEvent.dragEnter(zone, { dataTransfer });
  expect(screen.getByText('Drop to attach')).toBeVisible();
  fireEvent.dragLeave(zone, { dataTransfer });
  expect(screen.queryByText('Drop to attach')).not.toBeInTheDocument();
  fireEvent.dragEnter(zone, { dataTransfer });
  fireEvent.drop(zone, { dataTransfer });
  expect(given.onAdd).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('Drop to attach')).not.toBeInTheDocument();
});

test('files come by paste; pasted text is left alone', () => {
  const given = uploads();
  render(<FileDrop uploads={given} />);
  const zone = screen.getByRole('button', { name: 'Choose files' });
  expect(fireEvent.paste(zone, { clipboardData: { files: [] } })).toBe(true);
  expect(fireEvent.paste(zone, { clipboardData: { files: [png('shot.png')] } })).toBe(false);
  expect(given.onAdd).toHaveBeenCalledTimes(1);
});

test('what is refused is named with its reason, aloud', () => {
  const given = uploads();
  render(<FileDrop uploads={given} />);
  fireEvent.paste(screen.getByRole('button', { name: 'Choose files' }), {
    clipboardData: {
      files: [png('big.png', 1001), new File(['x'], 'page.html', { type: 'text/html' })],
    },
  });
  const alert = screen.getByText(/big.png is larger than 1 kB/u).closest('[role=alert]');
  expect(alert).toHaveTextContent('page.html is of a type that cannot be attached.');
  expect(given.onAdd).not.toHaveBeenCalled();
});

test('each file shows where it stands and what can be done', async () => {
  const given = uploads([
    { ...item('1', 'a.png'), status: 'uploading', progress: 0.42 },
    { ...item('2', 'b.png'), status: 'done' },
    { ...item('3', 'c.png'), status: 'failed', error: 'The connection was lost.' },
    { ...item('4', 'd.png'), status: 'waiting' },
  ]);
  render(<FileDrop uploads={given} />);
  expect(screen.getByRole('progressbar', { name: 'Uploading a.png' })).toHaveValue(0.42);
  expect(screen.getByText('500 bytes · 42 %')).toBeVisible();
  expect(screen.getByText('500 bytes · Uploaded')).toBeVisible();
  expect(screen.getByText('500 bytes · Waiting')).toBeVisible();
  expect(screen.getByText('The connection was lost.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel upload of a.png' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove b.png' }));
  await userEvent.click(screen.getByRole('button', { name: 'Upload c.png again' }));
  expect(given.onRemove.mock.calls.flat()).toEqual(['1', '2']);
  expect(given.onRetry.mock.calls.flat()).toEqual(['3']);
  expect(await axeProblems()).toEqual([]);
});

test('switched off, it takes nothing', () => {
  const given = uploads();
  render(<FileDrop uploads={given} disabled />);
  const zone = screen.getByRole('button', { name: 'Choose files' });
  expect(zone).toBeDisabled();
  fireEvent.drop(zone, { dataTransfer: { types: ['Files'], files: [png('a.png')] } });
  expect(given.onAdd).not.toHaveBeenCalled();
});
