export interface Debounced<Args extends readonly unknown[]> {
  (...args: Args): void;
  /** Runs a waiting call at once. */
  flush: () => void;
  /** Drops a waiting call. */
  cancel: () => void;
}

/**
 * Delays `run` until `wait` ms have passed without another call; only the last arguments count.
 *
 * @param wait quiet time in ms
 */
export function debounce<Args extends readonly unknown[]>(
  run: (...args: Args) => void,
  wait: number,
): Debounced<Args> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: Args | undefined;

  const fire = () => {
    clearTimeout(timer);
    const args = waiting;
    waiting = undefined;
    if (args) run(...args);
  };
  const debounced = (...args: Args) => {
    waiting = args;
    clearTimeout(timer);
    timer = setTimeout(fire, wait);
  };
  return Object.assign(debounced, {
    flush: fire,
    cancel: () => {
      clearTimeout(timer);
      waiting = undefined;
    },
  });
}
