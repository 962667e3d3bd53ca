import { type Ref, useState } from 'react';
import { mergeRefs } from '../lib/merge-refs.ts';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useBlockLabels } from './block-labels.tsx';
import { ComposerToolbar } from './composer-toolbar.tsx';
import { Markdown } from './markdown.tsx';
import { useMarkdownEditor } from './use-markdown-editor.ts';

/** What `Field` hands to a control, as far as a text needs it. */
export interface MarkdownFieldControl {
  id: string;
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  ref: Ref<HTMLTextAreaElement>;
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

export interface MarkdownFieldProps {
  control: MarkdownFieldControl;
  placeholder?: string | undefined;
  rows?: number | undefined;
}

/** A long text in a form: the composer's toolbar and preview over a growing field. */
export function MarkdownField({ control, placeholder, rows = 7 }: MarkdownFieldProps) {
  const labels = useBlockLabels().composer;
  const [preview, setPreview] = useState(false);
  const editor = useMarkdownEditor(control.value, control.onChange);
  return (
    <div className="border-border-strong bg-surface focus-within:border-ring focus-within:outline-ring has-aria-invalid:border-danger rounded-md border transition-colors focus-within:outline-1">
      {preview ? (
        <div className="min-h-40 px-3 py-2.5">
          {control.value.trim() === '' ? (
            <p className="text-muted">{labels.preview_empty}</p>
          ) : (
            <Markdown text={control.value} />
          )}
        </div>
      ) : (
        <Textarea
          bare
          rows={rows}
          placeholder={placeholder}
          id={control.id}
          value={control.value}
          onBlur={control.onBlur}
          ref={mergeRefs(editor.ref, control.ref)}
          aria-labelledby={control['aria-labelledby']}
          aria-describedby={control['aria-describedby']}
          aria-invalid={control['aria-invalid']}
          onChange={(event) => {
            control.onChange(event.target.value);
          }}
        />
      )}
      <div className="border-border flex flex-wrap items-center justify-between gap-1 border-t px-1.5 py-1">
        <ComposerToolbar onEdit={editor.edit} disabled={preview} />
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            setPreview(!preview);
          }}
        >
          {preview ? labels.write : labels.preview}
        </Button>
      </div>
    </div>
  );
}
