import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { axeProblems } from '../testing/axe.ts';
import { previewKind } from './attachment-types.ts';
import { AttachmentViewer } from './attachment-viewer.tsx';
import type { AttachmentItem } from './timeline-types.ts';
import type { LoadAttachment } from './use-preview.ts';

const FILES: readonly AttachmentItem[] = [
  { id: 'png', file_name: 'a.png', file_type: 'image/png', file_size: 1200 },
  { id: 'pdf', file_name: 'b.pdf', file_type: 'application/pdf', file_size: 1200 },
  { id: 'txt', file_name: 'c.txt', file_type: 'text/plain', file_size: 1200 },
  { id: 'zip', file_name: 'd.zip', file_type: 'application/zip', file_size: 1200 },
];
const nothing = () => undefined;
const given = { blobs: new Map<string, Blob>(), revoked: new Set<string>() };

beforeEach(() => {
  given.blobs.clear();
  given.revoked.clear();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:test/${given.blobs.size}`;
    if (blob instanceof Blob) given.blobs.set(url, blob);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    given.revoked.add(url);
  });
});

function Viewer({
  first,
  load,
  onDownload = nothing,
}: {
  first: string;
  load: LoadAttachment;
  onDownload?: (file: AttachmentItem) => void;
}) {
  const [id, setId] = useState<string | null>(first);
  return (
    <AttachmentViewer
      attachments={FILES}
      openId={id}
      onOpenChange={setId}
      load={load}
      onDownload={onDownload}
    />
  );
}
// What a server sends is called HTML here: the viewer must not believe it.
const html: LoadAttachment = () => Promise.resolve(new Blob(['<script>'], { type: 'text/html' }));

/** Keys reach the viewer once it has taken the focus. */
async function focusInside(): Promise<void> {
  await waitFor(() => {
    expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  });
}

test('an image shows, zooms by keyboard, and the next file starts unzoomed', async () => {
  render(<Viewer first="png" load={html} />);
  const image = await screen.findByRole('img', { name: 'a.png' });
  expect(image.style.width).toBe('');
  await focusInside();
  await userEvent.keyboard('++');
  expect(image.style.width).toBe('200%');
  await userEvent.keyboard('-');
  expect(image.style.width).toBe('150%');
  await userEvent.keyboard('0');
  expect(image.style.width).toBe('');
});

test('arrow keys go through the files and stop at the ends', async () => {
  render(<Viewer first="png" load={html} />);
  await screen.findByRole('dialog', { name: 'a.png' });
  await focusInside();
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.getByRole('dialog', { name: 'a.png' })).toHaveTextContent('1 of 4');
  expect(screen.getByRole('button', { name: 'Previous file' })).toBeDisabled();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('dialog', { name: 'b.pdf' })).toHaveTextContent('2 of 4');
  await userEvent.click(screen.getByRole('button', { name: 'Next file' }));
  expect(await screen.findByText('<script>')).toBeVisible();
});

test.each([
  ['png', 'image/png'],
  ['pdf', 'application/pdf'],
])('%s is given to the browser as %s, whatever the server called it', async (id, type) => {
  render(<Viewer first={id} load={html} />);
  await waitFor(() => {
    expect(given.blobs.size).toBe(1);
  });
  expect([...given.blobs.values()].map((blob) => blob.type)).toEqual([type]);
});

test('addresses of files are given back when one moves on or closes', async () => {
  render(<Viewer first="png" load={html} />);
  await screen.findByRole('img', { name: 'a.png' });
  await focusInside();
  await userEvent.keyboard('{ArrowRight}');
  await waitFor(() => {
    expect(given.blobs.size).toBe(2);
  });
  expect([...given.revoked]).toEqual(['blob:test/0']);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => {
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
  expect([...given.revoked]).toEqual(['blob:test/0', 'blob:test/1']);
});

test('a file without preview can be downloaded, and is not fetched before', async () => {
  const load = vi.fn<LoadAttachment>(html);
  const download = vi.fn<(...args: unknown[]) => void>();
  render(<Viewer first="zip" load={load} onDownload={download} />);
  expect(await screen.findByText('There is no preview for this kind of file.')).toBeVisible();
  await userEvent.click(screen.getByText('Download d.zip'));
  expect(download).toHaveBeenCalledWith(FILES[3]);
  expect(load).not.toHaveBeenCalled();
});

test('a failure says so and can be tried again', async () => {
  const load = vi.fn<LoadAttachment>(html).mockRejectedValueOnce(new Error('network'));
  render(<Viewer first="txt" load={load} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('This file could not be loaded.');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('<script>')).toBeVisible();
});

test('a long text is shown in part, and says so', async () => {
  render(<Viewer first="txt" load={() => Promise.resolve(new Blob(['x'.repeat(512_001)]))} />);
  expect(await screen.findByText(/Only the beginning is shown/u)).toBeVisible();
});

test('a request that is no longer wanted is aborted', async () => {
  const signals: AbortSignal[] = [];
  const load: LoadAttachment = (_file, signal) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  const { unmount } = render(<Viewer first="png" load={load} />);
  await waitFor(() => {
    expect(signals).toHaveLength(1);
  });
  unmount();
  expect(signals[0]?.aborted).toBe(true);
});

test('it is accessible', async () => {
  render(<Viewer first="txt" load={html} />);
  await screen.findByText('<script>');
  expect(await axeProblems()).toEqual([]);
});

test.each(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/xml', ''])(
  '%s is never previewed',
  (file_type) => {
    expect(previewKind({ file_type })).toBeNull();
  },
);

test('parameters and case of a type make no difference', () => {
  expect(previewKind({ file_type: 'Text/Plain; charset=utf-8' })).toBe('text');
});
