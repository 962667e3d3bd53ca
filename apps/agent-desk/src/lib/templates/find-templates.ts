import type { ResponseTemplate } from '@autocrm/core/contracts/response-template.ts';

/** How well a template meets what was typed; below 0 not at all. */
function scoreOf({ shortcut, title }: ResponseTemplate, query: string): number {
  const name = title.toLowerCase();
  if (shortcut === query) return 5;
  if (shortcut?.startsWith(query)) return 4;
  if (name.startsWith(query)) return 3;
  const words = name.split(/[^\p{L}\p{N}]+/u);
  const parts = query.split(/\s+/u).filter(Boolean);
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return parts.every((part) => name.includes(part) || shortcut?.includes(part)) ? 1 : -1;
}

/**
 * The active templates that somebody means, best first: by shortcut, then by title, then by how often they are used.
 *
 * @param typed a shortcut, its beginning, or words of the title; all of them when empty
 */
export function findTemplates(
  templates: readonly ResponseTemplate[],
  typed: string,
): ResponseTemplate[] {
  const query = typed.trim().toLowerCase();
  return templates
    .filter(({ is_active }) => is_active)
    .map((template) => ({ template, score: query === '' ? 0 : scoreOf(template, query) }))
    .filter(({ score }) => score >= 0)
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        b.template.use_count - a.template.use_count ||
        a.template.title.localeCompare(b.template.title),
    )
    .map(({ template }) => template);
}
