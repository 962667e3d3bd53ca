import { z } from 'zod/mini';
import { runningStack } from '../stack/running-stack.ts';

const mailSchema = z.object({
  id: z.string(),
  subject: z.string(),
  text: z.nullable(z.string()),
});

export type Mail = z.infer<typeof mailSchema>;

/**
 * The next mail to an address, once it is there.
 *
 * @param subject a part of it
 * @param wait milliseconds until it is given up
 * @throws Error when none has come by then
 */
export async function mailTo(address: string, subject = '', wait = 10_000): Promise<Mail> {
  const query = new URLSearchParams({ to: address, subject, timeout: String(wait) });
  const answer = await fetch(`${runningStack().mailUrl}/api/messages/wait?${query.toString()}`);
  if (!answer.ok) throw new Error(`No mail “${subject}” to ${address} came.`);
  return mailSchema.parse(await answer.json());
}

/** The link that a mail asks to follow. */
export function linkIn({ text, subject }: Mail): string {
  const link = /https?:\/\/\S+/.exec(text ?? '')?.[0];
  if (link === undefined) throw new Error(`There is no link in the mail “${subject}”.`);
  return link;
}
