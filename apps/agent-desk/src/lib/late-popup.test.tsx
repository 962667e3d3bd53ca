import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { lazy } from 'react';
import { expect, test } from 'vitest';
import { LatePopup } from './late-popup.tsx';

test('a press on a button whose popup is not there yet opens it when it comes', async () => {
  const code = Promise.withResolvers<{ default: () => string }>();
  const Content = lazy(() => code.promise);
  let asked = 0;
  const preload = () => {
    asked += 1;
    return code.promise;
  };
  render(
    <LatePopup kind="dialog" preload={preload} button={<button type="button">Filter</button>}>
      {({ trigger, open }) => (
        <>
          {trigger}
          {open ? <Content /> : null}
        </>
      )}
    </LatePopup>,
  );
  const user = userEvent.setup();
  const button = screen.getByRole('button', { name: 'Filter' });
  await user.hover(button);
  expect(asked).toBe(1);
  expect(screen.getByRole('button', { name: 'Filter' })).toBe(button);
  await user.click(button);
  expect(screen.getByRole('button', { name: 'Filter' })).toHaveAttribute('aria-expanded', 'true');
  code.resolve({ default: () => 'All the filters' });
  expect(await screen.findByText('All the filters')).toBeVisible();
});
