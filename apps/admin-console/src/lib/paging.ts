import * as z from 'zod/mini';

/** The part of an address that says which page of a keyset list is open; `before` keeps the cursors one came through. */
export const pagingFields = {
  cursor: z.catch(z.string(), ''),
  before: z.catch(z.array(z.string()), []),
};

export interface Paging {
  cursor: string;
  before: string[];
}

/** Another filter or order begins again at the first page. */
export const firstPage: Paging = { cursor: '', before: [] };

/**
 * What the page buttons do.
 *
 * @param next the cursor of the page after this one; null on the last
 */
export function pageTurns(
  { cursor, before }: Paging,
  next: string | null,
  onChange: (paging: Paging) => void,
): { onPrevious?: () => void; onNext?: () => void } {
  const turn = (paging: Paging) => {
    onChange(paging);
    // The buttons stand below the rows; reading goes on above them.
    document.querySelector('main')?.scrollIntoView();
  };
  return {
    ...(cursor === ''
      ? {}
      : {
          onPrevious: () => {
            turn({ cursor: before.at(-1) ?? '', before: before.slice(0, -1) });
          },
        }),
    ...(next === null
      ? {}
      : {
          onNext: () => {
            turn({ cursor: next, before: cursor === '' ? [] : [...before, cursor] });
          },
        }),
  };
}
