import { Toolbar } from '@base-ui/react/toolbar';
import {
  Bold,
  Code,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  TextQuote,
} from 'lucide-react';
import { IconButton } from '../ui/icon-button.tsx';
import { useBlockLabels } from './block-labels.tsx';
import type { MarkdownEdit } from './markdown-edit.ts';

const TOOLS: readonly { edit: MarkdownEdit; icon: LucideIcon }[] = [
  { edit: 'bold', icon: Bold },
  { edit: 'italic', icon: Italic },
  { edit: 'link', icon: Link },
  { edit: 'bullets', icon: List },
  { edit: 'numbers', icon: ListOrdered },
  { edit: 'quote', icon: TextQuote },
  { edit: 'code', icon: Code },
];

/** One stop of the Tab key; arrows move between the tools. */
export function ComposerToolbar({
  onEdit,
  disabled,
}: {
  onEdit: (edit: MarkdownEdit) => void;
  disabled: boolean;
}) {
  const labels = useBlockLabels().composer;
  return (
    <Toolbar.Root aria-label={labels.formatting} disabled={disabled} className="flex items-center">
      {TOOLS.map(({ edit, icon }) => (
        <Toolbar.Button
          key={edit}
          render={<IconButton size="sm" icon={icon} label={labels[edit]} />}
          onClick={() => {
            onEdit(edit);
          }}
        />
      ))}
    </Toolbar.Root>
  );
}
