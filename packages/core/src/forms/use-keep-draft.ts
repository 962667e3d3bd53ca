import { useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/**
 * Saves after every change of a field or of the files, but not what the form began with.
 *
 * @param files stands for the files that have arrived: their ids, joined
 * @param keep saves what the form holds when it is called
 */
export function useKeepDraft<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  files: string,
  keep: () => void,
): void {
  const latest = useRef(keep);
  const kept = useRef(files);

  // The subscription outlives renders and must save what is there at its time.
  useEffect(() => {
    latest.current = keep;
  });

  // A form tells its changes by subscription, so that typing does not render the whole page.
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: () => {
          latest.current();
        },
      }),
    [form],
  );

  // An upload ends by itself, long after the click that began it.
  useEffect(() => {
    if (kept.current === files) return;
    kept.current = files;
    latest.current();
  }, [files]);
}
