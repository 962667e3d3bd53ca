import { IconButton } from '@autocrm/core/ui/icon-button.tsx';
import { AtSign, MessageSquareText } from 'lucide-react';
import { late } from '../../lib/late-messages.ts';
import { keyText } from '../../lib/shortcuts.ts';

export interface WritingToolsProps {
  onTemplates: (() => void) | undefined;
  onMention: (() => void) | undefined;
}

/** Templates and mentions by button: for whoever does not know, or has no key for, `/` and `@`. */
export function WritingTools({ onTemplates, onMention }: WritingToolsProps) {
  return (
    <>
      {onTemplates ? (
        <IconButton
          size="sm"
          icon={MessageSquareText}
          label={late.templates.insert}
          shortcut={keyText('composer.template')}
          onClick={onTemplates}
        />
      ) : null}
      {onMention ? (
        <IconButton
          size="sm"
          icon={AtSign}
          label={late.workspace.mention}
          shortcut="@"
          onClick={onMention}
        />
      ) : null}
    </>
  );
}
