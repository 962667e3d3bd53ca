import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';
import {
  deleteTemplateMutation,
  restoreTemplateMutation,
} from '@autocrm/core/data/templates/mutations.ts';
import { Badge } from '@autocrm/core/ui/badge.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Kbd } from '@autocrm/core/ui/kbd.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useMutation } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { late } from '../../lib/late-messages.ts';
import { TemplateScopeBadge } from '../../lib/templates/template-scope.tsx';
import { useActionWords } from '../../lib/templates/use-action-words.ts';
import { useMayWrite } from './use-may-write.ts';

export interface TemplateRowProps {
  template: ResponseTemplate;
  onEdit: () => void;
}

/** One template in the list: what it is called, how it begins, what it does, and who has it. */
export function TemplateRow({ template, onEdit }: TemplateRowProps) {
  const mayWrite = useMayWrite().template(template);
  const actions = useActionWords(template.actions);
  const restore = useMutation(restoreTemplateMutation());
  const remove = useMutation({
    ...deleteTemplateMutation(),
    onSuccess: () => {
      notify({
        title: late.templates.deleted(template.title),
        action: {
          label: late.templates.undo,
          onAction: () => {
            restore.mutate(template);
          },
        },
      });
    },
  });
  const { title, shortcut, body, use_count, is_active } = template;
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="font-medium wrap-anywhere">{title}</span>
          {shortcut === null ? null : <Kbd>{`/${shortcut}`}</Kbd>}
          {is_active ? null : <Badge tone="warning">{late.templates.inactive}</Badge>}
        </p>
        <p className="text-muted mt-0.5 line-clamp-1 text-sm" title={body}>
          {body}
        </p>
        <p className="text-muted mt-1 flex flex-wrap items-center gap-x-3 text-xs">
          <TemplateScopeBadge template={template} />
          <span className="tabular-nums">{`${late.templates.columns.used}: ${late.templates.used(use_count)}`}</span>
          {actions.map(({ key, words }) => (
            <span key={key}>{words}</span>
          ))}
        </p>
      </div>
      {mayWrite ? (
        <span className="flex shrink-0">
          <IconButton icon={Pencil} label={late.templates.edit(title)} onClick={onEdit} />
          <IconButton
            icon={Trash2}
            label={late.templates.delete_one(title)}
            pending={remove.isPending}
            onClick={() => {
              remove.mutate(template);
            }}
          />
        </span>
      ) : null}
    </li>
  );
}
