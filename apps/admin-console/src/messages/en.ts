import type { Widen } from '@autocrm/core/lib/widen.ts';
import { enCatalog } from './en-catalog.ts';
import { enPeople } from './en-people.ts';
import { enServiceLevels } from './en-service-levels.ts';
import { enTickets } from './en-tickets.ts';

/** Every word of the console in English. A second language is another file with an object of this shape. */
export const en = {
  app: 'Admin console',
  nav: {
    label: 'Main',
    menu: 'Show navigation',
    work: 'Work',
    organisation: 'Organisation',
    catalog: 'Ticket fields',
    promises: 'Service',
    system: 'System',
    account_menu: 'Your account',
    my_account: 'My profile',
    desk: 'Agent desk',
    sign_out: 'Sign out',
    behind: 'Connecting again… What you see may be a moment old.',
  },
  form: {
    save: 'Save',
    create: 'Create',
    edit: 'Edit',
    saved: 'Saved.',
    done: 'Done',
    copy: 'Copy',
    copied: 'Copied.',
    copy_failed: 'The browser did not allow copying. Select the text and copy it yourself.',
    active: 'Active',
    inactive: 'Inactive',
    actions: 'Actions',
    actions_for: (name: string): string => `Actions for ${name}`,
    show_inactive: 'Show inactive ones too',
    name_taken: 'This name is taken.',
    name_missing: 'Enter a name.',
    too_long: (most: number): string => `Shorten this to ${most} characters.`,
  },
  ...enTickets,
  ...enPeople,
  ...enServiceLevels,
  ...enCatalog,
} as const;

export type Messages = Widen<typeof en>;
