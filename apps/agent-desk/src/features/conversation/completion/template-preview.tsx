import { Markdown } from '@autocrm/core/blocks/markdown.tsx';
import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';
import { templateQueries } from '@autocrm/core/data/templates/queries.ts';
import { useDebounced } from '@autocrm/core/lib/use-debounced.ts';
import { useQuery } from '@tanstack/react-query';
import { late } from '../../../lib/late-messages.ts';
import { TemplateScopeBadge } from '../../../lib/templates/template-scope.tsx';
import { useActionWords } from '../../../lib/templates/use-action-words.ts';

/** Quiet time before the text is filled in on the server, in ms: while one moves through the list, nothing is asked. */
const pause = 120;

export interface TemplatePreviewProps {
  template: ResponseTemplate;
  ticketId: string;
}

/** What a template would bring to this ticket. Until it is filled in, it shows as it was written. */
export function TemplatePreview({ template, ticketId }: TemplatePreviewProps) {
  const settled = useDebounced(template.id, pause);
  const { data, isError } = useQuery({
    ...templateQueries.rendered(template.id, ticketId),
    enabled: settled === template.id,
  });
  const actions = useActionWords(template.actions);
  const unknown = data?.unknown ?? [];
  return (
    <div className="grid gap-2 text-sm">
      <p className="flex flex-wrap gap-x-3">
        <TemplateScopeBadge template={template} />
        {actions.map(({ key, words }) => (
          <span key={key} className="text-muted text-xs">
            {words}
          </span>
        ))}
      </p>
      {isError ? <p className="text-danger-ink">{late.templates.preview_failed}</p> : null}
      {unknown.length > 0 ? (
        <p className="text-warning-ink">{late.templates.unknown(unknown)}</p>
      ) : null}
      <Markdown text={data?.body ?? template.body} />
    </div>
  );
}
