import { attempt } from '@autocrm/core/app/attempt.ts';
import { useMe } from '@autocrm/core/auth/session-provider.ts';
import { avatarLimits } from '@autocrm/core/contracts/attachment.ts';
import { removeAvatar, uploadAvatar } from '@autocrm/core/data/attachments/fetchers.ts';
import { avatarQueries } from '@autocrm/core/data/attachments/queries.ts';
import { updateProfileMutation } from '@autocrm/core/data/people/mutations.ts';
import { Avatar } from '@autocrm/core/ui/avatar.tsx';
import { Banner } from '@autocrm/core/ui/banner.tsx';
import { Button } from '@autocrm/core/ui/button.tsx';
import { notify } from '@autocrm/core/ui/toast.tsx';
import { useUiLabels } from '@autocrm/core/ui/ui-labels.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { late } from '../../lib/late-messages.ts';
import { readPicture } from './read-picture.ts';

interface Chosen {
  picture: File;
  /** An address of the picture in this page alone. */
  preview: string;
}

/** What was chosen, and saving or taking away the picture. @param onChanged called when that is done */
function usePicture(onChanged: () => void) {
  const me = useMe();
  const update = useMutation(updateProfileMutation(me.id));
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  // The browser keeps a preview's bytes until it is told to let go of them.
  useEffect(() => {
    if (!chosen) return undefined;
    return () => {
      URL.revokeObjectURL(chosen.preview);
    };
  }, [chosen]);

  const look = async (file: File) => {
    const read = await readPicture(file);
    setProblem(read.problem ?? null);
    setChosen(
      read.picture ? { picture: read.picture, preview: URL.createObjectURL(read.picture) } : null,
    );
  };
  const change = async (picture: File | null) => {
    const old = me.avatar_path;
    setPending(true);
    const error = await attempt(async () => {
      const avatar_path = picture ? await uploadAvatar(me.id, picture) : null;
      await update.mutateAsync({ avatar_path });
    });
    setPending(false);
    setProblem(error?.message ?? null);
    if (error) return;
    setChosen(null);
    onChanged();
    notify({
      title: picture ? late.account.picture_saved : late.account.picture_removed,
      tone: 'success',
    });
    // Nobody is shown the old one any more; one that stays behind costs a few bytes.
    if (old !== null) await attempt(async () => removeAvatar(old));
  };
  return {
    chosen,
    problem,
    pending,
    look,
    change,
    cancel: () => {
      setChosen(null);
    },
  };
}

/** The person's picture: chosen, looked at, then saved; or taken away. */
export function PictureForm() {
  const me = useMe();
  const ui = useUiLabels();
  const { data: current } = useQuery(avatarQueries.url(me.avatar_path));
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const { chosen, problem, pending, look, change, cancel } = usePicture(() => {
    choose.current?.focus();
  });
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Avatar
        name={me.full_name || me.email}
        src={chosen?.preview ?? current}
        className="size-20 text-xl"
      />
      <div className="grid min-w-0 flex-1 gap-2">
        <input
          ref={input}
          type="file"
          hidden
          accept={avatarLimits.types.join(',')}
          aria-label={late.account.picture_choose}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file can be chosen again after it was refused.
            event.target.value = '';
            if (file) void look(file);
          }}
        />
        <div className="flex flex-wrap gap-2">
          {chosen ? (
            <Button
              variant="primary"
              pending={pending}
              onClick={() => {
                void change(chosen.picture);
              }}
            >
              {late.account.picture_save}
            </Button>
          ) : null}
          <Button ref={choose} disabled={pending} onClick={() => input.current?.click()}>
            {late.account.picture_choose}
          </Button>
          {chosen ? (
            <Button variant="ghost" disabled={pending} onClick={cancel}>
              {ui.cancel}
            </Button>
          ) : null}
          {!chosen && me.avatar_path !== null ? (
            <Button
              variant="ghost"
              pending={pending}
              onClick={() => {
                void change(null);
              }}
            >
              {late.account.picture_remove}
            </Button>
          ) : null}
        </div>
        <p className="text-muted text-sm">{late.account.picture_rule}</p>
        {problem === null ? null : <Banner tone="danger">{problem}</Banner>}
      </div>
    </div>
  );
}
