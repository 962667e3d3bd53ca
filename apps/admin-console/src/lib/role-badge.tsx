import type { UserRole } from '@autocrm/core/contracts/closed-sets.ts';
import { Badge, type Tone } from '@autocrm/core/ui/badge.tsx';
import { t } from './messages.ts';

const tones: Readonly<Record<UserRole, Tone>> = {
  customer: 'neutral',
  agent: 'open',
  admin: 'new',
};

export function RoleBadge({ role }: { role: UserRole }) {
  return <Badge tone={tones[role]}>{t.roles[role]}</Badge>;
}

/** Whether a person, a team or a category is in use. */
export function StateBadge({ active }: { active: boolean }) {
  return (
    <Badge tone={active ? 'success' : 'neutral'} look="quiet">
      <span
        aria-hidden
        className="bg-tone me-1.5 inline-block size-1.5 rounded-full align-middle"
      />
      {active ? t.form.active : t.form.inactive}
    </Badge>
  );
}
