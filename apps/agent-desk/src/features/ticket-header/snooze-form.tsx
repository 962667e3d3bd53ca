import { Button } from '@autocrm/core/ui/button.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { type SubmitEvent, useId, useState } from 'react';
import { t } from '../../lib/messages.ts';
import { longDateTime } from '../../lib/times.ts';
import { snoozeTimes, toLocalInput } from './snooze-times.ts';

const presets = ['later', 'tomorrow', 'next_week'] as const;
const year = 365 * 24 * 60 * 60 * 1000;

/** Three usual times and any other. */
export function SnoozeForm({ onSnooze }: { onSnooze: (until: Date) => void }) {
  const id = useId();
  const [now] = useState(() => new Date());
  const times = snoozeTimes(now);
  const [custom, setCustom] = useState(() => toLocalInput(times.tomorrow));
  const [isRefused, setRefused] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const until = new Date(custom);
    const rest = until.getTime() - Date.now();
    if (rest > 0 && rest < year) onSnooze(until);
    else setRefused(true);
  };
  return (
    <>
      <ul>
        {presets.map((preset) => (
          <li key={preset}>
            <button
              type="button"
              onClick={() => {
                onSnooze(times[preset]);
              }}
              className="hover:bg-hover focus-visible:bg-hover flex min-h-8 w-full items-center justify-between gap-3 rounded-md px-2 text-base -outline-offset-2"
            >
              {t.ticket.snooze_presets[preset]}
              <span className="text-muted text-sm whitespace-nowrap">
                {longDateTime(times[preset].toISOString())}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <form noValidate onSubmit={submit} className="border-border mt-1 border-t px-2 pt-2 pb-1">
        <label htmlFor={id} className="text-muted mb-1 block text-xs font-medium">
          {t.ticket.snooze_custom}
        </label>
        <div className="flex gap-2">
          <Input
            id={id}
            type="datetime-local"
            size="sm"
            value={custom}
            min={toLocalInput(now)}
            aria-invalid={isRefused || undefined}
            aria-describedby={isRefused ? `${id}-error` : undefined}
            onChange={(event) => {
              setCustom(event.target.value);
              setRefused(false);
            }}
          />
          <Button type="submit" size="sm">
            {t.ticket.snooze_set}
          </Button>
        </div>
        {isRefused ? (
          <p id={`${id}-error`} role="alert" className="text-danger-ink mt-1 text-sm">
            {t.ticket.snooze_invalid}
          </p>
        ) : null}
      </form>
    </>
  );
}
