import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { cn } from '../lib/cn.ts';
import { useUiLabels } from './ui-labels.tsx';

export interface PickerOption<Value extends string> {
  value: Value;
  label: string;
  description?: string | undefined;
  icon?: ReactNode;
  disabled?: boolean | undefined;
}

interface PickerFrame<Value extends string> {
  /** What is chosen here: names the popup and its search field. */
  label: string;
  /** The button that opens it; it needs a name. */
  trigger: ReactElement;
  options: readonly PickerOption<Value>[];
  /** Whether the options are on their way, or why they did not come: said while there are none. */
  loading?: { pending: boolean; error?: string | undefined } | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  align?: 'start' | 'end' | undefined;
}

export interface PickerProps<Value extends string> extends PickerFrame<Value> {
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of many behind a button: opens with its search field focused, so that typing and Enter choose. */
export function Picker<Value extends string>(props: PickerProps<Value>) {
  const { options, value, onChange, open, onOpenChange, ...popup } = props;
  return (
    <Base.Root<PickerOption<Value>>
      items={options}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={(next) => {
        if (next && next.value !== value) onChange(next.value);
      }}
      itemToStringLabel={labelOf}
      isItemEqualToValue={isSame}
      open={open}
      onOpenChange={onOpenChange}
      autoHighlight
    >
      <PickerPopup {...popup} />
    </Base.Root>
  );
}

export interface MultiPickerProps<Value extends string> extends PickerFrame<Value> {
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Any number of many behind a button; it stays open while one chooses. */
export function MultiPicker<Value extends string>(props: MultiPickerProps<Value>) {
  const { options, values, onChange, open, onOpenChange, ...popup } = props;
  const chosen = new Set<string>(values);
  return (
    <Base.Root<PickerOption<Value>, true>
      multiple
      items={options}
      value={options.filter((option) => chosen.has(option.value))}
      onValueChange={(next) => {
        onChange(next.map((option) => option.value));
      }}
      itemToStringLabel={labelOf}
      isItemEqualToValue={isSame}
      open={open}
      onOpenChange={onOpenChange}
      autoHighlight
    >
      <PickerPopup {...popup} />
    </Base.Root>
  );
}

function labelOf(option: PickerOption<string>): string {
  return option.label;
}

function isSame(a: PickerOption<string>, b: PickerOption<string>): boolean {
  return a.value === b.value;
}

function PickerPopup({
  label,
  trigger,
  loading,
  align = 'start',
}: Pick<PickerFrame<string>, 'label' | 'trigger' | 'loading' | 'align'>) {
  const labels = useUiLabels();
  const search = useRef<HTMLInputElement>(null);
  return (
    <>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup
            aria-label={label}
            // Also where a shortcut opened it, and not the trigger.
            initialFocus={search}
            className="popup-motion bg-raised shadow-raised flex max-h-[min(22rem,var(--available-height))] w-60 max-w-[calc(100vw-1rem)] flex-col rounded-lg outline-none"
          >
            <div className="border-border border-b p-1">
              <Base.Input
                ref={search}
                aria-label={label}
                placeholder={label}
                className="h-control-md w-full rounded-md bg-transparent px-2 text-base outline-none"
              />
            </div>
            <Base.Empty className="text-muted px-3 py-2.5 text-sm empty:hidden">
              {loading?.pending === true ? labels.loading : (loading?.error ?? labels.no_matches)}
            </Base.Empty>
            <Base.List className="min-h-0 overflow-y-auto p-1 empty:hidden">
              {(option: PickerOption<string>) => <PickerItem key={option.value} option={option} />}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </>
  );
}

function PickerItem({ option }: { option: PickerOption<string> }) {
  return (
    <Base.Item
      value={option}
      disabled={option.disabled}
      className={cn(
        'data-highlighted:bg-hover flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2 py-1 text-base outline-none select-none',
        'data-disabled:text-muted data-disabled:opacity-60 [&_svg]:size-4 [&_svg]:shrink-0',
      )}
    >
      {option.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {option.description === undefined ? null : (
          <span className="text-muted block truncate text-xs">{option.description}</span>
        )}
      </span>
      <Base.ItemIndicator>
        <Check aria-hidden className="text-accent-ink" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
