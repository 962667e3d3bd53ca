import { appError } from '../db/to-app-error.ts';
import { reportUnless } from '../lib/report-unless.ts';
import { tellFailure } from './tell-failure.ts';

interface Arrival {
  show: () => void;
  /** Offline: nothing comes now. */
  giveUp?: () => void;
}

/** Code that does not come is a TypeError. */
const missing = reportUnless('TypeError');

/**
 * Shows something whose code comes late once that is there. Offline nothing comes: that is told, and the next press
 * asks again. What does not come with a network is another deployment's, which the page's boundary says.
 */
export function whenHere(load: () => Promise<unknown>, { show, giveUp }: Arrival): void {
  load().then(show, (error: unknown) => {
    missing(error);
    if (navigator.onLine) {
      show();
      return;
    }
    tellFailure(appError('offline', 'offline'));
    giveUp?.();
  });
}
