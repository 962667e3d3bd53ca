import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { StatusIcon } from '@autocrm/core/blocks/status-badge.tsx';
import type { StaffTicketDetail, TicketLink } from '@autocrm/core/contracts/ticket-detail.ts';
import { unlinkTicketsMutation } from '@autocrm/core/data/tickets/links.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Link2, X } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCommand } from '../../lib/commands.tsx';
import { late } from '../../lib/late-messages.ts';
import { PanelSection } from './panel-section.tsx';

const AddLink = lazy(async () => ({ default: (await import('./add-link.tsx')).AddLink }));

export interface LinksProps {
  ticket: StaffTicketDetail;
  /** Shows the panel where it is hidden, on narrow screens. */
  onReveal?: (() => void) | undefined;
}

/** What belongs to this ticket, and how. Only links made by hand are taken away by hand. */
export function Links({ ticket, onReveal }: LinksProps) {
  const [isAdding, setAdding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const open = () => {
    if (button.current?.getClientRects().length === 0) onReveal?.();
    else setAdding(true);
  };
  useCommand('ticket.link', open);
  const { mutate: unlink } = useMutation({
    ...unlinkTicketsMutation(ticket.id),
  });
  return (
    <PanelSection title={late.workspace.links}>
      {ticket.links.length === 0 ? (
        <p className="text-muted text-sm">{late.workspace.no_links}</p>
      ) : (
        <ul className="-mx-1.5 grid grid-cols-1 gap-0.5">
          {ticket.links.map((link) => (
            <LinkLine
              key={`${link.kind}-${link.id}`}
              link={link}
              onRemove={
                link.kind === 'related'
                  ? () => {
                      unlink(link.id, {
                        onSuccess: () => {
                          notify({ title: late.workspace.link_removed(link.number) });
                        },
                      });
                    }
                  : undefined
              }
            />
          ))}
        </ul>
      )}
      {isAdding ? (
        <Suspense>
          <AddLink
            ticketId={ticket.id}
            onClose={() => {
              setAdding(false);
              // The button comes back in place of the form.
              requestAnimationFrame(() => button.current?.focus());
            }}
          />
        </Suspense>
      ) : (
        <Button
          ref={button}
          size="sm"
          className="mt-2"
          onClick={() => {
            setAdding(true);
          }}
        >
          <Link2 aria-hidden />
          {late.workspace.link_add}
        </Button>
      )}
    </PanelSection>
  );
}

function LinkLine({ link, onRemove }: { link: TicketLink; onRemove: (() => void) | undefined }) {
  const labels = useBlockLabels();
  const { view = 'live' } = useParams();
  return (
    <li className="flex items-end">
      <Link
        to={paths.ticket(view, link.number)}
        title={link.subject}
        className="hover:bg-hover min-w-0 flex-1 rounded-md px-1.5 py-1 text-sm"
      >
        <span className="text-muted block text-xs">{late.workspace.link_kinds[link.kind]}</span>
        <span className="flex items-center gap-2">
          <StatusIcon status={link.status} />
          <span className="sr-only">{labels.status[link.status]}</span>
          <span className="min-w-0 truncate">{`#${link.number} ${link.subject}`}</span>
        </span>
      </Link>
      {onRemove ? (
        <IconButton
          size="sm"
          icon={X}
          label={late.workspace.link_remove(link.number)}
          onClick={onRemove}
        />
      ) : null}
    </li>
  );
}
