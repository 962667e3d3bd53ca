import { idOf } from './random.ts';
import type { Rating } from './ratings.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'customer' | 'agent' | 'admin';
}

export type Status = 'new' | 'open' | 'in_progress' | 'waiting' | 'resolved' | 'closed';
type Values = Readonly<Record<string, unknown>>;

/** Rows of one ticket by table, in the columns of these tables. */
export interface StoryRows {
  readonly ticket: Values;
  readonly desk: Values;
  readonly messages: readonly Values[];
  readonly notes: readonly Values[];
  readonly activities: readonly Values[];
  readonly reads: readonly Values[];
  readonly ratings: readonly Values[];
}

interface Opening {
  readonly key: string;
  readonly customer: Person;
  readonly subject: string;
  readonly description: string;
  readonly category_id: string;
  readonly priority: string;
  readonly channel: string;
  readonly custom_fields: Values;
  /** Custom fields that staff alone see. */
  readonly staff_fields: Values;
}

interface Entry {
  readonly actor: Person | null;
  readonly type: string;
  readonly at: Date;
  readonly old_value?: Values;
  readonly new_value?: Values;
  readonly entry_id?: string;
}

const CLOSED_AFTER_MS = 7 * 24 * 3_600_000;

/**
 * Tells a ticket's life one event at a time and writes the rows that the triggers would have written, with the same
 * numbers in both feeds. What is told twice happens twice: callers keep the order of time.
 */
export class Story {
  private readonly opening: Opening;
  private readonly createdAt: Date;
  private readonly id: string;
  private seq = 0;
  private staffSeq = 0;
  private status: Status = 'new';
  private agent: Person | null = null;
  private teamId: string | null = null;
  private readonly times: Record<string, Date | null> = {
    first_responded_at: null,
    last_message_at: null,
    last_customer_message_at: null,
    snoozed_until: null,
    resolved_at: null,
    closed_at: null,
  };
  private lastActivityAt: Date;
  private readonly messages: Values[] = [];
  private readonly notes: Values[] = [];
  private readonly activities: Values[] = [];
  private readonly ratings: Values[] = [];
  private readonly reads = new Map<string, { seq: number; staff: number }>();

  constructor(opening: Opening, createdAt: Date) {
    this.opening = opening;
    this.createdAt = createdAt;
    this.lastActivityAt = createdAt;
    this.id = idOf(`ticket ${opening.key}`);
    this.publicEntry({
      actor: opening.customer,
      type: 'created',
      at: createdAt,
      new_value: { channel: opening.channel },
    });
    this.readBy(opening.customer);
  }

  /** A member of staff puts the ticket into a team's queue. */
  route(actor: Person, team: { readonly id: string; readonly name: string }, at: Date): void {
    this.teamId = team.id;
    const change = { old_value: { name: null }, new_value: { name: team.name } };
    this.internalEntry({ actor, type: 'team_assignment', at, ...change });
  }

  /** A member of staff takes the ticket, which opens a new one. */
  take(agent: Person, at: Date): void {
    this.agent = agent;
    const change = { old_value: { name: null }, new_value: { name: agent.name } };
    this.publicEntry({ actor: agent, type: 'agent_assignment', at, ...change });
    if (this.status === 'new') this.change(agent, 'open', at);
  }

  /** Somebody moves the ticket to another state; null is the system. */
  change(actor: Person | null, status: Status, at: Date): void {
    const change = { old_value: { status: this.status }, new_value: { status } };
    this.publicEntry({ actor, type: 'status_change', at, ...change });
    this.status = status;
    if (status === 'resolved') this.times['resolved_at'] = at;
    if (status === 'closed') this.times['closed_at'] = at;
  }

  /** A message; a customer's opens a waiting ticket again. */
  say(author: Person, body: string, at: Date): void {
    const id = idOf(`message ${this.opening.key} ${this.seq}`);
    const client_id = idOf(`message client ${this.opening.key} ${this.seq}`);
    this.publicEntry({ actor: author, type: 'comment', at, entry_id: id });
    this.messages.push({
      id,
      client_id,
      body,
      ...this.authored(author, at, this.seq),
      channel: author.role === 'customer' ? 'portal' : 'agent',
    });
    this.times['last_message_at'] = at;
    if (author.role === 'customer') {
      this.times['last_customer_message_at'] = at;
      if (this.status === 'waiting') this.change(author, 'open', at);
    } else {
      this.times['first_responded_at'] ??= at;
    }
    this.readBy(author);
  }

  /** An internal note. */
  note(author: Person, body: string, at: Date): void {
    const id = idOf(`note ${this.opening.key} ${this.staffSeq}`);
    const client_id = idOf(`note client ${this.opening.key} ${this.staffSeq}`);
    this.internalEntry({ actor: author, type: 'internal_note', at, entry_id: id });
    this.notes.push({ id, client_id, body, ...this.authored(author, at, this.staffSeq) });
    this.readBy(author);
  }

  /** Tags are put on, which the internal history records once. */
  tag(actor: Person, names: readonly string[], at: Date): void {
    const new_value = { added: names.toSorted() };
    this.internalEntry({ actor, type: 'tags_change', at, new_value });
  }

  snooze(actor: Person, until: Date, at: Date): void {
    this.times['snoozed_until'] = until;
    const change = { old_value: { until: null }, new_value: { until } };
    this.internalEntry({ actor, type: 'snoozed', at, ...change });
  }

  /** The customer says what they thought of the help, after it was resolved. */
  rate({ rating, comment }: Rating, at: Date): void {
    const { customer } = this.opening;
    this.publicEntry({ actor: customer, type: 'rated', at, new_value: { rating } });
    const times = { created_at: at, updated_at: at };
    this.ratings.push({ ticket_id: this.id, profile_id: customer.id, rating, comment, ...times });
    this.readBy(customer);
  }

  /** Somebody opens the ticket and so has read all of it up to now. */
  readBy(person: Person): void {
    const staff = person.role === 'customer' ? 0 : this.staffSeq;
    this.reads.set(person.id, { seq: this.seq, staff });
  }

  /** Closes what has been resolved for a week, as maintenance does. */
  closeWhenDue(now: Date): void {
    const resolved = this.times['resolved_at'];
    if (this.status !== 'resolved' || !resolved) return;
    const due = new Date(resolved.getTime() + CLOSED_AFTER_MS + 10_000);
    if (due < now) this.change(null, 'closed', due);
  }

  rows(): StoryRows {
    const { key, customer, staff_fields, ...opening } = this.opening;
    const ticket_id = this.id;
    const at = { created_at: this.createdAt, updated_at: this.lastActivityAt };
    return {
      ticket: {
        ...opening,
        ...this.times,
        ...at,
        id: this.id,
        client_id: idOf(`client ${key}`),
        customer_id: customer.id,
        customer_name: customer.name,
        assigned_agent_id: this.agent?.id ?? null,
        team_id: this.teamId,
        status: this.status,
        seq: this.seq,
        last_activity_at: this.lastActivityAt,
      },
      desk: { ticket_id, seq: this.staffSeq, custom_fields: staff_fields, ...at },
      messages: this.messages,
      notes: this.notes,
      activities: this.activities,
      ratings: this.ratings,
      reads: [...this.reads].map(([profile_id, read]) => ({
        profile_id,
        ticket_id,
        last_read_seq: read.seq,
        last_read_staff_seq: read.staff,
        ...at,
      })),
    };
  }

  private authored(author: Person, at: Date, seq: number): Values {
    const { id: author_id, name: author_name, role: author_role } = author;
    return { ticket_id: this.id, seq, author_id, author_name, author_role, created_at: at };
  }

  private publicEntry(entry: Entry): void {
    this.seq += 1;
    this.lastActivityAt = entry.at;
    this.record(entry, this.seq, false);
  }

  private internalEntry(entry: Entry): void {
    this.staffSeq += 1;
    this.record(entry, this.staffSeq, true);
  }

  private record({ actor, at, ...entry }: Entry, seq: number, is_internal: boolean): void {
    this.activities.push({
      id: idOf(`activity ${this.opening.key} ${is_internal} ${seq}`),
      ticket_id: this.id,
      seq,
      is_internal,
      actor_id: actor?.id ?? null,
      actor_name: actor?.name ?? '',
      actor_role: actor?.role ?? 'system',
      old_value: {},
      new_value: {},
      entry_id: null,
      ...entry,
      created_at: at,
    });
  }
}
