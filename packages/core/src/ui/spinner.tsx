import { LoaderCircle } from 'lucide-react';
import { cn } from '../lib/cn.ts';

/** A turning mark beside words that say what is going on; it says nothing by itself. */
export function Spinner({ className }: { className?: string | undefined }) {
  return <LoaderCircle aria-hidden className={cn('size-4 shrink-0 animate-spin', className)} />;
}
