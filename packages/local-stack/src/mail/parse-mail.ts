import PostalMime, { type Address, type Attachment } from 'postal-mime';

export interface MailAttachment {
  readonly filename: string;
  readonly contentType: string;
  /** Set on pictures that the HTML shows by this id, without angle brackets. */
  readonly contentId: string | null;
  readonly content: Uint8Array;
}

/** A message, taken apart. */
export interface ParsedMail {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly messageId: string;
  readonly references: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly MailAttachment[];
}

/**
 * Takes a message apart (RFC 5322, MIME).
 * @throws when it is nested or its headers are larger than any sane message
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  return {
    from: formatAddresses(mail.from === undefined ? [] : [mail.from]),
    to: formatAddresses(mail.to ?? []),
    cc: formatAddresses(mail.cc ?? []),
    replyTo: formatAddresses(mail.replyTo ?? []),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    references: mail.references ?? '',
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: mail.attachments.map(toAttachment),
  };
}

/** The bare address in `Name <address>`. */
export function bareAddress(formatted: string): string {
  return /<([^<>]+)>/.exec(formatted)?.[1] ?? formatted.split(',')[0]?.trim() ?? '';
}

function toAttachment(attachment: Attachment, index: number): MailAttachment {
  const { content, contentId, filename, mimeType } = attachment;
  return {
    filename: filename ?? `attachment-${index + 1}`,
    contentType: mimeType,
    contentId: contentId?.replace(/^<|>$/g, '') ?? null,
    content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  };
}

function formatAddresses(addresses: readonly Address[]): string {
  return addresses
    .flatMap((entry) => (entry.group === undefined ? [entry] : entry.group))
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ');
}
