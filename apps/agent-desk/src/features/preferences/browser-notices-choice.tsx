import { Switch } from '@autocrm/core/ui/switch.tsx';
import { useState } from 'react';
import { browserNotices, setBrowserNotices } from '../../lib/browser-notices.ts';
import { late } from '../../lib/late-messages.ts';

const reasons = {
  on: undefined,
  off: undefined,
  denied: late.preferences.browser_denied,
  missing: late.preferences.browser_missing,
} as const;

/** Whether this browser tells of news. The browser itself asks only after this switch was pressed. */
export function BrowserNoticesChoice() {
  const [state, setState] = useState(browserNotices);
  return (
    <Switch
      label={late.preferences.browser_label}
      description={reasons[state]}
      disabled={state === 'missing'}
      checked={state === 'on'}
      onCheckedChange={(isOn) => {
        void setBrowserNotices(isOn).then(setState);
      }}
    />
  );
}
