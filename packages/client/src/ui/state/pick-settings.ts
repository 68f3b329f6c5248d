import type { ServerEntry, ServerSettings } from '../../model/api.ts'

/** Returns the settings of an entry that a user edits. */
export function pickSettings({
  id: _id,
  hasSecret: _hasSecret,
  builtIn: _builtIn,
  ...settings
}: ServerEntry): ServerSettings {
  return settings
}
