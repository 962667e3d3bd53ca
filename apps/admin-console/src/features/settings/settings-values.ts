import type { SettingsForm } from '@autocrm/core/contracts/catalog-forms.ts';
import { type Setting, type Settings, settingsSchema } from '@autocrm/core/contracts/catalog.ts';

const megabyte = 1_048_576;

/** What the form starts with: numbers as text, bytes as MiB. */
export function formValuesOf(rows: readonly Setting[]) {
  const settings = settingsSchema.parse(
    Object.fromEntries(rows.map(({ key, value }) => [key, value])),
  );
  return {
    company_name: settings.company_name,
    portal_welcome: settings.portal_welcome,
    auto_close_days: String(settings.auto_close_days),
    attachment_max_megabytes: String(
      Math.max(1, Math.floor(settings.attachment_max_bytes / megabyte)),
    ),
    attachment_max_count: String(settings.attachment_max_count),
  };
}
export type SettingsValues = ReturnType<typeof formValuesOf>;
export type SettingField = keyof SettingsValues;

/** The row behind each field. */
export const settingKeys = {
  company_name: 'company_name',
  portal_welcome: 'portal_welcome',
  auto_close_days: 'auto_close_days',
  attachment_max_megabytes: 'attachment_max_bytes',
  attachment_max_count: 'attachment_max_count',
} as const satisfies Record<SettingField, keyof Settings>;

/** What to store: only the fields that were changed, so that a colleague's change of another one stands. */
export function changesOf(
  form: SettingsForm,
  changed: Readonly<Partial<Record<SettingField, boolean>>>,
): Partial<Settings> {
  const settings: Record<SettingField, string | number> = {
    ...form,
    attachment_max_megabytes: form.attachment_max_megabytes * megabyte,
  };
  return Object.fromEntries(
    Object.entries(settingKeys).flatMap(([field, key]) =>
      isField(field) && changed[field] === true ? [[key, settings[field]]] : [],
    ),
  );
}

function isField(name: string): name is SettingField {
  return Object.hasOwn(settingKeys, name);
}
