import { Monitor, Moon, Sun } from 'lucide-react';
import type { ReactElement } from 'react';
import { setTheme, type Theme, THEMES } from '../lib/theme.ts';
import { Menu, MenuRadioGroup } from './menu.tsx';
import { useUiLabels } from './ui-labels.tsx';

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** The choice behind ThemeToggle. */
export function ThemeMenu({
  theme,
  trigger,
  open,
  onOpenChange,
}: {
  theme: Theme;
  trigger: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const labels = useUiLabels();
  return (
    <Menu align="end" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      <MenuRadioGroup
        label={labels.theme}
        value={theme}
        onChange={setTheme}
        options={THEMES.map((value) => {
          const Icon = ICONS[value];
          return {
            value,
            label: (
              <span className="flex items-center gap-2.5">
                <Icon aria-hidden className="text-muted" />
                {labels[`theme_${value}`]}
              </span>
            ),
          };
        })}
      />
    </Menu>
  );
}
