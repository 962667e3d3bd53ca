import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useHold } from './use-hold.ts';

function List({ rows }: { rows: readonly string[] }) {
  const hold = useHold(rows.length > 0);
  return (
    <>
      <p>{hold.isHeld ? 'still' : 'free'}</p>
      {rows.length === 0 ? null : (
        <div role="presentation" {...hold.listeners}>
          {rows.map((row) => (
            <button type="button" key={row}>
              {row}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

test('a list is held by pointer and focus, and by neither once it has gone away under them', async () => {
  const { rerender } = render(<List rows={['First', 'Second']} />);
  expect(screen.getByText('free')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'First' }));
  expect(screen.getByText('still')).toBeVisible();
  rerender(<List rows={['Second']} />);
  expect(screen.getByText('still')).toBeVisible();
  rerender(<List rows={[]} />);
  rerender(<List rows={['Third']} />);
  expect(screen.getByText('free')).toBeVisible();
  await userEvent.hover(screen.getByRole('button', { name: 'Third' }));
  expect(screen.getByText('still')).toBeVisible();
});
