import { Drawer } from '@autocrm/core/ui/drawer.tsx';
import { t } from '../../lib/messages.ts';
import { ConsoleNav } from './console-nav.tsx';

export interface NavDrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The navigation on screens without room for a sidebar. */
export function NavDrawer({ open, onOpenChange }: NavDrawerProps) {
  return (
    <Drawer open={open} onOpenChange={onOpenChange} side="start" title={t.app}>
      <ConsoleNav
        onNavigate={() => {
          onOpenChange(false);
        }}
      />
    </Drawer>
  );
}
