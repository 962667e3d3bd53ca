import type { TemplateActions } from '@autocrm/core/contracts/response-template.ts';
import { idOf, staffTicketDetail } from '@autocrm/core/testing/factories.ts';
import { describe, expect, test } from 'vitest';
import { applicableActions, joinActions } from './applicable-actions.ts';

const me = idOf(1);
const other = idOf(2);
const agent = { id: me, can_assign: false };
const lead = { id: me, can_assign: true };

describe('what a template does to a ticket', () => {
  test('is left out where the ticket is so already, or cannot become so', () => {
    const ticket = staffTicketDetail({
      status: 'open',
      next_statuses: ['waiting'],
      priority: 'high',
      tags: [{ id: idOf(3), name: 'bug', colour: 'red' }],
    });
    const actions: TemplateActions = {
      status: 'waiting',
      priority: 'high',
      add_tag_ids: [idOf(3), idOf(4)],
    };
    expect(applicableActions(actions, ticket, agent)).toEqual({
      status: 'waiting',
      add_tag_ids: [idOf(4)],
    });
    expect(applicableActions({ status: 'closed' }, ticket, agent)).toEqual({});
  });

  test.each([
    [null, 'me', agent, me],
    [null, other, agent, undefined],
    [other, 'me', agent, undefined],
    [me, null, agent, null],
    [other, null, lead, null],
    [other, 'me', lead, me],
    [me, 'me', lead, undefined],
  ] as const)('with assignee %s: giving it to %s', (assigned_agent_id, to, actor, result) => {
    const ticket = staffTicketDetail({ assigned_agent_id });
    const actions = applicableActions({ assigned_agent_id: to }, ticket, actor);
    expect(actions.assigned_agent_id).toBe(result);
  });

  test('hands over what is one’s own or nobody’s, and others’ with permission alone', () => {
    const hand = (assigned_agent_id: string | null, actor = agent) =>
      applicableActions({ team_id: idOf(9) }, staffTicketDetail({ assigned_agent_id }), actor)
        .team_id;
    expect([hand(null), hand(me), hand(other), hand(other, lead)]).toEqual([
      idOf(9),
      idOf(9),
      undefined,
      idOf(9),
    ]);
  });

  test('adds up over two templates in one reply', () => {
    const first: TemplateActions = { status: 'waiting', add_tag_ids: [idOf(3)] };
    const second: TemplateActions = { status: 'resolved', add_tag_ids: [idOf(4)] };
    expect(joinActions(first, second)).toEqual({
      status: 'resolved',
      add_tag_ids: [idOf(3), idOf(4)],
    });
  });
});
