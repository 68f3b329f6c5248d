import type { ServerEntry, ServerSettings } from '../../model/api.ts'

/** What a person edits of an entry. */
export function pickSettings({
  id: _id,
  hasSecret: _hasSecret,
  builtIn: _builtIn,
  ...settings
}: ServerEntry): ServerSettings {
  return settings
}
