import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { Kbd } from './kbd.tsx';

const itemClass =
  'flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2 py-1 text-base outline-none select-none data-disabled:text-muted data-disabled:opacity-60 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0';

export interface MenuProps {
  /** The button that opens it; it needs a name. */
  trigger: ReactElement;
  children: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
  align?: 'start' | 'center' | 'end' | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Actions, or a choice among a few. Holds MenuItem, MenuRadioGroup, MenuCheckboxItem, MenuGroup, MenuSeparator. */
export function Menu({
  trigger,
  children,
  side = 'bottom',
  align = 'start',
  open,
  onOpenChange,
}: MenuProps) {
  return (
    <Base.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup className="popup-motion bg-raised shadow-raised max-h-[min(36rem,var(--available-height))] min-w-44 overflow-y-auto rounded-lg p-1 outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  icon?: LucideIcon | undefined;
  shortcut?: string | undefined;
  tone?: 'neutral' | 'danger' | undefined;
  disabled?: boolean | undefined;
  onSelect?: (() => void) | undefined;
  /** A link to render in place of the item: `<Link to="…" />`. */
  render?: ReactElement | undefined;
  children: ReactNode;
}

export function MenuItem({
  icon: Icon,
  shortcut,
  tone = 'neutral',
  disabled,
  onSelect,
  render,
  children,
}: MenuItemProps) {
  return (
    <Base.Item
      disabled={disabled}
      onClick={onSelect}
      render={render}
      className={cn(
        itemClass,
        tone === 'danger' && 'text-danger-ink data-highlighted:bg-danger-soft',
      )}
    >
      {Icon ? <Icon aria-hidden className={tone === 'danger' ? '' : 'text-muted'} /> : null}
      <span className="flex-1">{children}</span>
      {shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>}
    </Base.Item>
  );
}

export function MenuCheckboxItem({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem checked={checked} onCheckedChange={onChange} className={itemClass}>
      <span className="flex-1">{children}</span>
      <Base.CheckboxItemIndicator>
        <Check aria-hidden className="text-accent-ink" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export interface MenuRadioGroupProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: ReactNode; disabled?: boolean | undefined }[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of a few. Choosing closes the menu. */
export function MenuRadioGroup<Value extends string>({
  label,
  options,
  value,
  onChange,
}: MenuRadioGroupProps<Value>) {
  return (
    <Base.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next: unknown) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          closeOnClick
          className={itemClass}
        >
          <span className="flex-1">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check aria-hidden className="text-accent-ink" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="text-muted px-2 pt-1.5 pb-1 text-xs font-medium">
        {label}
      </Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="bg-border mx-1 my-1 h-px" />;
}
