import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { Markdown } from '@autocrm/core/blocks/markdown.tsx';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId } from 'react';
import { late } from '../../lib/late-messages.ts';
import { fillSample, unknownVariables } from './fill-sample.ts';

/** What a customer would read, with the values of somebody who does not exist. */
export function SamplePreview({ body }: { body: string }) {
  const id = useId();
  const { full_name } = useMe();
  const { data: settings } = useQuery(catalogQueries.settings());
  const shown = useDeferredValue(body);
  const values = {
    ...late.templates.preview_values,
    'agent.name': full_name,
    'agent.first_name': full_name.split(' ', 1)[0] ?? full_name,
    'company.name': settings?.company_name ?? '',
  };
  const unknown = unknownVariables(shown, values);
  return (
    <section
      aria-labelledby={id}
      className="border-border bg-sunken grid content-start gap-2 rounded-lg border p-3"
    >
      <p className="text-sm">
        <span id={id} className="font-medium">
          {late.templates.preview}
        </span>
        <span className="text-muted">{` · ${late.templates.preview_hint}`}</span>
      </p>
      <p role="status" className="text-warning-ink text-sm empty:hidden">
        {unknown.length > 0 ? late.templates.unknown(unknown) : null}
      </p>
      <Markdown text={fillSample(shown, values)} className="text-sm" />
    </section>
  );
}
