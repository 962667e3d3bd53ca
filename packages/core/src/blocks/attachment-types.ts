import type { AttachmentItem } from './timeline-types.ts';

const IMAGES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
]);
const TEXTS: ReadonlySet<string> = new Set([
  'text/plain',
  'text/csv',
  'text/markdown',
  'application/json',
]);

export type PreviewKind = 'image' | 'pdf' | 'text';

/**
 * How a file can be looked at inside the app, or `null` when it can only be downloaded. The list is short on
 * purpose: SVG and HTML can carry scripts and never get a preview.
 */
export function previewKind(file: Pick<AttachmentItem, 'file_type'>): PreviewKind | null {
  const type = file.file_type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (IMAGES.has(type)) return 'image';
  if (type === 'application/pdf') return 'pdf';
  return TEXTS.has(type) ? 'text' : null;
}
