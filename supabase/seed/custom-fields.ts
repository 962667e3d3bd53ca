import { fraction, idOf, pick } from './random.ts';
import type { Row } from './rows.ts';
import type { Scenario } from './scenarios/scenario.ts';

const CAUSES = [
  'Hardware fault',
  'Software fault',
  'Configuration',
  'Third party',
  'Order or invoice',
  'Question',
] as const;

type Cause = (typeof CAUSES)[number];

/** What else a ticket of the demo holds: two fields for everybody, one for staff alone. */
export const customFields: readonly Row[] = [
  {
    key: 'serial_number',
    label: 'Serial number',
    help: 'On the back of the display; it begins with RD4.',
    type: 'text',
    options: [],
    visible_to_customers: true,
    category_id: idOf('category displays'),
  },
  {
    key: 'display_count',
    label: 'Number of displays',
    help: 'How many displays it is about, if any.',
    type: 'number',
    options: [],
    visible_to_customers: true,
    category_id: null,
  },
  {
    key: 'root_cause',
    label: 'Root cause',
    help: 'What it was in the end, for the monthly review.',
    type: 'select',
    options: CAUSES,
    visible_to_customers: false,
    category_id: null,
  },
].map((field, position) => ({ id: idOf(`field ${field.key}`), ...field, position }));

/** What it usually is, by category. */
const usualCauses: Readonly<Record<string, readonly Cause[]>> = {
  displays: ['Hardware fault', 'Software fault', 'Configuration'],
  'calendar-sync': ['Configuration', 'Third party', 'Software fault'],
  network: ['Configuration', 'Third party'],
  installation: ['Question', 'Configuration'],
  orders: ['Order or invoice'],
  returns: ['Order or invoice', 'Hardware fault'],
  billing: ['Order or invoice'],
};

const COUNT = '{count}';
const SERIAL = '{serial}';

function mentions({ subjects, description }: Scenario, slot: string): boolean {
  return [...subjects, description].some((text) => text.includes(slot));
}

/** What the customer filled in beside the text; the same numbers as in it. */
export function valuesOfCustomer(
  key: string,
  scenario: Scenario,
  fill: (text: string) => string,
): Row {
  const filled = fraction(`fields ${key}`) < 0.8;
  const serial = filled && scenario.category === 'displays' && mentions(scenario, SERIAL);
  const count = filled && mentions(scenario, COUNT);
  return {
    ...(serial ? { serial_number: fill(SERIAL) } : {}),
    ...(count ? { display_count: Number(fill(COUNT)) } : {}),
  };
}

/** What staff noted when it was solved. */
export function valuesOfStaff(key: string, { category }: Scenario): Row {
  if (fraction(`cause ${key}`) >= 0.7) return {};
  return { root_cause: pick(usualCauses[category] ?? ['Question'], `which cause ${key}`) };
}
