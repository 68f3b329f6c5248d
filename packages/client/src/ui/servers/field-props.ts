import type { ServerSettings } from '../../model/api.ts'

/** What each group of the form's fields gets. */
export interface FieldProps {
  settings: ServerSettings
  onChange: (changes: Partial<ServerSettings>) => void
}
