import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { cn } from '../lib/cn.ts';
import { controlVariants } from './control.ts';
import { iconButtonVariants } from './icon-button.tsx';
import { Spinner } from './spinner.tsx';
import { useUiLabels } from './ui-labels.tsx';

export interface ComboboxOption<Value extends string> {
  value: Value;
  label: string;
  description?: string | undefined;
  icon?: ReactNode;
}

/** Fetched while typing: the caller holds the query and hands in what it found, already filtered. */
export interface ComboboxSearch {
  onQuery: (query: string) => void;
  pending: boolean;
  /** Why the last search failed. */
  error?: string | undefined;
}

export interface ComboboxProps<Value extends string> {
  options: readonly ComboboxOption<Value>[];
  /** The whole chosen option, since a fetched list may not hold it any more. */
  value: ComboboxOption<Value> | null;
  onChange: (option: ComboboxOption<Value> | null) => void;
  search?: ComboboxSearch | undefined;
  placeholder?: string | undefined;
  clearable?: boolean | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  onBlur?: (() => void) | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: boolean | undefined;
}

/** One of many, found by typing. Without `search` it filters `options` itself. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const {
    options,
    value,
    onChange,
    search,
    placeholder,
    clearable = true,
    disabled,
    ...input
  } = props;
  const labels = useUiLabels();
  return (
    <Base.Root<ComboboxOption<Value>>
      items={options}
      value={value}
      onValueChange={(next) => {
        onChange(next);
      }}
      onInputValueChange={(query, details) => {
        if (details.reason === 'input-change' || details.reason === 'input-clear')
          search?.onQuery(query);
      }}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(a, b) => a.value === b.value}
      {...(search ? { filter: null } : {})}
      disabled={disabled}
      autoHighlight
    >
      <div className="relative">
        <Base.Input
          {...input}
          placeholder={placeholder ?? labels.select_placeholder}
          className={cn(controlVariants(), 'pe-16')}
          onKeyDown={(event) => {
            // Where no list is open, Escape closes what is around: it must not empty the field on the way.
            const isOpen = event.currentTarget.getAttribute('aria-expanded') === 'true';
            if (event.key === 'Escape' && !isOpen) event.preventBaseUIHandler();
          }}
        />
        <span className="absolute inset-y-0 end-1 flex items-center">
          {clearable && value !== null ? (
            <Base.Clear aria-label={labels.clear} className={iconButtonVariants({ size: 'sm' })}>
              <X aria-hidden />
            </Base.Clear>
          ) : null}
          <Base.Trigger
            aria-label={labels.show_options}
            className={iconButtonVariants({ size: 'sm' })}
          >
            {search?.pending === true ? <Spinner /> : <ChevronsUpDown aria-hidden />}
          </Base.Trigger>
        </span>
      </div>
      <ComboboxPopup search={search} isEmpty={options.length === 0} />
    </Base.Root>
  );
}

function ComboboxPopup({
  search,
  isEmpty,
}: {
  search: ComboboxSearch | undefined;
  isEmpty: boolean;
}) {
  const labels = useUiLabels();
  const pending = search?.pending === true;
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50">
        <Base.Popup className="popup-motion bg-raised shadow-raised max-h-[min(22rem,var(--available-height))] w-(--anchor-width) overflow-y-auto rounded-lg p-1">
          <Base.Status className="text-muted px-2 py-1.5 text-sm empty:hidden">
            {search?.error ?? (pending && isEmpty ? labels.loading : null)}
          </Base.Status>
          <Base.Empty className="text-muted px-2 py-1.5 text-sm empty:hidden">
            {pending || search?.error !== undefined ? null : labels.no_matches}
          </Base.Empty>
          <Base.List>
            {(option: ComboboxOption<string>) => (
              <ComboboxItem key={option.value} option={option} />
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function ComboboxItem({ option }: { option: ComboboxOption<string> }) {
  return (
    <Base.Item
      value={option}
      className="data-highlighted:bg-hover flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-base outline-none select-none"
    >
      {option.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {option.description === undefined ? null : (
          <span className="text-muted block truncate text-xs">{option.description}</span>
        )}
      </span>
      <Base.ItemIndicator>
        <Check aria-hidden className="text-accent-ink size-4" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
