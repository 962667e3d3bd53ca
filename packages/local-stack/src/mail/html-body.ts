import type { ParsedMail } from './parse-mail.ts';

/**
 * What the HTML of a message may do: nothing but look. It has no origin, runs no script, sends no form and loads nothing; links
 * open in a new tab.
 */
export const HTML_BODY_POLICY = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const CONTENT_ID = /cid:([^\s"'()<>]+)/gi;

/** The HTML of a message as a document of its own, its own pictures (RFC 2392) put in as data. */
export function htmlBodyDocument(mail: ParsedMail): string {
  const pictures = new Map(
    mail.attachments.map((attachment) => [attachment.contentId, attachment]),
  );
  const body = (mail.html ?? '').replace(CONTENT_ID, (reference, id: string) => {
    const picture = pictures.get(decodeId(id));
    if (picture === undefined || !picture.contentType.startsWith('image/')) return reference;
    return `data:${picture.contentType};base64,${Buffer.from(picture.content).toString('base64')}`;
  });
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${body}`;
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (error) {
    if (error instanceof URIError) return id;
    throw error;
  }
}
