import { ADMIN, EVERYBODY, idOf, SIGNED_IN, STAFF, type TableRules } from './model.ts';

const field = (name: string): string => `id = '${idOf('field', name)}'`;
const category = (name: string): string => `id = '${idOf('category', name)}'`;

export const CATALOG_TABLES: Readonly<Record<string, TableRules>> = {
  ticket_categories: {
    anon: {},
    authenticated: { select: 'all', insert: 'all', update: 'all', delete: true },
    select: {
      'in use': { where: category('active'), allowed: SIGNED_IN },
      retired: { where: category('retired'), allowed: STAFF },
    },
    insert: { 'a new one': { values: { name: 'A new one', slug: 'a-new-one' }, allowed: ADMIN } },
    update: { 'in use': { where: category('active'), set: "name = 'New'", allowed: ADMIN } },
    delete: { retired: { where: category('retired'), allowed: ADMIN } },
  },
  tags: {
    anon: {},
    authenticated: { select: 'all', insert: 'all', update: 'all', delete: true },
    select: { 'a tag': { where: `id = '${idOf('tag', 'used')}'`, allowed: STAFF } },
    insert: { 'a new one': { values: { name: 'A new one' }, allowed: ADMIN } },
    update: {
      'a tag': { where: `id = '${idOf('tag', 'used')}'`, set: "colour = 'red'", allowed: ADMIN },
    },
    delete: { 'a tag nobody uses': { where: `id = '${idOf('tag', 'unused')}'`, allowed: ADMIN } },
  },
  priority_definitions: {
    anon: {},
    authenticated: { select: 'all', update: ['label', 'description', 'colour'] },
    select: { 'a priority': { where: "priority = 'high'", allowed: SIGNED_IN } },
    update: { 'a priority': { where: "priority = 'high'", set: "label = 'New'", allowed: ADMIN } },
  },
  ticket_transitions: {
    anon: {},
    authenticated: { select: 'all' },
    select: {
      'a transition': { where: "actor = 'staff' and from_status = 'new'", allowed: SIGNED_IN },
    },
  },
  settings: {
    anon: { select: 'all' },
    authenticated: { select: 'all', insert: 'all', update: 'all' },
    select: {
      'a public one': { where: "key = 'company_name'", allowed: EVERYBODY },
      'an internal one': { where: "key = 'auto_close_days'", allowed: ADMIN },
    },
    insert: {
      'a public one': {
        values: { key: 'a_new_one', value: '"x"', is_public: true },
        allowed: ADMIN,
      },
      'an internal one': { values: { key: 'a_new_one', value: '"x"' }, allowed: ADMIN },
    },
    update: {
      'a public one': { where: "key = 'company_name'", set: `value = '"New"'`, allowed: ADMIN },
      'an internal one': { where: "key = 'auto_close_days'", set: "value = '9'", allowed: ADMIN },
    },
  },
  custom_fields: {
    anon: {},
    authenticated: {
      select: [
        'id',
        'key',
        'label',
        'help',
        'type',
        'options',
        'is_required',
        'visible_to_customers',
        'category_id',
        'position',
        'is_active',
        'created_at',
        'updated_at',
      ],
      insert: 'all',
      update: 'all',
      delete: true,
    },
    select: {
      'for customers': { where: field('for_customers'), allowed: SIGNED_IN },
      'for staff': { where: field('for_staff'), allowed: STAFF },
      'retired, for customers': {
        where: field('retired'),
        allowed: STAFF,
        ownedBy: 'inactive_agent',
      },
    },
    insert: {
      'a new one': { values: { key: 'a_new_one', label: 'New', type: 'text' }, allowed: ADMIN },
    },
    update: { 'for staff': { where: field('for_staff'), set: "label = 'New'", allowed: ADMIN } },
    delete: { retired: { where: field('retired'), allowed: ADMIN } },
  },
  audit_log: {
    anon: {},
    authenticated: { select: 'all' },
    select: { 'any entry': { where: "table_name = 'teams'", allowed: ADMIN } },
  },
};
