import {
  File,
  FileArchive,
  FileAudio,
  FileCode,
  FileImage,
  type LucideIcon,
  FileSpreadsheet,
  FileText,
  FileVideo,
} from 'lucide-react';

const ICONS: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^image\//u, FileImage],
  [/^audio\//u, FileAudio],
  [/^video\//u, FileVideo],
  [/spreadsheet|excel|csv/u, FileSpreadsheet],
  [/zip|compressed|tar/u, FileArchive],
  [/json|xml|html|javascript/u, FileCode],
  [/^text\/|pdf|word|document/u, FileText],
];

/** A mark for a MIME type; the file's name stands beside it. */
export function FileIcon({ type, className }: { type: string; className?: string | undefined }) {
  const Icon = ICONS.find(([pattern]) => pattern.test(type))?.[1] ?? File;
  return <Icon aria-hidden className={className} />;
}
