import type { TemplateActions } from '@autocrm/core/contracts/response-template.ts';
import type { StaffTicketDetail } from '@autocrm/core/contracts/ticket-detail.ts';

export interface Actor {
  id: string;
  /** Has the permission to assign tickets to anybody. */
  can_assign: boolean;
}

/**
 * What of a template's actions would change this ticket and may be done by this person: the rest is left out, so that
 * no reply is refused for what its writer never asked for. The database decides all the same.
 */
export function applicableActions(
  actions: TemplateActions,
  ticket: StaffTicketDetail,
  actor: Actor,
): TemplateActions {
  const { status, priority, add_tag_ids = [], team_id } = actions;
  const assignee = actions.assigned_agent_id === 'me' ? actor.id : actions.assigned_agent_id;
  const has = new Set(ticket.tags.map(({ id }) => id));
  const tags = add_tag_ids.filter((id) => !has.has(id));
  const isFree = ticket.assigned_agent_id === null;
  const isOwn = ticket.assigned_agent_id === actor.id;
  const mayAssign =
    actor.can_assign || (isFree && assignee === actor.id) || (isOwn && assignee === null);
  const mayHandOver = actor.can_assign || isFree || isOwn;
  return {
    ...(status !== undefined && status !== ticket.status && ticket.next_statuses.includes(status)
      ? { status }
      : {}),
    ...(priority !== undefined && priority !== ticket.priority ? { priority } : {}),
    ...(tags.length > 0 ? { add_tag_ids: tags } : {}),
    ...(assignee !== undefined && assignee !== ticket.assigned_agent_id && mayAssign
      ? { assigned_agent_id: assignee }
      : {}),
    ...(team_id !== undefined && team_id !== ticket.team_id && mayHandOver ? { team_id } : {}),
  };
}

/** The actions of several templates in one reply: the later one wins, tags add up. */
export function joinActions(before: TemplateActions, after: TemplateActions): TemplateActions {
  const tags = new Set([...(before.add_tag_ids ?? []), ...(after.add_tag_ids ?? [])]);
  return { ...before, ...after, ...(tags.size > 0 ? { add_tag_ids: [...tags] } : {}) };
}
