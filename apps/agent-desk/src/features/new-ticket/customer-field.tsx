import { useCan } from '@autocrm/core/auth/session-provider.ts';
import { peopleQueries } from '@autocrm/core/data/people/queries.ts';
import { Field } from '@autocrm/core/forms/field.tsx';
import { useDebounced } from '@autocrm/core/lib/use-debounced.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { Combobox } from '@autocrm/core/ui/combobox.tsx';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import type { ChosenCustomer } from './new-ticket-values.ts';
import type { useNewTicket } from './use-new-ticket.ts';

const InviteCustomer = lazy(async () => ({
  default: (await import('./invite-customer.tsx')).InviteCustomer,
}));

/** Milliseconds without a key before the server is asked. */
const pause = 200;

/** For whom the ticket is: found by name or address, or a new one where the reader may make accounts. */
export function CustomerField({ form }: { form: ReturnType<typeof useNewTicket>['form'] }) {
  const canInvite = useCan('customers.manage');
  const [typed, setTyped] = useState('');
  const [isInviting, setInviting] = useState(false);
  const search = useDebounced(typed.trim(), pause);
  const found = useQuery(peopleQueries.list({ role: 'customer', is_active: true, search }));
  const choose = (customer: ChosenCustomer | null) => {
    form.setValue('customer', customer, { shouldDirty: true, shouldValidate: true });
  };
  const people = found.data?.people ?? [];
  return (
    <>
      <Field form={form} name="customer" label={late.create.customer}>
        {({ value, id, onBlur, ref, ...control }) => (
          <div className="flex flex-wrap gap-2">
            <div className="min-w-56 flex-1">
              <Combobox
                id={id}
                ref={ref}
                onBlur={onBlur}
                aria-describedby={control['aria-describedby']}
                aria-invalid={control['aria-invalid']}
                placeholder={late.create.customer_placeholder}
                value={value === null ? null : optionOf(value)}
                options={people.map(optionOf)}
                search={{
                  onQuery: setTyped,
                  pending: found.isFetching || search !== typed.trim(),
                  error: found.error?.message,
                }}
                onChange={(option) => {
                  const person = people.find(({ id: candidate }) => candidate === option?.value);
                  choose(person ? customerOf(person) : null);
                }}
              />
            </div>
            {canInvite ? (
              <Button
                onClick={() => {
                  setInviting(true);
                }}
              >
                <UserPlus aria-hidden />
                {late.create.new_customer}
              </Button>
            ) : null}
          </div>
        )}
      </Field>
      {isInviting ? (
        <Suspense>
          <InviteCustomer
            typed={typed}
            onInvited={choose}
            onClose={() => {
              setInviting(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function customerOf({ id, full_name, email }: ChosenCustomer): ChosenCustomer {
  return { id, full_name, email };
}

function optionOf({ id, full_name, email }: ChosenCustomer) {
  const label = full_name || email;
  return { value: id, label, description: email, icon: <Avatar size="sm" name={label} /> };
}
