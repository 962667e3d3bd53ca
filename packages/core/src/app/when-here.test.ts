import { expect, test, vi } from 'vitest';
import { whenHere } from './when-here.ts';

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const step = () => vi.fn<() => void>();

test('what has come is shown', async () => {
  const show = step();
  whenHere(() => Promise.resolve(), { show });
  await vi.waitFor(() => {
    expect(show).toHaveBeenCalledTimes(1);
  });
});

test('offline what does not come is given up, and nothing is shown', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const [show, giveUp] = [step(), step()];
  whenHere(gone, { show, giveUp });
  await vi.waitFor(() => {
    expect(giveUp).toHaveBeenCalledTimes(1);
  });
  expect(show).not.toHaveBeenCalled();
});

test('what does not come with a network is shown as it is: the page says that it is outdated', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  const [show, giveUp] = [step(), step()];
  whenHere(gone, { show, giveUp });
  await vi.waitFor(() => {
    expect(show).toHaveBeenCalledTimes(1);
  });
  expect(giveUp).not.toHaveBeenCalled();
});
