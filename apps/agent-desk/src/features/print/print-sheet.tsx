import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import { Markdown } from '@autocrm/core/blocks/markdown.tsx';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import type { TimelineEntry } from '@autocrm/core/contracts/timeline.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { cn } from '@autocrm/core/lib/cn.ts';
import { formatBytes } from '@autocrm/core/lib/format-bytes.ts';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { fullDateTime } from '../../lib/times.ts';

export interface PrintSheetProps {
  ticket: TicketDetail;
  /** What is printed after the opening message, oldest first. */
  entries: readonly TimelineEntry[];
}

/** The ticket as it stands on paper: black on white in every theme, no entry torn from its author's line. */
export function PrintSheet({ ticket, entries }: PrintSheetProps) {
  const labels = useBlockLabels();
  const { data: settings } = useQuery(catalogQueries.settings());
  const [printedAt] = useState(() => new Date().toISOString());
  const customer = [ticket.customer_display_name, ticket.customer_email].filter(Boolean).join(', ');
  return (
    <article className="bg-surface text-text shadow-card mx-auto max-w-3xl px-12 py-10 text-[0.875rem] scheme-light max-sm:px-5 print:max-w-none print:p-0 print:text-[10pt] print:shadow-none">
      <header className="border-text border-b-2 pb-4">
        <p className="text-muted text-sm">{settings?.company_name}</p>
        <h1 tabIndex={-1} className="mt-1 text-2xl font-semibold text-balance break-words">
          <bdi>{ticket.subject}</bdi>{' '}
          <span className="text-muted font-normal">{`#${ticket.number}`}</span>
        </h1>
        <dl className="mt-4 grid grid-cols-[max-content_1fr_max-content_1fr] gap-x-4 gap-y-1 text-sm max-sm:grid-cols-[max-content_1fr]">
          <dt className="text-muted">{late.print.customer}</dt>
          <dd className="col-span-3 min-w-0 break-words max-sm:col-span-1">{customer}</dd>
          <Fact name={late.print.opened}>{fullDateTime(ticket.created_at)}</Fact>
          <Fact name={late.print.status}>{labels.status[ticket.status]}</Fact>
          <Fact name={late.print.printed}>{fullDateTime(printedAt)}</Fact>
          <Fact name={late.print.priority}>{labels.priority[ticket.priority]}</Fact>
          <Fact name={late.print.assignee}>{ticket.assignee_name ?? t.ticket.nobody}</Fact>
        </dl>
      </header>
      <ol>
        <Entry
          author={ticket.customer_display_name ?? ''}
          at={ticket.created_at}
          body={ticket.description}
          files={ticket.attachments}
        />
        {entries.map((entry) =>
          entry.kind === 'activity' ? null : (
            <Entry
              key={entry.id}
              author={entry.author_name}
              role={entry.author_role === 'customer' ? undefined : labels.role[entry.author_role]}
              at={entry.created_at}
              body={entry.body ?? ''}
              files={entry.attachments}
              isNote={entry.kind === 'note'}
            />
          ),
        )}
      </ol>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

interface EntryProps {
  author: string;
  role?: string | undefined;
  at: string;
  body: string;
  files: TicketDetail['attachments'];
  isNote?: boolean;
}

function Entry({ author, role, at, body, files, isNote = false }: EntryProps) {
  return (
    <li className={cn('border-border border-b py-4', isNote && 'border-s-text border-s-4 ps-4')}>
      <p className="break-after-avoid text-sm">
        <span className="font-semibold">{author}</span>
        {role === undefined ? null : <span className="text-muted">{` · ${role}`}</span>}
        <span className="text-muted">{` · ${fullDateTime(at)}`}</span>
        {isNote ? (
          <span className="ms-2 inline-flex items-center gap-1 font-medium">
            <Lock aria-hidden className="size-3" />
            {late.print.note}
          </span>
        ) : null}
      </p>
      <div className="mt-1.5 [&_li]:break-inside-avoid [&_pre]:break-inside-avoid">
        {body === '' ? null : <Markdown text={body} />}
      </div>
      {files.length > 0 ? (
        <p className="text-muted mt-2 text-sm">
          {`${late.print.files}: ${files.map(({ file_name, file_size }) => `${file_name} (${formatBytes(file_size)})`).join(', ')}`}
        </p>
      ) : null}
    </li>
  );
}
