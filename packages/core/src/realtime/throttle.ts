/**
 * Runs at once, then at most once per `wait` ms; calls in between are gathered into one at the end.
 *
 * @param wait ms between two runs
 */
export function throttle(run: () => void, wait: number): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const fire = () => {
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      fire();
    }, wait);
  };
  return {
    call: () => {
      if (timer === undefined) fire();
      else isWanted = true;
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      isWanted = false;
    },
  };
}
