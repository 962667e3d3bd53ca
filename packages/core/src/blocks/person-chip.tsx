import { cn } from '../lib/cn.ts';
import { Avatar } from '../ui/avatar.tsx';

export interface PersonChipProps {
  name: string;
  avatar_url?: string | null | undefined;
  /** A second line: an address, a team, a role. */
  detail?: string | undefined;
  size?: 'sm' | 'md' | undefined;
  className?: string | undefined;
}

/** A person by face and name; what does not fit shows on hover. */
export function PersonChip({ name, avatar_url, detail, size = 'sm', className }: PersonChipProps) {
  return (
    <span
      className={cn('inline-flex max-w-full min-w-0 items-center gap-2 align-middle', className)}
    >
      <Avatar name={name} src={avatar_url} size={size} />
      <span className="min-w-0 text-start">
        <span dir="auto" className="block truncate" title={name}>
          {name}
        </span>
        {detail === undefined ? null : (
          <span className="text-muted block truncate text-xs" title={detail}>
            {detail}
          </span>
        )}
      </span>
    </span>
  );
}
