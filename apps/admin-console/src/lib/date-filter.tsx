import { Input } from '@autocrm/core/ui/input.tsx';
import { Label } from '@autocrm/core/ui/label.tsx';
import { Popover } from '@autocrm/core/ui/popover.tsx';
import { useId } from 'react';
import { shortDate } from './dates.ts';
import { FilterButton } from './filter-button.tsx';
import { t } from './messages.ts';

export interface DateRange {
  from: string | undefined;
  to: string | undefined;
}

interface DateFilterProps extends DateRange {
  name: string;
  onChange: (range: Partial<DateRange>) => void;
}

/** Narrows to a span of days, both ends included; either may be open. */
export function DateFilter({ name, from, to, onChange }: DateFilterProps) {
  const id = useId();
  return (
    <Popover
      label={t.tickets.filter(name)}
      trigger={<FilterButton name={name} value={rangeText({ from, to })} />}
      className="grid grid-cols-[auto_1fr] items-center gap-2"
    >
      <Label htmlFor={`${id}-from`}>{t.tickets.from}</Label>
      <Input
        id={`${id}-from`}
        type="date"
        size="sm"
        value={from ?? ''}
        max={to}
        onChange={(event) => {
          onChange({ from: event.currentTarget.value || undefined });
        }}
      />
      <Label htmlFor={`${id}-to`}>{t.tickets.to}</Label>
      <Input
        id={`${id}-to`}
        type="date"
        size="sm"
        value={to ?? ''}
        min={from}
        onChange={(event) => {
          onChange({ to: event.currentTarget.value || undefined });
        }}
      />
    </Popover>
  );
}

function rangeText({ from, to }: DateRange): string | undefined {
  if (from !== undefined && to !== undefined)
    return t.tickets.between(shortDate(from), shortDate(to));
  if (from !== undefined) return t.tickets.from_date(shortDate(from));
  return to === undefined ? undefined : t.tickets.to_date(shortDate(to));
}
