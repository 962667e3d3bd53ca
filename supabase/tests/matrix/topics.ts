import {
  ADMIN,
  type CallerName,
  DESK_READERS,
  idOf,
  NOBODY,
  STAFF,
  TICKET_READERS,
  TICKETS,
} from './model.ts';

export interface TopicRules {
  readonly topic: string;
  /** Who may join, and so receives what the database sends there. */
  readonly read: readonly CallerName[];
  /** Who may send to the others on the topic. */
  readonly broadcast: readonly CallerName[];
  /** Who may tell that they are there. */
  readonly presence: readonly CallerName[];
}

const readOnly = (topic: string, read: readonly CallerName[]): TopicRules => ({
  topic,
  read,
  broadcast: NOBODY,
  presence: NOBODY,
});

/** Who reads a queue may say which of its tickets they look at, and nothing else. */
const queue = (name: string, read: readonly CallerName[]): TopicRules => ({
  topic: `queue:${name}`,
  read,
  broadcast: NOBODY,
  presence: read,
});

const perTicket = TICKETS.flatMap((ticket): [string, TopicRules][] => {
  const id = idOf('ticket', ticket);
  const readers = TICKET_READERS[ticket];
  const desk = DESK_READERS[ticket];
  return [
    [`the ticket ${ticket}`, readOnly(`ticket:${id}`, readers)],
    [`the staff side of ${ticket}`, readOnly(`ticket-staff:${id}`, desk)],
    [
      `typing on ${ticket}`,
      { topic: `typing:${id}`, read: readers, broadcast: readers, presence: NOBODY },
    ],
    [
      `presence on ${ticket}`,
      { topic: `presence:${id}`, read: desk, broadcast: desk, presence: desk },
    ],
  ];
});

const unknown = '00000000-0000-4000-8000-000000000000';

/** Who may join which realtime topic and send there. */
export const TOPICS: Readonly<Record<string, TopicRules>> = {
  ...Object.fromEntries(perTicket),
  "a team's queue": queue(idOf('team', 'own'), STAFF),
  "another team's queue": queue(idOf('team', 'other'), ['viewer', 'admin']),
  'the queue without a team': queue('none', STAFF),
  'tickets without a team that somebody has': queue('assigned', ['viewer', 'admin']),
  'deleted tickets': queue('deleted', ADMIN),
  "a customer's own news": readOnly(`user:${idOf('person', 'customer')}`, ['customer']),
  "an agent's own news": readOnly(`user:${idOf('person', 'agent')}`, ['agent']),
  "a deactivated admin's news": readOnly(`user:${idOf('person', 'inactive_admin')}`, NOBODY),
  'a ticket that does not exist': readOnly(`ticket:${unknown}`, NOBODY),
  'a queue that does not exist': queue('x', ['viewer', 'admin']),
  'a name that is no id': readOnly("ticket:x' or true --", NOBODY),
  'an id in the wrong kind': readOnly(`user:${idOf('ticket', 'unassigned')}`, NOBODY),
  'a kind that does not exist': readOnly(`tickets:${idOf('ticket', 'unassigned')}`, NOBODY),
  'an id with something behind it': readOnly(`ticket:${idOf('ticket', 'unassigned')}:x`, NOBODY),
};
