import { useTheme } from '@autocrm/core/lib/use-theme.ts';
import { RadioGroup } from '@autocrm/core/ui/radio-group.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { late } from '../../lib/late-messages.ts';

export function ThemeChoice() {
  const labels = useUiLabels();
  const { theme, themes, setTheme } = useTheme();
  return (
    <RadioGroup
      look="cards"
      aria-label={late.account.theme}
      value={theme}
      onChange={setTheme}
      options={themes.map((value) => ({ value, label: labels[`theme_${value}`] }))}
    />
  );
}
