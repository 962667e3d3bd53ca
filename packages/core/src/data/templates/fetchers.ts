import * as z from 'zod/mini';
import {
  renderedTemplateSchema,
  responseTemplateColumns,
  type ResponseTemplateForm,
  responseTemplateSchema,
} from '../../contracts/response-template.ts';
import { supabase } from '../../db/client.ts';
import { read, run } from '../../db/request.ts';

/** More than an organisation writes; keeps a mistake from loading a table whole. */
const enough = 1000;

/** The caller's own templates, their teams' and those of everybody, by title; for staff. @throws AppError */
export function fetchTemplates(signal: AbortSignal) {
  const request = supabase()
    .from('response_templates')
    .select(responseTemplateColumns)
    .order('title')
    .limit(enough)
    .abortSignal(signal);
  return read(request, z.array(responseTemplateSchema), signal);
}

/** A template's text and actions for a ticket the caller may read. @throws AppError */
export function renderTemplate(id: string, ticketId: string, signal: AbortSignal) {
  const request = supabase().rpc('render_template', { p_template_id: id, p_ticket_id: ticketId });
  return read(request.abortSignal(signal), renderedTemplateSchema, signal);
}

/** Counts that a template was used. @throws AppError */
export function countTemplateUse(id: string) {
  return run(supabase().rpc('template_used', { p_template_id: id }));
}

function rowOf({ shortcut, ...form }: ResponseTemplateForm) {
  return { ...form, shortcut: shortcut === '' ? null : shortcut };
}

/** Adds a template. @throws AppError `already_exists` for a shortcut that is taken, `not_allowed` */
export function createTemplate(form: ResponseTemplateForm) {
  const request = supabase().from('response_templates').insert(rowOf(form));
  return read(request.select(responseTemplateColumns).single(), responseTemplateSchema);
}

/** Changes a template. @throws AppError as `createTemplate`; `row_not_found` where the caller may not */
export function updateTemplate(id: string, form: ResponseTemplateForm) {
  const request = supabase().from('response_templates').update(rowOf(form)).eq('id', id);
  return read(request.select(responseTemplateColumns).single(), responseTemplateSchema);
}

/** Deletes a template. @throws AppError `row_not_found` where the caller may not */
export function deleteTemplate(id: string) {
  const request = supabase().from('response_templates').delete().eq('id', id);
  return read(request.select(responseTemplateColumns).single(), responseTemplateSchema);
}
