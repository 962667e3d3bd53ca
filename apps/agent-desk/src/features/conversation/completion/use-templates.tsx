import type {
  RenderedTemplate,
  ResponseTemplate,
} from '@autocrm/core/contracts/response-template.ts';
import { countTemplateUseMutation } from '@autocrm/core/data/templates/mutations.ts';
import { templateQueries } from '@autocrm/core/data/templates/queries.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Kbd } from '@autocrm/core/ui/kbd.tsx';
import { Spinner } from '@autocrm/core/ui/spinner.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { late } from '../../../lib/late-messages.ts';
import { t } from '../../../lib/messages.ts';
import { findTemplates } from '../../../lib/templates/find-templates.ts';
import { CompletionPopup } from './completion-popup.tsx';
import { templateToken } from './template-token.ts';
import {
  type Completion,
  type CompletionItem,
  type Token,
  useCompletion,
} from './use-completion.ts';

const TemplatePreview = lazy(async () => ({
  default: (await import('./template-preview.tsx')).TemplatePreview,
}));

/** So many are shown; typing on finds the others. */
const most = 20;

export interface TemplatesOptions {
  ticketId: string;
  /** Null where there are no templates. */
  text: string | null;
  caret: number | null;
  /** Puts a filled-in text in place of what was typed, or at the text cursor where that has changed meanwhile. */
  onInsert: (rendered: RenderedTemplate, token: Token) => void;
  onCancel: (token: Token, wasOpened: boolean) => void;
}

/** Prepared texts to choose from while `/` and a shortcut are typed; Tab and Enter bring the one that is meant. */
export function useTemplates(options: TemplatesOptions) {
  const { ticketId, text, caret, onInsert, onCancel } = options;
  const client = useQueryClient();
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const token = text === null ? null : templateToken(text, caret, openedAt);
  const query = useQuery({ ...templateQueries.list(), enabled: text !== null && caret !== null });
  const found = findTemplates(query.data ?? [], token?.query ?? '');
  const { mutate: count } = useMutation(countTemplateUseMutation());
  const insert = async (id: string, at: Token) => {
    try {
      const rendered = await client.query(templateQueries.rendered(id, ticketId));
      setOpenedAt(null);
      onInsert(rendered, at);
      count(id);
    } catch (error) {
      notify({ title: toAppError(error).message, tone: 'danger' });
    }
  };
  // Whoever knows the shortcut does not wait for the list.
  const insertEarly = async (at: Token) => {
    const [first] = findTemplates(await client.query(templateQueries.list()), at.query);
    if (first) await insert(first.id, at);
  };
  const isOver = query.data !== undefined && found.length === 0 && /\s/u.test(token?.query ?? '');
  const completion = useCompletion({
    token: isOver ? null : token,
    items: found.slice(0, most).map(itemOf),
    onChoose: (id, at) => void insert(id, at),
    onChooseEarly: (at) => {
      if (!query.isPending || at.query === '') return false;
      insertEarly(at).catch((error: unknown) => {
        notify({ title: toAppError(error).message, tone: 'danger' });
      });
      return true;
    },
    onCancel: (at) => {
      setOpenedAt(null);
      onCancel(at, at.start === openedAt);
    },
  });
  return {
    ...completion,
    /** Has a slash at this place open the list, wherever in a line it stands. */
    openAt: setOpenedAt,
    popup: popupOf(completion, { query, found, ticketId }),
  };
}

interface PopupOptions {
  query: { isPending: boolean; isError: boolean; data: unknown };
  found: readonly ResponseTemplate[];
  ticketId: string;
}

function popupOf({ list }: Completion, { query, found, ticketId }: PopupOptions): ReactNode {
  if (!list) return null;
  const active = found.find(({ id }) => id === list.active?.id);
  return (
    <CompletionPopup
      label={t.nav.templates}
      list={list}
      status={<State query={query} isEmpty={found.length === 0} />}
      aside={
        active ? (
          <Suspense fallback={<Spinner />}>
            <TemplatePreview template={active} ticketId={ticketId} />
          </Suspense>
        ) : null
      }
    />
  );
}

function State({ query, isEmpty }: { query: PopupOptions['query']; isEmpty: boolean }) {
  if (query.isPending) return <Spinner />;
  if (query.isError && query.data === undefined) return late.templates.failed;
  return isEmpty ? late.templates.none_found : null;
}

function itemOf({ id, title, shortcut }: ResponseTemplate): CompletionItem {
  const hint = shortcut === null ? undefined : <Kbd>{`/${shortcut}`}</Kbd>;
  return { id, label: title, hint };
}
