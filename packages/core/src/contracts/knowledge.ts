import * as z from 'zod/mini';
import { articleVisibilities } from './closed-sets.ts';
import { idSchema, textSchema, timestampSchema } from './scalars.ts';

const shelf = { id: idSchema, name: z.string(), slug: z.string(), description: z.string() };

/** A category with how many articles the caller may read in it: of each only the id is fetched. */
export const shelfColumns = 'id,name,slug,description,articles:kb_articles(id)';
export const shelfSchema = z.object({
  ...shelf,
  articles: z.array(z.object({ id: idSchema })),
});
export type Shelf = z.infer<typeof shelfSchema>;

const summary = {
  id: idSchema,
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  updated_at: timestampSchema,
};
const category = z.object({ name: z.string(), slug: z.string() });

export const articleSummaryColumns =
  'id,slug,title,summary,updated_at,category:kb_categories!inner(name,slug)';
export const articleSummarySchema = z.object({ ...summary, category });
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

/** An article as its reader gets it. `body` is Markdown. */
export const articleColumns = `${articleSummaryColumns},body` as const;
export const articleSchema = z.object({ ...summary, category, body: z.string() });
export type Article = z.infer<typeof articleSchema>;

/** An article as staff pass it on: with who may read it. */
export const deskArticleColumns = 'id,slug,title,body,visibility';
export const deskArticleSchema = z.object({
  id: idSchema,
  slug: z.string(),
  title: z.string(),
  body: z.string(),
  visibility: z.enum(articleVisibilities),
});
export type DeskArticle = z.infer<typeof deskArticleSchema>;

/** A category with all that the caller may read in it. */
export const filledShelfColumns =
  'id,name,slug,description,articles:kb_articles(id,slug,title,summary,updated_at)';
export const filledShelfSchema = z.object({ ...shelf, articles: z.array(z.object(summary)) });
export type FilledShelf = z.infer<typeof filledShelfSchema>;

/** What a search found; hits stand between « and » in `marked_title` and in `excerpt`. */
export const articleHitSchema = z.object({
  id: idSchema,
  slug: z.string(),
  title: z.string(),
  marked_title: z.string(),
  category_name: z.string(),
  category_slug: z.string(),
  excerpt: z.string(),
});
export type ArticleHit = z.infer<typeof articleHitSchema>;

/** How much of a word a search needs; shorter ones find nothing. */
export const minSearchLength = 2;

export const articleFeedbackColumns = 'is_helpful,comment';
export const articleFeedbackSchema = z.object({ is_helpful: z.boolean(), comment: z.string() });
export type ArticleFeedback = z.infer<typeof articleFeedbackSchema>;

const feedbackLimits = { comment: { min: 1, max: 1000 } } as const;

/** What a reader adds to their yes or no. */
export const feedbackCommentSchema = z.object({
  comment: textSchema({
    ...feedbackLimits.comment,
    tooShort: 'Write something first.',
    tooLong: 'Shorten this to 1,000 characters.',
  }),
});

/** A ticket that was not written, since an article answered the question first. */
export interface Deflection {
  /** Chosen by the sender, to take it back by. */
  readonly id: string;
  readonly article_id: string;
  readonly profile_id: string;
  /** What stood in the subject: 1 to 200 characters. */
  readonly subject: string;
}
