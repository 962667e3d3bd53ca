import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { BlockLabels } from '@autocrm/core/blocks/labels.ts';
import type { MentionCandidate } from '@autocrm/core/contracts/mention.ts';
import type { TicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';
import { avatarQueries } from '@autocrm/core/data/attachments/queries.ts';
import { mentionQueries } from '@autocrm/core/data/mentions/queries.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { Spinner } from '@autocrm/core/ui/spinner.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { late } from '../../../lib/late-messages.ts';
import type { Mentioned } from '../written-draft.ts';
import { CompletionPopup } from './completion-popup.tsx';
import { isMeant, mentionToken } from './mention-token.ts';
import {
  type Completion,
  type CompletionItem,
  type Token,
  useCompletion,
} from './use-completion.ts';

/** So many are shown; typing on finds the others. */
const most = 8;

export interface MentionsOptions {
  ticket: TicketDetail;
  /** Null where nobody can be mentioned, as in a reply. */
  text: string | null;
  caret: number | null;
  onMention: (person: Mentioned, token: Token) => void;
}

/** Colleagues to choose from while `@` is typed in a note. */
export function useMentions(options: MentionsOptions): Completion & { popup: ReactNode } {
  const { ticket, text, caret, onMention } = options;
  const { availability } = useBlockLabels();
  const token = text === null ? null : mentionToken(text, caret);
  const query = useQuery({
    ...mentionQueries.candidates(ticket.id),
    enabled: token !== null && ticket.is_staff_view,
  });
  const found = (query.data ?? []).filter(({ full_name }) =>
    isMeant(full_name, token?.query ?? ''),
  );
  const inOrder = [
    ...found.filter(({ can_read }) => can_read),
    ...found.filter((one) => !one.can_read),
  ];
  // Behind a whole name one writes on; with a blank nothing is a name any more.
  const isOver = query.data !== undefined && found.length === 0 && /\s/u.test(token?.query ?? '');
  const completion = useCompletion({
    token: isOver ? null : token,
    items: inOrder.slice(0, most).map((person) => itemOf(person, availability)),
    onChoose: (id, at) => {
      const person = found.find((one) => one.id === id);
      if (person) onMention({ id: person.id, full_name: person.full_name }, at);
    },
  });
  return {
    ...completion,
    popup: completion.list ? (
      <CompletionPopup
        label={late.workspace.colleagues}
        list={completion.list}
        status={<State query={query} isEmpty={found.length === 0} />}
      />
    ) : null,
  };
}

interface StateProps {
  query: { isPending: boolean; isError: boolean; data: unknown };
  isEmpty: boolean;
}

function State({ query, isEmpty }: StateProps) {
  if (query.isPending) return <Spinner />;
  if (query.isError && query.data === undefined) return late.workspace.colleagues_failed;
  return isEmpty ? late.workspace.no_colleague : null;
}

function itemOf(
  person: MentionCandidate,
  availability: BlockLabels['availability'],
): CompletionItem {
  return {
    id: person.id,
    label: person.full_name,
    description: person.can_read ? availability[person.availability] : late.workspace.cannot_read,
    icon: <Face person={person} />,
    isDisabled: !person.can_read,
  };
}

function Face({ person }: { person: MentionCandidate }) {
  const { data: picture } = useQuery(avatarQueries.url(person.avatar_path));
  return <Avatar size="sm" name={person.full_name} src={picture} />;
}
