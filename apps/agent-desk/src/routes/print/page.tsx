import { useSearch } from '@autocrm/core/app/search.ts';
import { SignedIn } from '@autocrm/core/app/signed-in.tsx';
import { ticketQueries } from '@autocrm/core/data/tickets/queries.ts';
import { wholeTimelineQuery } from '@autocrm/core/data/tickets/whole-timeline.ts';
import { Main } from '@autocrm/core/ui/app-shell.tsx';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button, buttonVariants } from '@autocrm/core/ui/button.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { ErrorState } from '@autocrm/core/ui/error-state.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import * as z from 'zod/mini';
import { paths } from '../../app/paths.ts';
import { PrintSheet } from '../../features/print/print-sheet.tsx';
import { DeskTitle } from '../../lib/desk-title.tsx';
import { late } from '../../lib/late-messages.ts';

const searchSchema = z.object({ notes: z.catch(z.optional(z.literal('on')), undefined) });

/** A ticket for paper: what the customer may read; internal notes only where one asks for them. */
export function PrintPage() {
  return (
    <SignedIn>
      <div className="bg-sunken min-h-0 flex-1 overflow-y-auto print:overflow-visible print:bg-transparent">
        <Main>
          <Print number={useParams()['number'] ?? ''} />
        </Main>
      </div>
    </SignedIn>
  );
}

function Print({ number }: { number: string }) {
  const [{ notes }, setSearch] = useSearch(searchSchema);
  const ticket = useQuery(ticketQueries.detail(number));
  const id = ticket.data?.id;
  const timeline = useQuery({ ...wholeTimelineQuery(id ?? ''), enabled: id !== undefined });
  const error = ticket.error ?? timeline.error;
  if (error) {
    return (
      <Frame number={number}>
        <ErrorState
          message={error.message}
          retrying={ticket.isFetching || timeline.isFetching}
          onRetry={() => {
            void (ticket.error ? ticket.refetch() : timeline.refetch());
          }}
        />
      </Frame>
    );
  }
  if (!ticket.data || !timeline.data) {
    return (
      <Frame number={number}>
        <SkeletonGroup className="bg-surface mx-auto grid min-h-96 max-w-3xl content-start gap-4 p-12">
          <Skeleton className="h-7 w-2/3" />
          <Skeleton className="h-24" />
          <Skeleton className="h-40" />
        </SkeletonGroup>
      </Frame>
    );
  }
  const isStaffView = ticket.data.is_staff_view;
  return (
    <Frame
      number={number}
      tools={
        <>
          {isStaffView ? (
            <Checkbox
              label={late.print.with_notes}
              checked={notes === 'on'}
              onCheckedChange={(isOn) => {
                setSearch({ notes: isOn ? 'on' : undefined }, { replace: true });
              }}
            />
          ) : null}
          <Button
            variant="primary"
            onClick={() => {
              window.print();
            }}
          >
            <Printer aria-hidden />
            {late.print.print}
          </Button>
        </>
      }
    >
      {isStaffView && notes === 'on' ? (
        <Banner tone="warning" className="mx-auto mb-4 max-w-3xl print:hidden">
          {late.print.notes_warning}
        </Banner>
      ) : null}
      <DeskTitle title={late.print.title(ticket.data.number, ticket.data.subject)} />
      <PrintSheet
        ticket={ticket.data}
        entries={timeline.data.filter(
          ({ kind }) => kind === 'message' || (kind === 'note' && isStaffView && notes === 'on'),
        )}
      />
    </Frame>
  );
}

function Frame({
  number,
  tools,
  children,
}: {
  number: string;
  tools?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <div className="border-border bg-surface sticky top-0 z-10 flex min-h-12 flex-wrap items-center justify-end gap-x-4 gap-y-2 border-b px-4 py-2 print:hidden">
        <Link
          to={paths.ticketAlone(Number(number))}
          className={buttonVariants({ variant: 'ghost', className: 'me-auto' })}
        >
          <ArrowLeft aria-hidden />
          {late.print.back}
        </Link>
        {tools}
      </div>
      <div className="px-4 py-6 max-sm:px-0 print:p-0">{children}</div>
    </>
  );
}
