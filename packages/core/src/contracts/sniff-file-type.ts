import type { AttachmentType } from './attachment.ts';

type Signature = {
  readonly type: AttachmentType;
  readonly offset: number;
  readonly bytes: readonly number[];
};

const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

/** Magic numbers of what may be sent, most specific first. */
const signatures: readonly Signature[] = [
  { type: 'image/png', offset: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', offset: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', offset: 0, bytes: ascii('GIF87a') },
  { type: 'image/gif', offset: 0, bytes: ascii('GIF89a') },
  { type: 'image/webp', offset: 8, bytes: ascii('WEBP') },
  { type: 'application/pdf', offset: 0, bytes: ascii('%PDF-') },
  { type: 'application/zip', offset: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'application/zip', offset: 0, bytes: [0x50, 0x4b, 0x05, 0x06] },
  // The container of all old Office files; which of them it is stands deep inside.
  {
    type: 'application/msword',
    offset: 0,
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  },
  { type: 'video/mp4', offset: 4, bytes: ascii('ftyp') },
  { type: 'audio/mpeg', offset: 0, bytes: ascii('ID3') },
  { type: 'audio/mpeg', offset: 0, bytes: [0xff, 0xfb] },
  { type: 'audio/mpeg', offset: 0, bytes: [0xff, 0xf3] },
  { type: 'audio/mpeg', offset: 0, bytes: [0xff, 0xf2] },
];

/** Formats that look like another from outside: each file name ending picks one within its container. */
const refinements: Readonly<Record<string, Readonly<Record<string, AttachmentType>>>> = {
  'application/zip': {
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  'application/msword': { xls: 'application/vnd.ms-excel' },
  'text/plain': { csv: 'text/csv', json: 'application/json' },
};

/** How many bytes of a file `sniffFileType` looks at. */
export const sniffLength = 4096;

/**
 * The MIME type of a file by its content. A name is believed only within what the content already is (a `.docx` is
 * a zip), never against it: a page named `photo.png` is text.
 *
 * @param head the first bytes of the file, up to `sniffLength`
 * @param fileName its name, to tell formats apart that share a container
 * @returns `application/octet-stream` when the content is none of the known formats
 * @see https://mimesniff.spec.whatwg.org/
 */
export function sniffFileType(head: Uint8Array, fileName = ''): AttachmentType {
  const bytes = head.subarray(0, sniffLength);
  const container = signatures.find((signature) => matches(bytes, signature))?.type;
  const found = container ?? (isText(bytes) ? 'text/plain' : 'application/octet-stream');
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return refinements[found]?.[ending] ?? found;
}

function matches(bytes: Uint8Array, { type, offset, bytes: magic }: Signature): boolean {
  if (type === 'image/webp' && !ascii('RIFF').every((byte, index) => bytes[index] === byte)) {
    return false;
  }
  return magic.every((byte, index) => bytes[offset + index] === byte);
}

/** Text is valid UTF-8 without control characters; the end may be cut within a character. */
function isText(bytes: Uint8Array): boolean {
  const isControl = (byte: number) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);
  if (bytes.some(isControl)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
