import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../lib/messages.ts';

/** So many customers are offered above what was found in tickets. */
const most = 3;
/** Fewer letters are part of most names. */
const fewest = 3;

/** Customers whose name or address holds the words: one press lists their tickets. */
export function FoundCustomers({
  words,
  onChoose,
}: {
  words: string;
  onChoose: (id: string) => void;
}) {
  const { data } = useQuery({
    ...peopleQueries.list({ role: 'customer', search: words }),
    enabled: words.length >= fewest && !/^#?\d+$/.test(words),
  });
  const people = words.length >= fewest ? (data?.people.slice(0, most) ?? []) : [];
  if (people.length === 0) return null;
  return (
    <ul className="border-border grid grid-cols-1 gap-px border-t px-2 py-1.5">
      {people.map(({ id, full_name, email }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => {
              onChoose(id);
            }}
            className="hover:bg-hover flex min-h-8 w-full min-w-0 items-center gap-2 rounded-md px-2 text-start text-sm -outline-offset-2"
          >
            <Avatar size="xs" name={full_name} />
            <span className="min-w-0 truncate">{t.queue.search_customer(full_name)}</span>
            <span className="text-muted ms-auto min-w-0 truncate text-xs">{email}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
