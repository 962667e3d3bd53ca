import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import type { AccountSession } from '@autocrm/core/contracts/account.ts';
import { endSessionMutation } from '@autocrm/core/data/account/mutations.ts';
import { accountQueries } from '@autocrm/core/data/account/queries.ts';
import { Badge } from '@autocrm/core/ui/badge.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { RelativeTime } from '@autocrm/core/ui/relative-time.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { late } from '../../lib/late-messages.ts';
import { deviceOf } from './device-of.ts';

/** Where the person is signed in; each of the other places can be ended. */
export function SessionList() {
  const query = useQuery(accountQueries.sessions());
  const end = useMutation(endSessionMutation());
  if (query.isPending) {
    return (
      <SkeletonGroup className="grid gap-3">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </SkeletonGroup>
    );
  }
  if (!query.data) {
    return <QueryError query={query} />;
  }
  return (
    <ul aria-label={late.account.sessions_list} className="divide-border divide-y">
      {query.data.map((session) => (
        <SessionItem
          key={session.id}
          session={session}
          onEnd={() => {
            end.mutate(session.id, {
              onSuccess: () => {
                notify({ title: late.account.session_ended, tone: 'success' });
              },
            });
          }}
        />
      ))}
    </ul>
  );
}

function SessionItem({ session, onEnd }: { session: AccountSession; onEnd: () => void }) {
  const { browser, system } = deviceOf(session.user_agent);
  const name = late.account.device(browser, system);
  return (
    <li className="flex items-center gap-3 py-3">
      <MonitorSmartphone aria-hidden className="text-muted size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-words">{name}</span>
          {session.is_current ? <Badge tone="success">{late.account.this_device}</Badge> : null}
        </p>
        <p className="text-muted text-sm">
          {late.account.last_used} <RelativeTime at={session.refreshed_at} />
        </p>
      </div>
      {session.is_current ? null : (
        <Button size="sm" aria-label={late.account.end_session_of(name)} onClick={onEnd}>
          {late.account.end_session}
        </Button>
      )}
    </li>
  );
}
