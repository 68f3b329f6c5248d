import type { ServerSettings } from '../../model/api.ts'

/** The properties of each group of the form's fields. */
export interface FieldProps {
  settings: ServerSettings
  onChange: (changes: Partial<ServerSettings>) => void
}
