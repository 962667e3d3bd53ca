import { Kbd } from '@autocrm/core/ui/kbd.tsx';
import { t } from './messages.ts';
import { keyCaps } from './shortcuts.ts';

/** A shortcut as the keys that are pressed. @param keys as the table of shortcuts writes them */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex items-center gap-1 whitespace-nowrap">
      {keys.split(' ').map((press, index) => (
        <span key={press} className="flex items-center gap-1">
          {index > 0 ? <span className="text-muted text-xs">{t.commands.after}</span> : null}
          {keyCaps(press).map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
