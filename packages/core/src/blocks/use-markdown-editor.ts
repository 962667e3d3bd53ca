import { useLayoutEffect, useRef } from 'react';
import { editMarkdown, type MarkdownEdit, type TextRange } from './markdown-edit.ts';

/** Toolbar edits on a controlled textarea: the selection is put back after React has written the new text. */
export function useMarkdownEditor(value: string, onChange: (value: string) => void) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<TextRange | null>(null);

  // The selection lives in the DOM and is lost when React replaces the value; only a layout effect comes in time.
  useLayoutEffect(() => {
    const selection = wanted.current;
    if (!selection || !ref.current) return;
    wanted.current = null;
    ref.current.focus();
    ref.current.setSelectionRange(selection.start, selection.end);
  }, [value]);

  const edit = (kind: MarkdownEdit) => {
    const element = ref.current;
    if (!element) return;
    const next = editMarkdown(kind, {
      text: value,
      start: element.selectionStart,
      end: element.selectionEnd,
    });
    wanted.current = next;
    onChange(next.text);
  };
  /** Puts text in place of a range; of the selection without one, and at the end while the field is not shown. */
  const insert = (added: string, range?: TextRange) => {
    const element = ref.current;
    const start = range?.start ?? element?.selectionStart ?? value.length;
    const end = range?.end ?? element?.selectionEnd ?? value.length;
    const next = value.slice(0, start) + added + value.slice(end);
    const caret = start + added.length;
    wanted.current = { start: caret, end: caret };
    if (next === value) element?.focus();
    else onChange(next);
  };
  return { ref, edit, insert };
}
