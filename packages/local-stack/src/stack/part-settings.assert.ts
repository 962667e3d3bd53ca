import type { PartKind, PartSettings } from './part-settings.ts';

/**
 * Names the type of the settings that a part of this kind was sent. It holds because the supervisor, which comes from
 * the same checkout, builds them as `PartSettings` of the kind whose program it starts.
 */
export function settingsOf<Kind extends PartKind>(_kind: Kind, value: unknown): PartSettings[Kind] {
  return value as PartSettings[Kind];
}
