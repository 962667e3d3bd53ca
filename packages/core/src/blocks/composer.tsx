import { Lock } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useState,
} from 'react';
import { mergeRefs } from '../lib/merge-refs.ts';
import { Button } from '../ui/button.tsx';
import type { FileUploads } from '../ui/file-drop.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { ComposerFrame } from './composer-frame.tsx';
import type { ComposerModesProps } from './composer-modes.tsx';
import { ComposerFooterState, type DraftState } from './composer-state.tsx';
import { ComposerToolbar } from './composer-toolbar.tsx';
import type { TextRange } from './markdown-edit.ts';
import { Markdown } from './markdown.tsx';
import { useMarkdownEditor } from './use-markdown-editor.ts';

export interface ComposerText {
  value: string;
  onChange: (value: string) => void;
  /** The field's name; read out, not shown. */
  label: string;
  placeholder?: string | undefined;
  /** In characters. Longer text can be typed but not sent: nothing is cut off. */
  maxLength: number;
  /** Lines shown while it is empty; it grows with its text. */
  rows?: number | undefined;
  /** To move focus here, after a shortcut. */
  ref?: Ref<HTMLTextAreaElement> | undefined;
  /** To put text in from elsewhere. */
  editor?: Ref<ComposerEditor> | undefined;
  /** Told where the text cursor stands, whenever it may have moved: an offset into the value; null when the focus left. */
  onCaret?: ((caret: number | null) => void) | undefined;
  /** Hears keys first; what it prevents does nothing else. */
  onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined;
  /** The list that completes what is typed, while it is open. */
  completion?: ComposerCompletion | undefined;
}

/** What a screen reader is told of the list that completes what is typed. The keyboard stays in the text. */
export interface ComposerCompletion {
  list_id: string;
  /** The option that Enter takes. */
  active_id: string | undefined;
}

/** Puts text into the composer, as if it was typed: the focus and the text cursor end up behind it. */
export interface ComposerEditor {
  /** @param range what it takes the place of; the selection without it */
  insert: (text: string, range?: TextRange) => void;
}

export interface ComposerSubmit {
  label: string;
  pending: boolean;
  onSubmit: () => void;
  /** More ways to send, beside the main button. */
  extra?: ReactNode;
}

export interface ComposerProps {
  text: ComposerText;
  submit: ComposerSubmit;
  draft: DraftState;
  uploads?: FileUploads | undefined;
  /** Reply and Internal note; absent where there is only one. */
  modes?: ComposerModesProps | undefined;
  /** More tools at the end of the toolbar: templates, help-centre search. */
  tools?: ReactNode;
  /** Above the text: what went wrong, or that the conversation has moved on. */
  notice?: ReactNode;
  /** Over the conversation, on the composer's upper edge: the list that completes what is typed. */
  popup?: ReactNode;
  /** Under the text: what will be done when it is sent. */
  effects?: ReactNode;
}

/** Whether there is something to send, all of it is here, and it is not too long. */
function isReady(
  text: ComposerText,
  submit: ComposerSubmit,
  uploads: FileUploads | undefined,
): boolean {
  const files = uploads?.items ?? [];
  const empty = text.value.trim() === '' && files.length === 0;
  const hasAllFiles = files.every((file) => file.status === 'done');
  return !empty && hasAllFiles && text.value.length <= text.maxLength && !submit.pending;
}

/** Where messages are written. Ctrl or Cmd with Enter sends. An internal note looks like one from edge to edge. */
export function Composer(props: ComposerProps) {
  const { text, submit, draft, uploads, modes, tools, notice, popup, effects } = props;
  const [preview, setPreview] = useState(false);
  const editor = useMarkdownEditor(text.value, text.onChange);
  useImperativeHandle(text.editor, () => ({
    insert: (added: string, range?: TextRange) => {
      setPreview(false);
      editor.insert(added, range);
    },
  }));
  const hint = useId();
  const internal = modes?.options.find((option) => option.value === modes.value)?.internal === true;
  const ready = isReady(text, submit, uploads);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key !== 'Enter') return;
    if (!event.ctrlKey && !event.metaKey) return;
    // With more keys an app may send in another way.
    if (event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (ready) submit.onSubmit();
  };
  return (
    <ComposerFrame
      label={text.label}
      uploads={uploads}
      modes={modes}
      internal={internal}
      onKeyDown={onKeyDown}
      popup={popup}
      effects={effects}
      tools={
        <>
          <ComposerToolbar onEdit={editor.edit} disabled={preview} />
          {tools}
          <PreviewSwitch isOn={preview} onChange={setPreview} />
          <ComposerFooterState
            id={hint}
            draft={draft}
            length={text.value.length}
            maxLength={text.maxLength}
            isFileMissing={uploads?.items.some((file) => file.status === 'failed') === true}
          />
          <span className="ms-auto flex items-center gap-2">
            {submit.extra}
            <Button
              variant="primary"
              size="sm"
              pending={submit.pending}
              disabled={!ready && !submit.pending}
              onClick={submit.onSubmit}
            >
              {submit.label}
            </Button>
          </span>
        </>
      }
    >
      {internal ? <InternalWarning /> : null}
      {notice}
      {preview ? (
        <ComposerPreview text={text.value} />
      ) : (
        <ComposerTextarea text={text} editorRef={editor.ref} hint={hint} />
      )}
    </ComposerFrame>
  );
}

function InternalWarning() {
  const labels = useBlockLabels().composer;
  return (
    <p className="text-note-ink flex items-center gap-1.5 px-3 pt-2 text-xs font-medium">
      <Lock aria-hidden className="size-3.5" />
      {labels.internal_warning}
    </p>
  );
}

interface ComposerTextareaProps {
  text: ComposerText;
  editorRef: Ref<HTMLTextAreaElement>;
  /** Id of what describes it. */
  hint: string;
}

function ComposerTextarea({ text, editorRef, hint }: ComposerTextareaProps) {
  const { completion } = text;
  return (
    <Textarea
      bare
      rows={text.rows}
      ref={mergeRefs(editorRef, text.ref)}
      aria-label={text.label}
      aria-describedby={hint}
      aria-invalid={text.value.length > text.maxLength || undefined}
      aria-autocomplete={text.onCaret ? 'list' : undefined}
      aria-controls={completion?.list_id}
      aria-activedescendant={completion?.active_id}
      placeholder={text.placeholder}
      value={text.value}
      onKeyDown={text.onKeyDown}
      onSelect={(event) => {
        text.onCaret?.(event.currentTarget.selectionEnd);
      }}
      onBlur={() => {
        text.onCaret?.(null);
      }}
      onChange={(event) => {
        text.onChange(event.target.value);
        text.onCaret?.(event.target.selectionEnd);
      }}
    />
  );
}

function ComposerPreview({ text }: { text: string }) {
  const labels = useBlockLabels().composer;
  return (
    <div className="min-h-28 px-3 py-2.5">
      {text.trim() === '' ? (
        <p className="text-muted">{labels.preview_empty}</p>
      ) : (
        <Markdown text={text} />
      )}
    </div>
  );
}

function PreviewSwitch({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const labels = useBlockLabels().composer;
  return (
    <Button
      size="sm"
      variant="ghost"
      onClick={() => {
        onChange(!isOn);
      }}
    >
      {isOn ? labels.write : labels.preview}
    </Button>
  );
}
