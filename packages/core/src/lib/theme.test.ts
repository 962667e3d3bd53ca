import { expect, test, vi } from 'vitest';
import { readTheme, setTheme, subscribeTheme, THEME_STORAGE_KEY } from './theme.ts';

const attribute = () => document.documentElement.dataset['theme'];

test('a choice is applied, remembered and told', () => {
  const changed = vi.fn<(...args: unknown[]) => void>();
  const unsubscribe = subscribeTheme(changed);
  setTheme('dark');
  expect(attribute()).toBe('dark');
  expect(readTheme()).toBe('dark');
  expect(changed).toHaveBeenCalledTimes(1);
  unsubscribe();
  setTheme('light');
  expect(changed).toHaveBeenCalledTimes(1);
});

test('"system" leaves no trace: CSS follows the system by itself', () => {
  setTheme('dark');
  setTheme('system');
  expect(attribute()).toBeUndefined();
  expect(localStorage.getItem(THEME_STORAGE_KEY)).toBeNull();
});

test('a stored word that is no theme reads as "system"', () => {
  localStorage.setItem(THEME_STORAGE_KEY, 'neon');
  expect(readTheme()).toBe('system');
});

test('a choice in another tab is applied here', () => {
  const changed = vi.fn<(...args: unknown[]) => void>();
  const unsubscribe = subscribeTheme(changed);
  localStorage.setItem(THEME_STORAGE_KEY, 'dark');
  window.dispatchEvent(new StorageEvent('storage', { key: THEME_STORAGE_KEY }));
  expect(attribute()).toBe('dark');
  expect(changed).toHaveBeenCalledTimes(1);
  unsubscribe();
});
