import type { SlaPolicy } from '@autocrm/core/contracts/sla.ts';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Card } from '@autocrm/core/ui/card.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { linkVariants } from '@autocrm/core/ui/link.tsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';
import { hoursOf } from '../../lib/policy-hours.ts';
import { StateBadge } from '../../lib/role-badge.tsx';
import { workingDayMinutes } from '../../lib/schedule-words.ts';
import { PolicyActions } from './policy-actions.tsx';
import { PolicyTargets } from './policy-targets.tsx';
import { conditionsText, hoursText, type PolicyNames, shadowOf } from './policy-words.ts';

export interface PolicyCardProps {
  policy: SlaPolicy;
  /** All of them in their order. */
  policies: readonly SlaPolicy[];
  names: PolicyNames;
  /** Puts it at another place of the list, from 0. */
  onMove: (to: number) => void;
}

/** One service level at its place: to what it applies, when its time counts and what it promises. */
export function PolicyCard({ policy, policies, names, onMove }: PolicyCardProps) {
  const { id, name, description, is_active } = policy;
  const place = policies.indexOf(policy);
  const shadow = shadowOf(policy, policies);
  return (
    <Card className="grid grid-cols-1 gap-3 p-4 sm:p-5">
      <div className="flex items-start gap-3">
        <span className="text-muted w-5 shrink-0 text-end tabular-nums" aria-hidden>
          {place + 1}.
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-base">
            <Link
              to={paths.serviceLevel(id)}
              title={name}
              className={linkVariants({ variant: 'title', className: 'min-w-0 truncate' })}
            >
              {name}
            </Link>
            <StateBadge active={is_active} />
          </h2>
          {description === '' ? null : <p className="text-muted mt-0.5 text-sm">{description}</p>}
        </div>
        <span className="flex shrink-0 items-center gap-1">
          <IconButton
            size="sm"
            icon={ArrowUp}
            label={t.serviceLevels.move_up(name)}
            disabled={place <= 0}
            onClick={() => {
              onMove(place - 1);
            }}
          />
          <IconButton
            size="sm"
            icon={ArrowDown}
            label={t.serviceLevels.move_down(name)}
            disabled={place === policies.length - 1}
            onClick={() => {
              onMove(place + 1);
            }}
          />
          <PolicyActions policy={policy} />
        </span>
      </div>
      <div className="grid grid-cols-1 gap-3 sm:ps-8">
        {shadow ? <Banner tone="warning">{t.serviceLevels.shadowed(shadow.name)}</Banner> : null}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="text-muted">{t.serviceLevels.applies_to}</dt>
          <dd className="break-words">{conditionsText(policy, names, place === 0)}</dd>
          <dt className="text-muted">{t.serviceLevels.hours}</dt>
          <dd className="break-words">{hoursText(policy, names)}</dd>
        </dl>
        <PolicyTargets
          policy={policy}
          dayMinutes={workingDayMinutes(hoursOf(policy, names).schedule)}
        />
      </div>
    </Card>
  );
}
