import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { readTheme, setTheme, subscribeTheme, THEMES } from '../lib/theme.ts';
import { IconButton } from './icon-button.tsx';
import { Menu, MenuRadioGroup } from './menu.tsx';
import { useUiLabels } from './ui-labels.tsx';

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Light, dark, or as the system has it; kept on this device. */
export function ThemeToggle() {
  const labels = useUiLabels();
  const theme = useSyncExternalStore(subscribeTheme, readTheme, () => 'system' as const);
  return (
    <Menu align="end" trigger={<IconButton icon={ICONS[theme]} label={labels.theme} />}>
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
