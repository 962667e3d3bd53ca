import { useSearch } from '@autocrm/core/app/search.ts';
import { useRecalledAt } from '@autocrm/core/auth/session-provider.ts';
import { QueryError } from '@autocrm/core/blocks/query-error.tsx';
import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';
import { templateQueries } from '@autocrm/core/data/templates/queries.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { Skeleton, SkeletonGroup } from '@autocrm/core/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { MessageSquareText, Plus, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import * as z from 'zod/mini';
import { late } from '../../lib/late-messages.ts';
import { t } from '../../lib/messages.ts';
import { scopeOf } from '../../lib/templates/template-scope.tsx';
import { TemplateRow } from './template-row.tsx';

const TemplateForm = lazy(async () => ({
  default: (await import('./template-form.tsx')).TemplateForm,
}));

const scopes = ['all', 'personal', 'team', 'shared'] as const;
const searchSchema = z.object({
  q: z.catch(z.string(), ''),
  whose: z.catch(z.enum(scopes), 'all'),
});
type Search = z.infer<typeof searchSchema>;

/** What is open: nothing, a new template, or one to change. */
type Editing = ResponseTemplate | 'new' | null;

/** All templates that the reader may use, to find, write, change and delete. */
export function Templates() {
  const [search, setSearch] = useSearch(searchSchema);
  const [editing, setEditing] = useState<Editing>(null);
  const isRecalled = useRecalledAt() !== null;
  const create = () => {
    setEditing('new');
  };
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-72">
          <Input
            type="search"
            icon={Search}
            aria-label={late.templates.search}
            placeholder={late.templates.search}
            autoComplete="off"
            defaultValue={search.q}
            onChange={(event) => {
              setSearch({ q: event.target.value }, { replace: true });
            }}
          />
        </div>
        <Select
          aria-label={late.templates.scope_filter}
          value={search.whose}
          options={scopes.map((scope) => ({ value: scope, label: scopeName(scope) }))}
          onChange={(whose) => {
            setSearch({ whose });
          }}
          className="w-36 max-sm:flex-1"
        />
        {isRecalled ? null : (
          <Button variant="primary" onClick={create} className="ms-auto">
            <Plus aria-hidden />
            {late.templates.new}
          </Button>
        )}
      </div>
      <List
        search={search}
        onClear={() => {
          setSearch({ q: '', whose: 'all' });
        }}
        onCreate={isRecalled ? undefined : create}
        onEdit={setEditing}
      />
      {editing === null ? null : (
        <Suspense>
          <TemplateForm
            template={editing === 'new' ? undefined : editing}
            onClose={() => {
              setEditing(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function scopeName(scope: Search['whose']): string {
  return scope === 'all' ? late.templates.scope_all : late.templates.scopes[scope];
}

interface ListProps {
  search: Search;
  onClear: () => void;
  /** Absent where nothing can be written. */
  onCreate: (() => void) | undefined;
  onEdit: (template: ResponseTemplate) => void;
}

function List({ search, onClear, onCreate, onEdit }: ListProps) {
  const query = useQuery(templateQueries.list());
  if (query.isPending) {
    return (
      <SkeletonGroup className="grid gap-2">
        <Skeleton className="h-16 rounded-lg" />
        <Skeleton className="h-16 rounded-lg" />
        <Skeleton className="h-16 rounded-lg" />
      </SkeletonGroup>
    );
  }
  if (!query.data) {
    return <QueryError query={query} />;
  }
  if (query.data.length === 0) {
    return (
      <EmptyState
        icon={MessageSquareText}
        title={late.templates.empty_title}
        description={late.templates.empty}
        action={
          onCreate ? (
            <Button variant="primary" onClick={onCreate}>
              {late.templates.new}
            </Button>
          ) : undefined
        }
      />
    );
  }
  const shown = query.data.filter((template) => isMeant(template, search));
  if (shown.length === 0) {
    return (
      <EmptyState
        icon={Search}
        title={late.templates.empty_filtered_title}
        description={late.templates.empty_filtered}
        action={<Button onClick={onClear}>{late.templates.clear}</Button>}
      />
    );
  }
  return (
    <ul
      aria-label={t.nav.templates}
      className="border-border bg-surface divide-border divide-y rounded-lg border"
    >
      {shown.map((template) => (
        <TemplateRow
          key={template.id}
          template={template}
          onEdit={() => {
            onEdit(template);
          }}
        />
      ))}
    </ul>
  );
}

/** Words of the title, the shortcut or the text, also of templates that are switched off. */
function isMeant(template: ResponseTemplate, { q, whose }: Search): boolean {
  if (whose !== 'all' && scopeOf(template) !== whose) return false;
  const text = `${template.title} /${template.shortcut ?? ''} ${template.body}`.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
