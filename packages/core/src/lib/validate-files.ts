export interface FileLimits {
  /** Bytes per file. */
  max_size: number;
  /** Files altogether, those already there included. */
  max_count: number;
  /** MIME types, with `image/*` for a family; an empty list allows all. The server judges by content. */
  accept: readonly string[];
}

export type FileRejectionReason = 'too_large' | 'too_many' | 'wrong_type' | 'empty';

export interface FileRejection {
  file: File;
  reason: FileRejectionReason;
}

/** The type test of a `accept` list. A browser that does not know a type leaves it empty: then only the server can judge. */
function isAccepted(type: string, accept: readonly string[]): boolean {
  if (accept.length === 0 || type === '') return true;
  return accept.some((pattern) =>
    pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type,
  );
}

/** Sorts chosen files into those to upload and those to refuse with a reason, in the order chosen. */
export function validateFiles(
  files: readonly File[],
  limits: FileLimits,
  present: number,
): { accepted: File[]; rejected: FileRejection[] } {
  const accepted: File[] = [];
  const rejected: FileRejection[] = [];
  for (const file of files) {
    if (file.size === 0) rejected.push({ file, reason: 'empty' });
    else if (file.size > limits.max_size) rejected.push({ file, reason: 'too_large' });
    else if (!isAccepted(file.type, limits.accept)) rejected.push({ file, reason: 'wrong_type' });
    else if (present + accepted.length >= limits.max_count)
      rejected.push({ file, reason: 'too_many' });
    else accepted.push(file);
  }
  return { accepted, rejected };
}
