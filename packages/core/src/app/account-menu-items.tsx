import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { signOut } from '../auth/actions.ts';
import { useMe, useSessionStore } from '../auth/session-provider.ts';
import { useTheme } from '../lib/use-theme.ts';
import { MenuGroup, MenuItem, MenuRadioGroup } from '../ui/menu.tsx';
import { useUiLabels } from '../ui/ui-labels.tsx';
import { attempt } from './attempt.ts';
import { tellFailure } from './tell-failure.ts';

/** Who is signed in; the head of the menu behind their picture. */
export function AccountMenuHead() {
  const { full_name, email } = useMe();
  return (
    <div className="max-w-64 px-2 py-1.5">
      <p dir="auto" className="truncate text-left font-medium" title={full_name}>
        {full_name}
      </p>
      <p className="text-muted truncate text-sm" title={email}>
        {email}
      </p>
    </div>
  );
}

/** The choice of a theme, in a menu. */
export function ThemeMenuGroup() {
  const labels = useUiLabels();
  const { theme, themes, setTheme } = useTheme();
  return (
    <MenuGroup label={labels.theme}>
      <MenuRadioGroup
        label={labels.theme}
        value={theme}
        onChange={setTheme}
        options={themes.map((value) => ({ value, label: labels[`theme_${value}`] }))}
      />
    </MenuGroup>
  );
}

/** The way out, in a menu. @param children the app's word for it */
export function SignOutMenuItem({ children }: { children: ReactNode }) {
  const store = useSessionStore();
  const leave = async () => {
    const error = await attempt(async () => signOut(store));
    if (error) tellFailure(error);
  };
  return (
    <MenuItem
      icon={LogOut}
      onSelect={() => {
        void leave();
      }}
    >
      {children}
    </MenuItem>
  );
}
