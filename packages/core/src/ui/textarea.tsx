import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { cn } from '../lib/cn.ts';
import { mergeRefs } from '../lib/merge-refs.ts';
import { controlVariants } from './control.ts';

export interface TextareaProps extends ComponentProps<'textarea'> {
  /** Without its own border, inside something that has one. */
  bare?: boolean | undefined;
}

/** Grows with its text from `rows` up to 60 % of the window, then scrolls. Controlled. */
export function Textarea({
  className,
  bare = false,
  rows = 4,
  ref,
  value,
  ...props
}: TextareaProps) {
  const inner = useRef<HTMLTextAreaElement>(null);

  // The height depends on the laid-out text, so it can only be read after React has put it there.
  useLayoutEffect(() => {
    const element = inner.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [value]);

  return (
    <textarea
      // Words are read in their own direction, whatever the page's.
      dir="auto"
      {...props}
      ref={mergeRefs(inner, ref)}
      rows={rows}
      value={value}
      className={cn(
        'max-h-[60dvh] resize-none overflow-y-auto leading-relaxed',
        bare
          ? 'w-full bg-transparent px-3 py-2.5 text-base outline-none'
          : [controlVariants(), 'h-auto py-2'],
        className,
      )}
    />
  );
}
