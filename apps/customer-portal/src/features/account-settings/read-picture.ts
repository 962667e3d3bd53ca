import { avatarLimits } from '@autocrm/core/contracts/attachment.ts';
import { sniffFileType, sniffLength } from '@autocrm/core/contracts/sniff-file-type.ts';
import { late } from '../../lib/late-messages.ts';

const allowed: ReadonlySet<string> = new Set(avatarLimits.types);

/** Checks a picture by its content, whatever its name says, and gives it the type that it has. */
export async function readPicture(
  file: File,
): Promise<{ picture: File; problem?: undefined } | { picture?: undefined; problem: string }> {
  if (file.size > avatarLimits.max_bytes) return { problem: late.account.picture_too_large };
  const head = new Uint8Array(await file.slice(0, sniffLength).arrayBuffer());
  const type = sniffFileType(head, file.name);
  if (!allowed.has(type)) return { problem: late.account.picture_wrong_type };
  return { picture: new File([file], file.name, { type }) };
}
