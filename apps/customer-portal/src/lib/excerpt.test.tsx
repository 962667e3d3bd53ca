import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Excerpt } from './excerpt.tsx';

test('what was found is marked, and nothing is added to a whole line', () => {
  const { container } = render(<Excerpt text="A «display» stays dark" />);
  expect(container).toHaveTextContent(/^A display stays dark$/);
  expect(container.querySelector('mark')).toHaveTextContent('display');
});

test.each([
  ['Find out why a «display» shows a red', 'Find out why a display shows a red…'],
  ['and shows a red «cloud».', '… and shows a red cloud.'],
  ['Is it «dark»?', 'Is it dark?'],
  ['«clean» your «displays»', '… clean your displays…'],
  ['', ''],
])('a part of a text says where it was cut: %s', (text, shown) => {
  const { container } = render(<Excerpt isPart text={text} />);
  expect(container.textContent).toBe(shown);
});
