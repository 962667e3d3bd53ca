const all = ['knowledge'] as const;
const articles = [...all, 'article'] as const;

/** The help centre, as its readers see it. */
export const knowledgeKeys = {
  all: () => all,
  shelves: () => [...all, 'shelves'] as const,
  shelf: (slug: string) => [...all, 'shelves', slug] as const,
  popular: () => [...all, 'popular'] as const,
  searches: () => [...all, 'search'] as const,
  search: (query: string, limit: number) => [...all, 'search', query, limit] as const,
  article: (slug: string) => [...articles, slug] as const,
  feedback: (articleId: string, profileId: string) =>
    [...all, 'feedback', articleId, profileId] as const,
};
