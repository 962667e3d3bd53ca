import { useLayoutEffect, useRef } from 'react';
import { editMarkdown, type MarkdownEdit } from './markdown-edit.ts';

/** Toolbar edits on a controlled textarea: the selection is put back after React has written the new text. */
export function useMarkdownEditor(value: string, onChange: (value: string) => void) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<{ start: number; end: number } | null>(null);

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
  return { ref, edit };
}
