import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { ListOption } from './list-option.tsx';

function show(isDisabled: boolean) {
  const onChoose = vi.fn<() => void>();
  render(
    <div role="listbox" aria-label="Templates">
      <ListOption isActive isDisabled={isDisabled} onChoose={onChoose}>
        Greeting
      </ListOption>
    </div>,
  );
  return { onChoose, option: screen.getByRole('option', { name: 'Greeting' }) };
}

describe('a line of a list', () => {
  test('is chosen by a click, and by key where assistive technology put the focus on it', async () => {
    const { onChoose, option } = show(false);
    expect(option).toHaveAttribute('aria-selected', 'true');
    await userEvent.click(option);
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(' ');
    await userEvent.keyboard('x');
    expect(onChoose).toHaveBeenCalledTimes(3);
  });

  test('that is disabled says so and cannot be chosen', async () => {
    const { onChoose, option } = show(true);
    expect(option).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(option);
    await userEvent.keyboard('{Enter}');
    expect(onChoose).not.toHaveBeenCalled();
  });
});
