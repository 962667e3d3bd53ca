import { Drawer } from '@autocrm/core/ui/drawer.tsx';
import { t } from '../../lib/messages.ts';
import { ViewNav } from './view-nav.tsx';

/** The views on a narrow screen. */
export function NavDrawer({ onClose }: { onClose: () => void }) {
  return (
    <Drawer
      open
      side="start"
      title={t.nav.label}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <ViewNav onNavigate={onClose} />
    </Drawer>
  );
}
