/** The teams of the demo help desk, by name. */
export type TeamName = 'Support' | 'Billing' | 'Hardware';

/** Who says it, and what. `asks` marks an answer of staff after which the customer has the next word. */
export interface Turn {
  readonly by: 'agent' | 'customer' | 'note';
  readonly text: string;
  readonly asks?: boolean;
}

/**
 * A story that several tickets tell with their own rooms, serial and invoice numbers: `{room}`, `{office}`,
 * `{serial}`, `{order}`, `{invoice}` and `{count}` are filled in. The last turn of staff settles it.
 */
export interface Scenario {
  readonly team: TeamName;
  /** Slug of a category. */
  readonly category: string;
  readonly priority: 'low' | 'medium' | 'high' | 'urgent';
  readonly tags: readonly string[];
  readonly subjects: readonly [string, ...string[]];
  readonly description: string;
  readonly turns: readonly Turn[];
}
