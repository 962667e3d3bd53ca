import { readStored, writeStored } from './storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Also read by the boot script, which cannot import: see vite-theme-boot.ts. */
export const THEME_STORAGE_KEY = 'autocrm.theme';

const listeners = new Set<() => void>();

function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** The person's choice on this device; "system" where none was made. */
export function readTheme(): Theme {
  const stored = readStored(THEME_STORAGE_KEY);
  return isTheme(stored) ? stored : 'system';
}

/** Puts the choice on `<html data-theme>`; "system" removes it, and CSS follows `prefers-color-scheme` by itself. */
function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Stores and applies a choice. */
export function setTheme(theme: Theme): void {
  writeStored(THEME_STORAGE_KEY, theme === 'system' ? null : theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

/** Calls back when the choice changes, here or in another tab; another tab's choice is applied first. */
export function subscribeTheme(changed: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== THEME_STORAGE_KEY && event.key !== null) return;
    applyTheme(readTheme());
    changed();
  };
  listeners.add(changed);
  window.addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', fromOtherTab);
  };
}
