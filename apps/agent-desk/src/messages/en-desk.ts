const plural = new Intl.PluralRules('en');

function count(amount: number, one: string, many: string): string {
  return `${amount} ${plural.select(amount) === 'one' ? one : many}`;
}

/** The words of the desk around the ticket, in English. */
export const enDesk = {
  availability: {
    label: 'Availability',
    names: { online: 'Online', away: 'Away', offline: 'Offline' },
    means: {
      online: 'New tickets of your teams can be given to you.',
      away: 'No new tickets are given to you.',
      offline: 'You are not at work: no new tickets are given to you.',
    },
    account: (name: string): string => `Your account, ${name.toLowerCase()}`,
    command: (name: string): string => `Availability: ${name}`,
  },
  digest: {
    title: 'While you were away',
    since: (when: string): string => `Since ${when}`,
    assigned: (amount: number): string =>
      count(amount, 'ticket given to you', 'tickets given to you'),
    replies: (amount: number): string => count(amount, 'reply', 'replies'),
    mentions: (amount: number): string => count(amount, 'mention', 'mentions'),
    new_in_my_teams: (amount: number): string =>
      count(amount, 'new ticket in your teams', 'new tickets in your teams'),
    resolved: (amount: number): string => count(amount, 'ticket resolved', 'tickets resolved'),
    why: { assigned: 'Given to you', reply: 'Reply', mention: 'Mention' },
    dismiss: 'Dismiss',
  },
  offline: {
    bar: (when: string): string =>
      `You are offline. This is how the desk looked on ${when}: you can read, not change.`,
    unreachable: (when: string): string =>
      `The server cannot be reached. This is how the desk looked on ${when}: you can read, not change.`,
    not_kept_title: 'Not kept on this device',
    not_kept: 'It shows as soon as you are connected again.',
  },
} as const;
