import type { Category } from '@autocrm/core/contracts/catalog.ts';
import { ticketChannels } from '@autocrm/core/contracts/closed-sets.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { t } from '../../lib/messages.ts';
import { OptionalSelect } from '../../lib/optional-select.tsx';
import type { PolicyCatalog } from '../../lib/policy-hours.ts';
import type { PolicyFormState } from './policy-values.ts';

export interface ConditionFieldsProps {
  form: PolicyFormState;
  catalog: PolicyCatalog & { readonly categories: readonly Category[] };
}

/** Which tickets it applies to. */
export function ConditionFields({ form, catalog: { teams, categories } }: ConditionFieldsProps) {
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
      <Field form={form} name="team_id" label={t.serviceLevel.team}>
        {(control) => (
          <OptionalSelect
            {...control}
            none={{ label: t.serviceLevel.any_team }}
            options={choices(teams, control.value)}
          />
        )}
      </Field>
      <Field form={form} name="category_id" label={t.serviceLevel.category}>
        {(control) => (
          <OptionalSelect
            {...control}
            none={{ label: t.serviceLevel.any_category }}
            options={choices(categories, control.value)}
          />
        )}
      </Field>
      <Field form={form} name="channel" label={t.serviceLevel.channel}>
        {(control) => (
          <OptionalSelect
            {...control}
            none={{ label: t.serviceLevel.any_channel }}
            options={ticketChannels.map((value) => ({ value, label: t.ticket.channels[value] }))}
          />
        )}
      </Field>
    </div>
  );
}

/** Those in use, and the one that is chosen, whatever became of it. */
function choices(
  rows: readonly { id: string; name: string; is_active: boolean }[],
  chosen: string | null,
) {
  return rows
    .filter(({ id, is_active }) => is_active || id === chosen)
    .map(({ id, name, is_active }) => ({
      value: id,
      label: name,
      ...(is_active ? {} : { description: t.serviceLevel.inactive }),
    }));
}
