import { useCallback, useMemo } from 'react';
import { useLocation, useNavigation, useSearchParams } from 'react-router';
import * as z from 'zod/mini';

type SearchValue = string | number | boolean | readonly string[] | undefined;
type Search = Readonly<Record<string, SearchValue>>;

/** Every field has a fallback, so that a wrong or old link still opens: wrap each in `z.catch`. */
export type SearchSchema<Output extends Search> = z.core.$ZodType<Output>;

export interface SetSearchOptions {
  /** Takes the place of the present entry, so that Back leaves the page: while typing, while moving a selection. */
  replace?: boolean | undefined;
}

/**
 * Reads a page's search params. A field whose fallback is a list takes every value of its name.
 *
 * @param schema an object whose fields have fallbacks
 */
export function readSearch<Output extends Search>(
  schema: SearchSchema<Output>,
  params: URLSearchParams,
): Output {
  const fallback = z.parse(schema, {});
  const input: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    input[name] = Array.isArray(fallback[name])
      ? params.getAll(name)
      : (params.get(name) ?? undefined);
  }
  return z.parse(schema, input);
}

/** Writes search params; what equals its fallback is left out, so that links stay short. */
export function writeSearch<Output extends Search>(
  schema: SearchSchema<Output>,
  search: Output,
): URLSearchParams {
  const fallback = z.parse(schema, {});
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || String(value) === String(fallback[name] ?? '')) continue;
    for (const item of Array.isArray(value) ? value : [value]) params.append(name, String(item));
  }
  return params;
}

/**
 * The page's search params as checked values, and a function that changes some of them. There is no copy: the URL is
 * the state, as of the change that is on its way there.
 */
export function useSearch<Output extends Search>(
  schema: SearchSchema<Output>,
): readonly [Output, (patch: Partial<Output>, options?: SetSearchOptions) => void] {
  const [, setParams] = useSearchParams();
  const here = useLocation();
  const { location: next } = useNavigation();
  const text = next?.pathname === here.pathname ? next.search : here.search;
  const search = useMemo(() => readSearch(schema, new URLSearchParams(text)), [schema, text]);
  const change = useCallback(
    (patch: Partial<Output>, { replace = false }: SetSearchOptions = {}) => {
      setParams(writeSearch(schema, { ...search, ...patch }), {
        replace,
        preventScrollReset: true,
      });
    },
    [schema, search, setParams],
  );
  return [search, change];
}
