import { useMe } from '@autocrm/core/auth/session-provider.ts';
import {
  type SavedView,
  type SavedViewForm,
  savedViewFormSchema,
} from '@autocrm/core/contracts/saved-view.ts';
import { toAppError } from '@autocrm/core/db/to-app-error.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { Form, FormError } from '@autocrm/core/forms/form.tsx';
import { applyServerErrors } from '@autocrm/core/forms/server-errors.ts';
import { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Dialog } from '@autocrm/core/ui/dialog.tsx';
import { Input } from '@autocrm/core/ui/input.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { useId } from 'react';
import { t } from '../../lib/messages.ts';
import { useAudiences } from '../../lib/saved-views.ts';

/** Whose a view becomes, in the columns of the table. */
export type Audience = Pick<SavedView, 'owner_id' | 'team_id'>;

export interface SavedViewDialogProps {
  /** The view that is changed; a new one without it. */
  saved: SavedView | undefined;
  name: string;
  /** Stores it; throws what the server says. */
  save: (name: string, audience: Audience) => Promise<unknown>;
  onClose: () => void;
}

/** What a view is called and who sees it. */
export function SavedViewDialog({ saved, name, save, onClose }: SavedViewDialogProps) {
  const me = useMe();
  const id = useId();
  const options = useOptions();
  const form = useZodForm(savedViewFormSchema, {
    defaultValues: { name, audience: saved ? audienceOf(saved) : 'me' },
  });
  const store = async (values: SavedViewForm) => {
    const isShared = values.audience !== 'me';
    const isTeams = isShared && values.audience !== 'everybody';
    try {
      await save(values.name, {
        owner_id: isShared ? null : me.id,
        team_id: isTeams ? values.audience : null,
      });
      onClose();
    } catch (error) {
      applyServerErrors(form, toAppError(error));
    }
  };
  return (
    <Dialog
      open
      size="sm"
      title={saved ? t.saved.title_edit : t.saved.title_new}
      description={saved ? undefined : t.saved.kept}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <Button type="submit" form={id} variant="primary" pending={form.formState.isSubmitting}>
          {saved ? t.saved.save : t.saved.create}
        </Button>
      }
    >
      <Form id={id} form={form} onSubmit={store}>
        <FormError form={form} />
        <Field form={form} name="name" label={t.saved.name}>
          {(control) => <Input {...control} autoComplete="off" maxLength={80} />}
        </Field>
        {options.length > 1 ? (
          <Field form={form} name="audience" label={t.saved.who}>
            {(control) => <Select {...control} options={options} />}
          </Field>
        ) : null}
      </Form>
    </Dialog>
  );
}

function audienceOf({ owner_id, team_id }: SavedView): string {
  if (owner_id !== null) return 'me';
  return team_id ?? 'everybody';
}

function useOptions(): { value: string; label: string }[] {
  const { teams, everybody } = useAudiences();
  return [
    { value: 'me', label: t.saved.only_me },
    ...teams.map(({ id, name }) => ({ value: id, label: t.saved.team(name) })),
    ...(everybody ? [{ value: 'everybody', label: t.saved.everybody }] : []),
  ];
}
