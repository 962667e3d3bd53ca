import type { TimelineEntry } from '@autocrm/core/blocks/timeline-types.ts';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/messages.ts';

const EditNote = lazy(async () => ({ default: (await import('./edit-note.tsx')).EditNote }));

/** How long one's own note can be changed, in ms; the database holds to it. */
const editMs = 15 * 60 * 1000;

export interface NoteMenuProps {
  ticketId: string;
  entry: TimelineEntry;
}

/** What one can do with an entry: change one's own note for a while. */
export function NoteMenu({ ticketId, entry }: NoteMenuProps) {
  const [isEditing, setEditing] = useState(false);
  // As of when it is drawn first; whoever is later is told by the database.
  const [isFresh] = useState(() => Date.now() - Date.parse(entry.created_at) < editMs);
  const isOnItsWay = entry.pending === true || entry.failed !== undefined;
  const isOwnNote = entry.kind === 'note' && entry.mine === true && !isOnItsWay;
  if (!isOwnNote || !isFresh) return null;
  return (
    <>
      <IconButton
        size="sm"
        icon={Pencil}
        label={t.ticket.edit_note}
        className="-my-0.5"
        onClick={() => {
          setEditing(true);
        }}
      />
      {isEditing ? (
        <Suspense>
          <EditNote
            ticketId={ticketId}
            note={{ id: entry.id, body: entry.body ?? '' }}
            onClose={() => {
              setEditing(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
