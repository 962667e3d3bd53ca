import { fraction, pick } from './random.ts';

export interface Rating {
  /** 1 to 5. */
  readonly rating: number;
  readonly comment: string;
}

const SLOW_HOURS = 40;

const comments = {
  happy: [
    'Quick, friendly and right the first time.',
    'Thank you, I could follow every step.',
    'Solved before my next meeting. Great!',
    'Clear answers, and nobody made me start over.',
  ],
  fair: [
    'Good help in the end, a few steps could have been in the help centre.',
    'Solved. The first answer could have come a little sooner.',
  ],
  unhappy: [
    'It works now, but I waited far too long between the answers.',
    'Friendly people, but this dragged on for too long.',
    'Solved after too many rounds. I would have liked a call.',
  ],
} as const;

function drawStars(key: string, hours: number): number {
  const draw = fraction(`stars ${key}`);
  if (hours > SLOW_HOURS && draw < 0.25) return draw < 0.08 ? 1 : 2;
  if (draw < 0.1) return 3;
  return draw < 0.42 ? 4 : 5;
}

/**
 * What a customer thought of the help they got, if they said so: most were content, and who was not had waited long.
 *
 * @param hours from writing the ticket to its solution
 */
export function drawRating(key: string, hours: number): Rating | null {
  if (fraction(`rated ${key}`) >= 0.6) return null;
  const rating = drawStars(key, hours);
  const comment = (kind: keyof typeof comments): string => pick(comments[kind], `comment ${key}`);
  if (rating <= 2) return { rating, comment: comment('unhappy') };
  const says = fraction(`says ${key}`) < 0.35;
  return { rating, comment: says ? comment(rating === 3 ? 'fair' : 'happy') : '' };
}
