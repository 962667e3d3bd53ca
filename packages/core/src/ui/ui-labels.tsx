import { createContext, type ReactNode, use } from 'react';
import type { FileRejectionReason } from '../lib/validate-files.ts';
import type { Widen } from '../lib/widen.ts';

/** Every word the primitives say by themselves, in English. A second language is another object of this shape. */
export const enUiLabels = {
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  undo: 'Undo',
  loading: 'Loading…',
  skip_to_content: 'Skip to content',
  notifications: 'Notifications',
  required: 'required',
  optional: 'optional',
  show_password: 'Show password',
  hide_password: 'Hide password',
  select_placeholder: 'Choose…',
  no_matches: 'Nothing found',
  clear: 'Clear',
  show_options: 'Show options',
  theme: 'Theme',
  theme_system: 'System',
  theme_light: 'Light',
  theme_dark: 'Dark',
  previous_page: 'Previous',
  next_page: 'Next',
  pagination: 'Pages',
  select_all: 'Select all',
  select_row: (name: string) => `Select ${name}`,
  sort_by: 'Sort by',
  sort_ascending: 'ascending',
  sort_descending: 'descending',
  selection_column: 'Selection',
  error_title: 'Something went wrong',
  offline: 'You are offline. What you write is kept and sent when you are back.',
  offline_missing: 'You are offline. This is shown once you are back.',
  file_choose: 'Choose files',
  file_hint: 'or drop or paste them here',
  file_drop_here: 'Drop to attach',
  file_list: 'Files',
  file_remove: (name: string) => `Remove ${name}`,
  file_cancel: (name: string) => `Cancel upload of ${name}`,
  file_retry: (name: string) => `Upload ${name} again`,
  file_waiting: 'Waiting',
  file_done: 'Uploaded',
  file_failed: 'Upload failed',
  file_progress: (name: string) => `Uploading ${name}`,
  file_limits: (count: number, size: string) => `Up to ${count} files, ${size} each`,
  file_rejected: {
    too_large: (name: string, size: string) => `${name} is larger than ${size}.`,
    too_many: (name: string) => `${name} was left out: there are too many files.`,
    wrong_type: (name: string) => `${name} is of a type that cannot be attached.`,
    empty: (name: string) => `${name} is empty.`,
  } satisfies Record<FileRejectionReason, (name: string, size: string) => string>,
} as const;

export type UiLabels = Widen<typeof enUiLabels>;

const UiLabelsContext = createContext<UiLabels>(enUiLabels);

export function UiLabelsProvider({ labels, children }: { labels: UiLabels; children: ReactNode }) {
  return <UiLabelsContext value={labels}>{children}</UiLabelsContext>;
}

export function useUiLabels(): UiLabels {
  return use(UiLabelsContext);
}
