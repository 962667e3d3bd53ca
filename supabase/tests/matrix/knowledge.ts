import {
  EDITORS,
  EVERYBODY,
  idOf,
  type InsertSituation,
  NOBODY,
  SIGNED_IN,
  STAFF,
  type TableRules,
  UNREAD,
} from './model.ts';

const shelf = (name: string): string => `id = '${idOf('shelf', name)}'`;
const article = (name: string): string => `id = '${idOf('article', name)}'`;
const deflection = (name: string): string => `id = '${idOf('deflection', name)}'`;
const of = (name: string): string => `profile_id = '${idOf('person', name)}'`;

/** The same rule for all that readers say of an article: in their own name, of what they may read. */
function sayings(
  said: Readonly<Record<string, string | boolean>>,
): Record<string, InsertSituation> {
  const saidOf = (name: string): InsertSituation['values'] => ({
    article_id: idOf('article', name),
    profile_id: 'caller',
    ...said,
  });
  return {
    'of an article for customers': { values: saidOf('customers'), allowed: SIGNED_IN },
    'of an article for staff': { values: saidOf('staff'), allowed: STAFF },
    'of a draft': { values: saidOf('draft'), allowed: EDITORS, ownedBy: 'inactive_agent' },
    "in somebody else's name": {
      values: { ...saidOf('staff'), profile_id: idOf('person', 'stranger') },
      allowed: NOBODY,
      twin: 'of an article for staff',
    },
  };
}

/** The help centre: who reads which article, and who writes them. */
export const KNOWLEDGE_TABLES: Readonly<Record<string, TableRules>> = {
  kb_categories: {
    anon: { select: ['id', 'name', 'slug', 'description', 'position', 'is_active'] },
    authenticated: {
      select: [
        'id',
        'name',
        'slug',
        'description',
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
      'in use': { where: shelf('in_use'), allowed: EVERYBODY },
      retired: { where: shelf('retired'), allowed: STAFF, ownedBy: 'inactive_agent' },
    },
    insert: { 'a new one': { values: { name: 'New', slug: 'new' }, allowed: EDITORS } },
    update: { 'in use': { where: shelf('in_use'), set: "name = 'New'", allowed: EDITORS } },
    delete: { 'one without articles': { where: shelf('retired'), allowed: EDITORS } },
  },
  kb_articles: {
    anon: {
      select: [
        'id',
        'category_id',
        'slug',
        'title',
        'summary',
        'body',
        'status',
        'visibility',
        'is_popular',
        'published_at',
        'updated_at',
      ],
    },
    authenticated: {
      select: [
        'id',
        'category_id',
        'slug',
        'title',
        'summary',
        'body',
        'status',
        'visibility',
        'is_popular',
        'published_at',
        'created_at',
        'updated_at',
      ],
      insert: 'all',
      update: 'all',
      delete: true,
    },
    select: {
      'for everybody': { where: article('public'), allowed: EVERYBODY },
      'for customers': {
        where: article('customers'),
        allowed: SIGNED_IN,
        ownedBy: 'inactive_customer',
      },
      'for staff': { where: article('staff'), allowed: STAFF, ownedBy: 'inactive_agent' },
      'a draft': { where: article('draft'), allowed: EDITORS, ownedBy: 'inactive_agent' },
      archived: { where: article('archived'), allowed: EDITORS },
    },
    insert: {
      'a new one': {
        values: {
          category_id: idOf('shelf', 'in_use'),
          slug: 'a-new-one',
          title: 'A new one',
          body: 'Words',
        },
        allowed: EDITORS,
        ownedBy: 'inactive_agent',
      },
    },
    update: {
      'for everybody': { where: article('public'), set: "title = 'Newer'", allowed: EDITORS },
      'for staff': { where: article('staff'), set: "visibility = 'public'", allowed: EDITORS },
    },
    delete: { 'for everybody': { where: article('public'), allowed: EDITORS } },
  },
  kb_article_versions: {
    anon: {},
    authenticated: { select: 'all' },
    select: {
      'of any article': {
        where: `article_${article('public')}`,
        allowed: EDITORS,
        ownedBy: 'inactive_agent',
      },
    },
  },
  kb_article_feedback: {
    anon: {},
    authenticated: {
      select: 'all',
      insert: ['article_id', 'profile_id', 'is_helpful', 'comment'],
      update: ['is_helpful', 'comment'],
    },
    select: {
      "a customer's": { where: of('customer'), allowed: ['customer', ...EDITORS] },
      "another customer's": { where: of('stranger'), allowed: EDITORS },
      "a deactivated customer's": {
        where: of('inactive_customer'),
        allowed: EDITORS,
        ownedBy: 'inactive_customer',
      },
    },
    insert: sayings({ is_helpful: true }),
    update: {
      "a customer's": { where: of('customer'), set: 'is_helpful = false', allowed: ['customer'] },
      "a deactivated customer's": {
        where: of('inactive_customer'),
        set: 'is_helpful = false',
        allowed: NOBODY,
        ownedBy: 'inactive_customer',
      },
    },
  },
  kb_deflections: {
    anon: {},
    authenticated: {
      select: 'all',
      insert: ['id', 'article_id', 'profile_id', 'subject'],
      delete: true,
    },
    select: {
      "a customer's": { where: of('customer'), allowed: ['customer', 'viewer', 'admin'] },
      "another customer's": { where: of('stranger'), allowed: ['viewer', 'admin'] },
      "a deactivated customer's": {
        where: of('inactive_customer'),
        allowed: ['viewer', 'admin'],
        ownedBy: 'inactive_customer',
      },
    },
    insert: sayings({ subject: 'A question' }),
    delete: {
      "a customer's, just recorded": { where: deflection('customer'), allowed: ['customer'] },
      "a customer's, an hour old": {
        where: deflection('customer_before'),
        allowed: NOBODY,
        twin: "a customer's, just recorded",
      },
      "a deactivated customer's": {
        where: deflection('inactive_customer'),
        allowed: NOBODY,
        ownedBy: 'inactive_customer',
      },
    },
  },
  article_search: UNREAD,
};
