import { expect, test } from 'vitest';
import { cn } from './cn.ts';

test('of two classes for one property the later wins, also with our own sizes', () => {
  expect(cn('h-control-md px-3', 'h-8', false)).toBe('px-3 h-8');
  expect(cn('shadow-card', 'shadow-raised')).toBe('shadow-raised');
  expect(cn('text-muted text-sm', 'text-danger-ink')).toBe('text-sm text-danger-ink');
});
