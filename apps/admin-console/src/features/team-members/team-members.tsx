import { useAvatars } from '@autocrm/core/app/use-files.ts';
import { PersonChip } from '@autocrm/core/blocks/person-chip.tsx';
import type { TeamWithMembers } from '@autocrm/core/contracts/catalog.ts';
import type { StaffMember } from '@autocrm/core/contracts/profile.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { putMemberMutation, removeMemberMutation } from '@autocrm/core/data/teams/mutations.ts';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Card, CardHeader } from '@autocrm/core/ui/card.tsx';
import { Checkbox } from '@autocrm/core/ui/checkbox.tsx';
import { EmptyState } from '@autocrm/core/ui/empty-state.tsx';
import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { Picker } from '@autocrm/core/ui/picker.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { UserRoundMinus, UserRoundPlus, UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { t } from '../../lib/messages.ts';

interface Member {
  person: StaffMember;
  is_lead: boolean;
}

const noStaff: readonly StaffMember[] = [];

/** Who works in a team. Every change is saved at once. */
export function TeamMembers({ team }: { team: TeamWithMembers }) {
  const { data: staff = noStaff } = useQuery(peopleQueries.staff());
  const avatarOf = useAvatars(staff);
  const members = useMemo(() => membersOf(team, staff), [team, staff]);
  return (
    <Card>
      <CardHeader
        title={t.team.members}
        description={t.team.members_hint}
        actions={<AddMember team={team} staff={staff} />}
      />
      {team.team_members.length === 0 ? (
        <EmptyState icon={UsersRound} title={t.team.empty_title} description={t.team.empty} />
      ) : (
        <ul aria-label={t.team.members}>
          {members.map((member) => (
            <MemberRow
              key={member.person.id}
              teamId={team.id}
              member={member}
              picture={avatarOf(member.person.id)}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Leads first, then by name. */
function membersOf(team: TeamWithMembers, staff: readonly StaffMember[]): Member[] {
  const people = new Map(staff.map((person) => [person.id, person]));
  const members = team.team_members.flatMap(({ profile_id, is_lead }) => {
    const person = people.get(profile_id);
    return person ? [{ person, is_lead }] : [];
  });
  return members.toSorted(
    (a, b) =>
      Number(b.is_lead) - Number(a.is_lead) || a.person.full_name.localeCompare(b.person.full_name),
  );
}

interface MemberRowProps {
  teamId: string;
  member: Member;
  picture: string | undefined;
}

function MemberRow({ teamId, member: { person, is_lead }, picture }: MemberRowProps) {
  const ui = useUiLabels();
  const put = useMutation(putMemberMutation());
  const remove = useMutation(removeMemberMutation());
  const { id: profile_id, email } = person;
  const name = person.full_name || email;
  const membership = { team_id: teamId, profile_id };
  return (
    <li className="border-border flex flex-wrap items-center gap-x-4 border-b px-5 py-2 last:border-0">
      <Link to={paths.person(profile_id)} className="min-w-0 flex-1 rounded-sm">
        <PersonChip size="md" name={name} detail={email} avatar_url={picture} />
      </Link>
      <Checkbox
        aria-label={t.team.lead(name)}
        checked={is_lead}
        disabled={put.isPending}
        onCheckedChange={(checked) => {
          put.mutate({ ...membership, is_lead: checked });
        }}
      />
      <span aria-hidden className="text-muted -ms-2 text-sm">
        {t.team.lead_short}
      </span>
      <IconButton
        icon={UserRoundMinus}
        label={t.team.remove(name)}
        pending={remove.isPending}
        onClick={() => {
          remove.mutate(membership, {
            onSuccess: () => {
              notify({
                title: t.team.removed(name),
                action: {
                  label: ui.undo,
                  onAction: () => {
                    put.mutate({ ...membership, is_lead });
                  },
                },
              });
            },
          });
        }}
      />
    </li>
  );
}

function AddMember({ team, staff }: { team: TeamWithMembers; staff: readonly StaffMember[] }) {
  const put = useMutation(putMemberMutation());
  const inside = new Set(team.team_members.map(({ profile_id }) => profile_id));
  const others = staff.filter(({ id, is_active }) => is_active && !inside.has(id));
  if (staff.length > 0 && others.length === 0) {
    return <p className="text-muted max-w-48 text-sm">{t.team.everybody}</p>;
  }
  return (
    <Picker
      label={t.team.add}
      align="end"
      value={null}
      options={others.map(({ id, full_name, email }) => ({
        value: id,
        label: full_name || email,
        description: email,
      }))}
      onChange={(profile_id) => {
        put.mutate({ team_id: team.id, profile_id, is_lead: false });
      }}
      trigger={
        // It opens a list to choose from, and such a button is not named by its text.
        <Button size="sm" aria-label={t.team.add} pending={put.isPending}>
          <UserRoundPlus aria-hidden />
          {t.team.add}
        </Button>
      }
    />
  );
}
