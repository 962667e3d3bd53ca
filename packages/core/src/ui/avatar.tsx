import { cva, type VariantProps } from 'class-variance-authority';
import { useState } from 'react';
import { cn } from '../lib/cn.ts';
import { initials } from '../lib/initials.ts';
import type { Tone } from './badge.tsx';

const avatarVariants = cva(
  'bg-tone-soft text-tone relative inline-grid shrink-0 place-items-center overflow-hidden rounded-full font-semibold select-none before:content-[attr(data-initials)]',
  {
    variants: {
      size: {
        xs: 'size-5 text-[0.625rem]',
        sm: 'size-6 text-[0.6875rem]',
        md: 'size-8 text-xs',
        lg: 'size-12 text-base',
      },
    },
    defaultVariants: { size: 'md' },
  },
);

const TONES = [
  'new',
  'open',
  'in_progress',
  'waiting',
  'resolved',
  'high',
  'urgent',
  'medium',
] as const satisfies readonly Tone[];

/** The same person has the same colour everywhere, on every screen. */
function toneOf(name: string): Tone {
  let hash = 7;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return TONES[hash % TONES.length] ?? 'neutral';
}

export interface AvatarProps extends VariantProps<typeof avatarVariants> {
  name: string;
  src?: string | null | undefined;
  className?: string | undefined;
}

/** A person's picture, or initials. Decoration: the name stands beside it, or the caller names it. */
export function Avatar({ name, src, size, className }: AvatarProps) {
  // Which picture failed, not whether one did: another picture gets its own chance.
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <span
      aria-hidden
      data-tone={toneOf(name)}
      // Drawn, not written: as text they would have to be part of the name of a button around them (WCAG 2.5.3).
      data-initials={initials(name)}
      className={cn(avatarVariants({ size }), className)}
    >
      {src && src !== failed ? (
        <img
          src={src}
          alt=""
          className="absolute inset-0 size-full object-cover"
          onError={() => {
            setFailed(src);
          }}
        />
      ) : null}
    </span>
  );
}
