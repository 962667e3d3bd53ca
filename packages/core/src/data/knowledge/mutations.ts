import { mutationOptions } from '@tanstack/react-query';
import type { ArticleFeedback, Deflection } from '../../contracts/knowledge.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import { recordDeflection, saveFeedback, withdrawDeflection } from './fetchers.ts';
import { knowledgeKeys } from './keys.ts';

/** Says whether an article helped, or says it differently; shown at once. */
export function saveFeedbackMutation(articleId: string, profileId: string) {
  const key = knowledgeKeys.feedback(articleId, profileId);
  return mutationOptions({
    mutationFn: (feedback: ArticleFeedback) => saveFeedback(articleId, profileId, feedback),
    // The second answer changes the first one: it must not overtake it.
    scope: { id: key.join('/') },
    onMutate: (feedback, { client }) =>
      applyOptimistic(client, [key], () => {
        client.setQueryData<ArticleFeedback>(key, feedback);
      }),
    onError: (_error, _feedback, context, { client }) => {
      rollBack(client, context);
    },
  });
}

/** Records that an article came before a ticket. */
export function recordDeflectionMutation() {
  return mutationOptions({
    mutationFn: (deflection: Deflection) => recordDeflection(deflection),
    meta: { silent: true },
  });
}

/** Takes that record back: the question was not answered after all. Takes the deflection's id. */
export function withdrawDeflectionMutation() {
  return mutationOptions({ mutationFn: (id: string) => withdrawDeflection(id) });
}
