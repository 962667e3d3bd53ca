import { useMe } from '@autocrm/core/auth/session-provider.ts';
import type {
  ResponseTemplate,
  ResponseTemplateForm,
} from '@autocrm/core/contracts/response-template.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import type { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { Label } from '@autocrm/core/ui/label.tsx';
import { Select } from '@autocrm/core/ui/select.tsx';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { late } from '../../lib/late-messages.ts';
import { useMayWrite } from './use-may-write.ts';

type Scope = 'personal' | 'shared' | `team:${string}`;

export interface ScopeFieldProps {
  form: ReturnType<typeof useZodForm<ResponseTemplateForm, ResponseTemplateForm>>;
  template: ResponseTemplate | undefined;
}

/** Who uses a template: oneself, a team, or everybody, as far as one may write for them. */
export function ScopeField({ form, template }: ScopeFieldProps) {
  const me = useMe();
  const id = useId();
  const may = useMayWrite();
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const [owner_id, team_id] = form.watch(['owner_id', 'team_id']);
  const shared = team_id === null ? 'shared' : (`team:${team_id}` as const);
  const value: Scope = owner_id === null ? shared : 'personal';
  const options: { value: Scope; label: string }[] = [
    { value: 'personal', label: late.templates.scopes.personal },
    ...teams
      .filter((team) => (team.is_active && may.team(team.id)) || team.id === template?.team_id)
      .map((team) => ({ value: `team:${team.id}` as const, label: team.name })),
    ...(may.shared ? [{ value: 'shared' as const, label: late.templates.scopes.shared }] : []),
  ];
  return (
    <div className="grid content-start gap-1.5">
      <Label id={`${id}-label`} htmlFor={id}>
        {late.templates.field_scope}
      </Label>
      <Select
        id={id}
        aria-labelledby={`${id}-label`}
        value={value}
        options={options}
        onChange={(next) => {
          const team = next.startsWith('team:') ? next.slice('team:'.length) : null;
          form.setValue('owner_id', next === 'personal' ? me.id : null, { shouldDirty: true });
          form.setValue('team_id', team, { shouldDirty: true });
        }}
      />
    </div>
  );
}
