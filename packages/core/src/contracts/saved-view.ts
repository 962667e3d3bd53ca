import * as z from 'zod/mini';
import { idSchema, textSchema } from './scalars.ts';
import { staffTicketSorts, ticketFiltersSchema } from './ticket-list.ts';

const viewDensities = ['comfortable', 'compact'] as const;

export const savedViewColumns =
  'id,name,owner_id,team_id,filters,sort,descending,columns,density,position';

/** A named list of tickets. Its owner's alone, a team's, or, without either, everybody's. */
export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  owner_id: z.nullable(idSchema),
  team_id: z.nullable(idSchema),
  filters: ticketFiltersSchema,
  sort: z.enum(staffTicketSorts),
  descending: z.boolean(),
  /** What a row shows, in this order; empty for the usual row. */
  columns: z.array(z.string()),
  density: z.enum(viewDensities),
  position: z.number(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** What is asked when a view is saved. */
export const savedViewFormSchema = z.object({
  name: textSchema({
    min: 1,
    max: 80,
    tooShort: 'Give the view a name.',
    tooLong: 'Shorten this to 80 characters.',
    isLine: true,
  }),
  /** Who sees it: its owner alone, everybody at the desk, or a team by its id. */
  audience: z.union([z.literal(['me', 'everybody']), idSchema]),
});
export type SavedViewForm = z.infer<typeof savedViewFormSchema>;

/** Tickets by the view's id, each capped: 1000 means 1000 or more. Views of deleted tickets are not counted. */
export const savedViewCountsSchema = z.record(z.string(), z.number());
