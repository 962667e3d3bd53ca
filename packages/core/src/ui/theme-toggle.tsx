import { Monitor, Moon, Sun } from 'lucide-react';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { readTheme, subscribeTheme } from '../lib/theme.ts';
import { IconButton } from './icon-button.tsx';
import { useUiLabels } from './ui-labels.tsx';

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

const ThemeMenu = lazy(async () => {
  const menu = await import('./theme-menu.tsx');
  return { default: menu.ThemeMenu };
});

/** Light, dark, or as the system has it; kept on this device. The menu is a chunk of its own. */
export function ThemeToggle() {
  const labels = useUiLabels();
  const theme = useSyncExternalStore(subscribeTheme, readTheme, () => 'system' as const);
  // A click that comes before the menu's code opens it as soon as that is there.
  const [open, setOpen] = useState(false);
  const button = { icon: ICONS[theme], label: labels.theme };
  const early = (
    <IconButton
      {...button}
      onClick={() => {
        setOpen(true);
      }}
    />
  );
  return (
    <Suspense fallback={early}>
      <ThemeMenu
        theme={theme}
        open={open}
        onOpenChange={setOpen}
        trigger={<IconButton {...button} />}
      />
    </Suspense>
  );
}
