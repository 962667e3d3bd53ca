import { MarkdownField } from '@autocrm/core/blocks/markdown-field.tsx';
import type { ResponseTemplateForm } from '@autocrm/core/contracts/response-template.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import type { useZodForm } from '@autocrm/core/forms/use-zod-form.ts';
import { mergeRefs } from '@autocrm/core/lib/merge-refs.ts';
import { useRef } from 'react';
import { late } from '../../lib/late-messages.ts';
import { SamplePreview } from './sample-preview.tsx';
import { Variables } from './variables.tsx';

export interface TemplateTextProps {
  form: ReturnType<typeof useZodForm<ResponseTemplateForm, ResponseTemplateForm>>;
}

/** A template's text with the variables to put into it, and beside it what becomes of it. */
export function TemplateText({ form }: TemplateTextProps) {
  const body = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: string) => {
    const field = body.current;
    const text = form.getValues('body');
    const [start, end] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    const added = `{{${variable}}}`;
    form.setValue('body', text.slice(0, start) + added + text.slice(end), { shouldDirty: true });
    // The field takes its new text with the next frame; before that the text cursor has no place to go to.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start + added.length, start + added.length);
    });
  };
  return (
    <div className="grid grid-cols-[3fr_2fr] gap-4 max-md:grid-cols-1">
      <div className="grid content-start gap-2">
        <Field form={form} name="body" label={late.templates.field_body}>
          {(control) => (
            <MarkdownField rows={8} control={{ ...control, ref: mergeRefs(control.ref, body) }} />
          )}
        </Field>
        <Variables onInsert={insert} />
      </div>
      <SamplePreview body={form.watch('body')} />
    </div>
  );
}
