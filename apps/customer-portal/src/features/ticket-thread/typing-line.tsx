import { t } from '../../lib/messages.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Who is writing just now. Its height is kept, so that nothing jumps when somebody starts. */
export function TypingLine({ names }: { names: readonly string[] }) {
  const who = list.format(names);
  return (
    <p role="status" className="text-muted mt-3 min-h-6 ps-11 text-sm max-sm:ps-0">
      {names.length === 1 ? t.ticket.typing(who) : null}
      {names.length > 1 ? t.ticket.typing_many(who) : null}
    </p>
  );
}
