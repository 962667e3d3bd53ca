import type { ComposerCompletion } from '@autocrm/core/blocks/composer.tsx';
import type { TextRange } from '@autocrm/core/blocks/markdown-edit.ts';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

/** The part of a text that is being completed: "@so" or "/ref". */
export interface Token extends TextRange {
  /** What stands behind the sign that began it. */
  query: string;
}

/** One line of the list. */
export interface CompletionItem {
  id: string;
  label: string;
  description?: string | undefined;
  icon?: ReactNode;
  /** At the end of the line. */
  hint?: ReactNode;
  /** Shown, since one would look for it, and not to be chosen. */
  isDisabled?: boolean;
}

export interface CompletionOptions {
  /** Null while nothing is being completed. */
  token: Token | null;
  items: readonly CompletionItem[];
  onChoose: (id: string, token: Token) => void;
  /** Called for Enter and Tab while there is nothing to choose yet. @returns whether it took the key */
  onChooseEarly?: ((token: Token) => boolean) | undefined;
  /** The list was put away by Escape. */
  onCancel?: ((token: Token) => void) | undefined;
}

export interface Completion {
  /** Null while the list is shut. */
  list: CompletionList | null;
  /** Takes the keys that move in the list, and leaves the others. */
  onKeyDown: (event: KeyboardEvent) => void;
  /** For the field. */
  aria: ComposerCompletion | undefined;
}

export interface CompletionList {
  id: string;
  items: readonly CompletionItem[];
  active: CompletionItem | undefined;
  onChoose: (id: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A list that completes what is typed, while the focus and the keyboard stay in the text. */
export function useCompletion(options: CompletionOptions): Completion {
  const { token, items, onChoose, onChooseEarly, onCancel } = options;
  const listId = useId();
  const [moved, setMoved] = useState({ query: '', id: '' });
  // Put away until another one is begun.
  const [cancelledAt, setCancelledAt] = useState<number | null>(null);
  if (token === null || token.start === cancelledAt) {
    return { list: null, onKeyDown: () => undefined, aria: undefined };
  }
  const choosable = items.filter(({ isDisabled }) => isDisabled !== true);
  // Typing on starts again at the best one.
  const chosen = moved.query === token.query ? moved.id : undefined;
  const active = choosable.find(({ id }) => id === chosen) ?? choosable[0];
  const move = (by: number) => {
    const at = active ? choosable.indexOf(active) : 0;
    const next = choosable.at((at + by) % choosable.length);
    if (next) setMoved({ query: token.query, id: next.id });
  };
  const choose = (id: string) => {
    setCancelledAt(null);
    onChoose(id, token);
  };
  return {
    list: { id: listId, items, active, onChoose: choose },
    aria: { list_id: listId, active_id: active && optionId(listId, active.id) },
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps[event.key];
      if (step !== undefined && choosable.length > 0) {
        event.preventDefault();
        move(step);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        setCancelledAt(token.start);
        onCancel?.(token);
      } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
        if (active) choose(active.id);
        if (active || onChooseEarly?.(token) === true) event.preventDefault();
      }
    },
  };
}

/** The DOM id of a line, for the field to point at. */
export function optionId(listId: string, itemId: string): string {
  return `${listId}-${itemId}`;
}
