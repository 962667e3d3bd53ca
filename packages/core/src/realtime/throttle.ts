/**
 * Runs at once, then at most once per `wait` ms; calls in between are gathered into one at the end. What takes its time
 * is not started again before it has ended.
 *
 * @param wait ms between the end of a run and the next one
 */
export function throttle(
  run: () => void | Promise<void>,
  wait: number,
): { call: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isWanted = false;
  const rest = () => {
    timer = setTimeout(() => {
      isBusy = false;
      if (isWanted) fire();
    }, wait);
  };
  const fire = () => {
    isBusy = true;
    isWanted = false;
    const running = run();
    if (running) void running.finally(rest);
    else rest();
  };
  return {
    call: () => {
      if (isBusy) isWanted = true;
      else fire();
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      isWanted = false;
    },
  };
}
