import { createContext, type ReactNode, use } from 'react';
import type { Widen } from '../lib/widen.ts';

/** Every word that an app's frame says by itself, in English. A second language is another object of this shape. */
export const enStartLabels = {
  setup_title: 'This app is not set up yet',
  setup_description: 'It does not know which Supabase project to talk to.',
  setup_help: 'Whoever runs it finds the way in the README under “Hosted Supabase”.',
  start_failed_title: 'The app could not start',
  retry: 'Try again',
  not_found_title: 'There is nothing here',
  not_found: 'The address may be mistyped, or what stood here is not yours to see.',
  go_home: 'Go to the start page',
  crashed_title: 'Something went wrong',
  crashed: 'This page could not be shown. What you wrote is kept.',
  updated_title: 'There is a newer version',
  updated: 'This page belongs to an older one. Reload to go on; what you wrote is kept.',
  reload: 'Reload',
  offline_title: 'You are offline',
  offline_page: 'This page is shown once you are back. What you wrote is kept.',
  back: 'Back',
  loading_page: 'Loading the page…',
} as const;

export type StartLabels = Widen<typeof enStartLabels>;

const StartLabelsContext = createContext<StartLabels>(enStartLabels);

export function StartLabelsProvider({
  labels,
  children,
}: {
  labels: StartLabels;
  children: ReactNode;
}) {
  return <StartLabelsContext value={labels}>{children}</StartLabelsContext>;
}

export function useStartLabels(): StartLabels {
  return use(StartLabelsContext);
}
