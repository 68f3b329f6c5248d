import type { ServerEntry, ServerSettings } from '../../model/server-entry.ts'

/** An entry as it lies in the settings file, secret included. */
export interface StoredEntry extends ServerSettings {
  id: string
  builtIn: boolean
  clientSecret?: string
}

/** Returns the entry without its secret, for the browser. */
export function toServerEntry({ clientSecret, ...entry }: StoredEntry): ServerEntry {
  return { ...entry, hasSecret: clientSecret !== undefined }
}
