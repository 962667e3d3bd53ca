import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Lock } from 'lucide-react';
import { cn } from '../lib/cn.ts';
import { useBlockLabels } from './block-labels.tsx';

export interface ComposerMode {
  value: string;
  label: string;
  /** Hidden from the customer: everything about the composer then says so. */
  internal: boolean;
}

export interface ComposerModesProps {
  options: readonly ComposerMode[];
  value: string;
  onChange: (value: string) => void;
}

/** Who will read what is being written. A choice, not a place: so radios that look like tabs. */
export function ComposerModes({ options, value, onChange }: ComposerModesProps) {
  const labels = useBlockLabels().composer;
  return (
    <RadioGroup<string>
      aria-label={labels.mode}
      value={value}
      onValueChange={onChange}
      className="border-border flex gap-1 border-b px-2 pt-1.5"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          className={cn(
            'text-muted hover:text-text relative flex min-h-8 items-center gap-1.5 rounded-t-md px-2.5 text-sm font-medium transition-colors select-none',
            'after:absolute after:inset-x-1.5 after:-bottom-px after:h-0.5 after:rounded-full',
            option.internal
              ? 'data-checked:text-note-ink data-checked:after:bg-note-ink'
              : 'data-checked:text-text data-checked:after:bg-accent',
          )}
        >
          {option.internal ? <Lock aria-hidden className="size-3.5" /> : null}
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
