import { CATALOG_TABLES } from './matrix/catalog.ts';
import { KNOWLEDGE_TABLES } from './matrix/knowledge.ts';
import { type TableRules } from './matrix/model.ts';
import { PEOPLE_TABLES } from './matrix/people.ts';
import { PERSONAL_TABLES } from './matrix/personal.ts';
import { SERVICE_LEVEL_TABLES } from './matrix/service-levels.ts';
import { STORAGE_OBJECTS } from './matrix/storage.ts';
import { TICKET_TABLES } from './matrix/tickets.ts';
import { WORK_AID_TABLES } from './matrix/work-aids.ts';

/** Who may do what, for every table of the exposed schema: the rules of access as data. */
export const PUBLIC_TABLES: Readonly<Record<string, TableRules>> = {
  ...PEOPLE_TABLES,
  ...CATALOG_TABLES,
  ...TICKET_TABLES,
  ...PERSONAL_TABLES,
  ...KNOWLEDGE_TABLES,
  ...WORK_AID_TABLES,
  ...SERVICE_LEVEL_TABLES,
};

/** The same with the platform's table that our policies guard, by qualified name. */
export const TABLES: Readonly<Record<string, TableRules>> = {
  ...Object.fromEntries(
    Object.entries(PUBLIC_TABLES).map(([name, rules]) => [`public.${name}`, rules]),
  ),
  'storage.objects': STORAGE_OBJECTS,
};
