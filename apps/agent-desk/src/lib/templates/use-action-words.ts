import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { useBlockLabels } from '@autocrm/core/blocks/block-labels.tsx';
import type { TemplateActions } from '@autocrm/core/contracts/response-template.ts';
import { catalogQueries } from '@autocrm/core/data/catalog/queries.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { useQuery } from '@tanstack/react-query';
import { late } from '../late-messages.ts';
import { t } from '../messages.ts';

/** One thing a template does, in words, and the actions without it. */
export interface ActionWords {
  key: string;
  words: string;
  without: TemplateActions;
}

/** What a template does to the ticket, each in a few words: "Sets Waiting", "Adds the tag billing". */
export function useActionWords(actions: TemplateActions): ActionWords[] {
  const me = useMe();
  const labels = useBlockLabels();
  const { data: tags = [] } = useQuery(catalogQueries.tags());
  const { data: teams = [] } = useQuery(catalogQueries.teams());
  const { data: staff = [] } = useQuery(peopleQueries.staff());
  const { status, priority, add_tag_ids = [], assigned_agent_id, team_id } = actions;
  const words = late.templates.does;
  const all: ActionWords[] = [];
  if (status !== undefined) {
    const { status: _, ...without } = actions;
    all.push({ key: 'status', words: words.status(labels.status[status]), without });
  }
  if (priority !== undefined) {
    const { priority: _, ...without } = actions;
    all.push({ key: 'priority', words: words.priority(labels.priority[priority]), without });
  }
  for (const id of add_tag_ids) {
    const tag = tags.find((one) => one.id === id);
    const others = add_tag_ids.filter((other) => other !== id);
    const { add_tag_ids: _, ...rest } = actions;
    const without = others.length === 0 ? rest : { ...rest, add_tag_ids: others };
    // A tag that was deleted since does nothing; nobody has to read of it.
    if (tag) all.push({ key: `tag-${id}`, words: words.tag(tag.name), without });
  }
  if (assigned_agent_id !== undefined) {
    const { assigned_agent_id: _, ...without } = actions;
    const isMe = assigned_agent_id === 'me' || assigned_agent_id === me.id;
    const name = staff.find(({ id }) => id === assigned_agent_id)?.full_name ?? t.ticket.somebody;
    const sentence = assigned_agent_id === null ? words.unassign : words.assign(name);
    all.push({ key: 'assignee', words: isMe ? words.assign_me : sentence, without });
  }
  if (team_id !== undefined) {
    const { team_id: _, ...without } = actions;
    const name = teams.find(({ id }) => id === team_id)?.name ?? t.ticket.team;
    all.push({ key: 'team', words: team_id === null ? words.no_team : words.team(name), without });
  }
  return all;
}
