import type { TemplateActions } from '@autocrm/core/contracts/response-template.ts';
import { X } from 'lucide-react';
import { late } from '../../lib/late-messages.ts';
import { useActionWords } from '../../lib/templates/use-action-words.ts';

export interface ActionChipsProps {
  actions: TemplateActions;
  onChange: (actions: TemplateActions) => void;
}

/** What sending a reply or adding a note will do besides, each to be taken out. */
export function ActionChips({ actions, onChange }: ActionChipsProps) {
  const shown = useActionWords(actions);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={late.templates.besides} className="flex flex-wrap gap-1.5">
      {shown.map(({ key, words, without }) => (
        <li
          key={key}
          className="bg-accent-soft text-accent-ink flex min-h-6 items-center gap-0.5 rounded-full ps-2.5 text-xs font-medium"
        >
          {words}
          <button
            type="button"
            aria-label={late.templates.not_this(words)}
            onClick={() => {
              onChange(without);
            }}
            className="hover:bg-hover grid size-6 place-items-center rounded-full"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
