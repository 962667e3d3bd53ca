import { useSyncExternalStore } from 'react';
import { readTheme, setTheme, subscribeTheme, type Theme, THEMES } from './theme.ts';

/** The person's theme on this device, and how to change it. */
export function useTheme(): {
  theme: Theme;
  themes: readonly Theme[];
  setTheme: (theme: Theme) => void;
} {
  const theme = useSyncExternalStore(subscribeTheme, readTheme, () => 'system' as const);
  return { theme, themes: THEMES, setTheme };
}
