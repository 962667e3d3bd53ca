import { templateVariables } from '@autocrm/core/contracts/response-template.ts';
import { useId } from 'react';
import { late } from '../../lib/late-messages.ts';

/** What can stand in a template and is filled in for each ticket; a press puts it into the text. */
export function Variables({ onInsert }: { onInsert: (variable: string) => void }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <p className="text-sm">
        <span id={id} className="font-medium">
          {late.templates.variables}
        </span>
        <span className="text-muted">{` · ${late.templates.variables_hint}`}</span>
      </p>
      <ul className="mt-1.5 flex flex-wrap gap-1.5">
        {templateVariables.map((variable) => (
          <li key={variable}>
            <button
              type="button"
              title={late.templates.variable_names[variable]}
              onClick={() => {
                onInsert(variable);
              }}
              className="border-border bg-sunken hover:bg-hover min-h-6 rounded-md border px-1.5 font-mono text-xs"
            >
              {variable}
              <span className="sr-only">{`, ${late.templates.variable_names[variable]}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
