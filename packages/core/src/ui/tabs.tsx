import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

export interface TabItem<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Shown after the label, with tabular figures. */
  count?: number | undefined;
  content: ReactNode;
}

export interface TabsProps<Value extends string> {
  label: string;
  items: readonly TabItem<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string | undefined;
}

export function Tabs<Value extends string>({
  label,
  items,
  value,
  onChange,
  className,
}: TabsProps<Value>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: unknown) => {
        const item = items.find((candidate) => candidate.value === next);
        if (item) onChange(item.value);
      }}
      className={className}
    >
      <Base.List
        aria-label={label}
        className="border-border relative flex gap-1 overflow-x-auto border-b"
      >
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className={cn(
              'h-control-lg text-muted flex shrink-0 items-center gap-1.5 px-3 text-base font-medium transition-colors',
              'hover:text-text data-active:text-text focus-visible:-outline-offset-2',
            )}
          >
            {item.label}
            {item.count === undefined ? null : (
              <span className="bg-hover rounded-full px-1.5 text-xs tabular-nums">
                {item.count}
              </span>
            )}
          </Base.Tab>
        ))}
        <Base.Indicator className="bg-accent absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) transition-[translate,width]" />
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="pt-4">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
