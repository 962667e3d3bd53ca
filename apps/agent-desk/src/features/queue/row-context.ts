import { createContext, use } from 'react';
import type { Display } from '../../lib/display.ts';

/** How rows look: cards of two or three lines, or one line in columns. */
export interface RowLook extends Display {
  isTable: boolean;
  /** What is being searched for, to be marked; empty outside of a search. */
  words: readonly string[];
  /** Names by id, for columns that show them. */
  categories: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
}

/** What all rows of a list share; the same object until one of it changes, so that rows are not drawn in vain. */
export interface RowContextValue {
  look: RowLook;
  /** Whether there is anything to select rows for: not while the desk is only remembered. */
  canSelect: boolean;
  onFocus: (id: string) => void;
  /** @param isRange everything from the last one that was chosen */
  onSelect: (id: string, isRange: boolean) => void;
}

export const RowContext = createContext<RowContextValue | null>(null);

/** @throws Error outside of a list */
export function useRowContext(): RowContextValue {
  const value = use(RowContext);
  if (!value) throw new Error('A row needs the list around it');
  return value;
}

/** In px. One place, since the list reckons with it and draws by it. */
export function rowHeightOf({ isTable, density }: Pick<RowLook, 'isTable' | 'density'>): number {
  if (isTable) return density === 'compact' ? 34 : 44;
  return density === 'compact' ? 54 : 76;
}
