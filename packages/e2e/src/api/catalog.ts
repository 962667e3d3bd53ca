import { randomUUID } from 'node:crypto';
import { demoAccount } from '../stack/running-stack.ts';
import { answerOf, clientOf } from './clients.ts';
import { unique } from './unique.ts';

/** A category of the test's own, which customers can choose. */
export async function createCategory(): Promise<{ id: string; name: string }> {
  const { client } = await clientOf(demoAccount('admin'));
  const name = unique('Category');
  return answerOf(
    await client
      .from('ticket_categories')
      .insert({ name, slug: `category-${randomUUID()}` })
      .select('id, name')
      .single(),
  );
}

interface NewField {
  label: string;
  type: 'text' | 'number' | 'date' | 'select' | 'multiselect' | 'boolean';
  options?: string[];
  is_required?: boolean;
}

/** Fields that customers fill in for tickets of a category, in this order. */
export async function createFields(
  category: { id: string },
  fields: readonly NewField[],
): Promise<void> {
  const { client } = await clientOf(demoAccount('admin'));
  const rows = fields.map((field, position) => ({
    options: [],
    is_required: false,
    ...field,
    key: `field_${randomUUID().replaceAll('-', '_')}`.slice(0, 40),
    category_id: category.id,
    visible_to_customers: true,
    position,
  }));
  answerOf(await client.from('custom_fields').insert(rows).select('id'));
}

/** Calls a priority by another word until the returned function gives it back its own. */
export async function relabelPriority(
  priority: string,
  label: string,
): Promise<() => Promise<void>> {
  const { client } = await clientOf(demoAccount('admin'));
  const table = client.from('priority_definitions');
  const { label: before } = answerOf(await table.select('label').eq('priority', priority).single());
  const set = async (next: string): Promise<void> => {
    answerOf(
      await client
        .from('priority_definitions')
        .update({ label: next })
        .eq('priority', priority)
        .select('label')
        .single(),
    );
  };
  await set(label);
  return async () => set(before);
}
