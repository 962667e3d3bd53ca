import { Lock } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from 'react';
import { mergeRefs } from '../lib/merge-refs.ts';
import { Button } from '../ui/button.tsx';
import type { FileUploads } from '../ui/file-drop.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { ComposerFrame } from './composer-frame.tsx';
import type { ComposerModesProps } from './composer-modes.tsx';
import { ComposerFooterState, type DraftState } from './composer-state.tsx';
import { ComposerToolbar } from './composer-toolbar.tsx';
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
}

/** Whether there is something to send, all of it is here, and it is not too long. */
function isReady(
  text: ComposerText,
  submit: ComposerSubmit,
  uploads: FileUploads | undefined,
): boolean {
  const files = uploads?.items ?? [];
  const empty = text.value.trim() === '' && !files.some((file) => file.status === 'done');
  const uploading = files.some((file) => file.status === 'uploading' || file.status === 'waiting');
  return !empty && !uploading && text.value.length <= text.maxLength && !submit.pending;
}

/** Where messages are written. Ctrl or Cmd with Enter sends. An internal note looks like one from edge to edge. */
export function Composer({ text, submit, draft, uploads, modes, tools, notice }: ComposerProps) {
  const labels = useBlockLabels().composer;
  const [preview, setPreview] = useState(false);
  const editor = useMarkdownEditor(text.value, text.onChange);
  const hint = useId();
  const internal = modes?.options.find((option) => option.value === modes.value)?.internal === true;
  const ready = isReady(text, submit, uploads);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
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
      {internal ? (
        <p className="text-note-ink flex items-center gap-1.5 px-3 pt-2 text-xs font-medium">
          <Lock aria-hidden className="size-3.5" />
          {labels.internal_warning}
        </p>
      ) : null}
      {notice}
      {preview ? (
        <ComposerPreview text={text.value} />
      ) : (
        <Textarea
          bare
          rows={text.rows}
          ref={mergeRefs(editor.ref, text.ref)}
          aria-label={text.label}
          aria-describedby={hint}
          aria-invalid={text.value.length > text.maxLength || undefined}
          placeholder={text.placeholder}
          value={text.value}
          onChange={(event) => {
            text.onChange(event.target.value);
          }}
        />
      )}
    </ComposerFrame>
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
