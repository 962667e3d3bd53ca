import type { AuditEntry } from '@autocrm/core/contracts/audit.ts';
import { t } from '../../lib/messages.ts';
import { changesOf, type FieldChange } from './audit-words.ts';

/** Shown at once; the rest of a long change opens. */
const glance = 2;

/** What a change did, field by field. @param subject names it for screen readers */
export function AuditChanges({ entry, subject }: { entry: AuditEntry; subject: string }) {
  const changes = changesOf(entry);
  if (entry.action === 'update' && changes.length <= glance) {
    return (
      <ul className="grid gap-0.5 py-1 text-start text-sm">
        {changes.map((change) => (
          <li key={change.field} className="break-words">
            <span className="text-muted">{change.field}: </span>
            <del className="text-muted">{change.before}</del>
            {' → '}
            <ins className="no-underline">{change.after}</ins>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <details className="py-1 text-start text-sm">
      <summary className="text-accent-ink min-h-6 cursor-pointer rounded-sm">
        {t.audit.fields(changes.length)}
        <span className="sr-only">{t.audit.details(subject)}</span>
      </summary>
      <ChangeTable changes={changes} subject={subject} />
    </details>
  );
}

function ChangeTable({ changes, subject }: { changes: readonly FieldChange[]; subject: string }) {
  return (
    <table className="mt-1.5 w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{t.audit.details(subject)}</caption>
      <thead>
        <tr className="text-muted">
          {[t.audit.field, t.audit.before, t.audit.after].map((header) => (
            <th key={header} scope="col" className="py-1 pe-3 text-start font-medium">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="border-border border-t align-top">
            <th scope="row" className="py-1 pe-3 text-start font-normal break-words">
              {field}
            </th>
            <td className="py-1 pe-3 break-words">{before}</td>
            <td className="py-1 break-words">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
