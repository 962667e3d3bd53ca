import { mutationOptions } from '@tanstack/react-query';
import type { AccountSession, DeleteAccount } from '../../contracts/account.ts';
import type { WhoAmI } from '../../contracts/profile.ts';
import { applyOptimistic, rollBack } from '../optimistic.ts';
import { deleteAccount, endSession } from './fetchers.ts';
import { accountKeys } from './keys.ts';

/** Signs out on one device; it leaves the list at once. */
export function endSessionMutation() {
  const key = accountKeys.sessions();
  return mutationOptions({
    mutationFn: (id: string) => endSession(id),
    onMutate: (id, { client }) =>
      applyOptimistic(client, [key], () => {
        client.setQueryData<AccountSession[]>(key, (sessions) =>
          sessions?.filter((session) => session.id !== id),
        );
      }),
    onError: (_error, _id, context, { client }) => {
      rollBack(client, context);
    },
    meta: { invalidates: [key] },
  });
}

/** Deletes the account; the form shows what was refused. */
export function deleteAccountMutation(me: Pick<WhoAmI, 'id' | 'email'>) {
  return mutationOptions({
    mutationFn: (input: DeleteAccount) => deleteAccount(input, me),
    meta: { silent: true },
  });
}
