import * as z from 'zod/mini';
import { attachmentLimits } from './attachment.ts';
import { assignmentStrategies, tagColours } from './closed-sets.ts';
import { idSchema, textSchema } from './scalars.ts';

/** Bounds of what admins define; the same as the CHECKs in the migrations. */
export const catalogLimits = {
  category: { name: 80, description: 300 },
  tag: { name: 40 },
  priority: { label: 40, description: 200 },
  team: { name: 80, description: 500 },
  company_name: 80,
  portal_welcome: 200,
  auto_close_days: { min: 1, max: 365 },
  /** In MiB; the bucket takes no more than the upper bound. */
  attachment_max_megabytes: { min: 1, max: attachmentLimits.max_bytes / 1_048_576 },
  attachment_max_count: { min: 1, max: attachmentLimits.most_count },
} as const;

/** A name: one line, not empty. */
export function lineSchema(max: number) {
  return textSchema({
    min: 1,
    max,
    tooShort: 'Enter something here.',
    tooLong: `Shorten this to ${max} characters.`,
    isLine: true,
  });
}

/** What is said about something; may be empty. */
export function noteSchema(max: number) {
  return textSchema({ min: 0, max, tooShort: '', tooLong: `Shorten this to ${max} characters.` });
}

/** A whole number as a form holds it: text, perhaps empty. */
function wholeNumberSchema({ min, max }: { readonly min: number; readonly max: number }) {
  const message = `Enter a whole number from ${min} to ${max}.`;
  return z.pipe(
    z.string().check(z.trim(), z.regex(/^\d{1,6}$/, message)),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.minimum(min, message), z.maximum(max, message)),
    ),
  );
}

export const categoryFormSchema = z.object({
  name: lineSchema(catalogLimits.category.name),
  description: noteSchema(catalogLimits.category.description),
});
export type CategoryForm = z.infer<typeof categoryFormSchema>;

export const tagFormSchema = z.object({
  name: lineSchema(catalogLimits.tag.name),
  colour: z.enum(tagColours),
});
export type TagForm = z.infer<typeof tagFormSchema>;

export const priorityFormSchema = z.object({
  label: lineSchema(catalogLimits.priority.label),
  description: noteSchema(catalogLimits.priority.description),
});
export type PriorityForm = z.infer<typeof priorityFormSchema>;

export const teamFormSchema = z.object({
  name: lineSchema(catalogLimits.team.name),
  description: noteSchema(catalogLimits.team.description),
  assignment_strategy: z.enum(assignmentStrategies),
  /** When it works; null: whenever the service level says. */
  schedule_id: z.nullable(idSchema),
});
export type TeamForm = z.infer<typeof teamFormSchema>;

/** The settings as their form shows them: numbers as text, bytes as MiB. */
export const settingsFormSchema = z.object({
  company_name: lineSchema(catalogLimits.company_name),
  portal_welcome: lineSchema(catalogLimits.portal_welcome),
  auto_close_days: wholeNumberSchema(catalogLimits.auto_close_days),
  attachment_max_megabytes: wholeNumberSchema(catalogLimits.attachment_max_megabytes),
  attachment_max_count: wholeNumberSchema(catalogLimits.attachment_max_count),
});
export type SettingsForm = z.output<typeof settingsFormSchema>;

/** How many live tickets may be assigned to somebody automatically; an empty field means no limit. */
export const openTicketLimitSchema = z.pipe(
  z.string().check(z.trim(), z.regex(/^\d{0,4}$/, 'Enter a whole number from 1 to 1000.')),
  z.pipe(
    z.transform((text: string) => (text === '' ? null : Number(text))),
    z.nullable(
      z
        .number()
        .check(
          z.minimum(1, 'Enter a whole number from 1 to 1000.'),
          z.maximum(1000, 'Enter a whole number from 1 to 1000.'),
        ),
    ),
  ),
);

/** The address part of a category's name: lower case, without accents, words joined by hyphens. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return slug.slice(0, 80).replace(/-+$/, '');
}
