import { TextField } from '@smart-mock/page-kit'
import type { FieldProps } from './field-props.ts'

export function GeneralFields({ settings, onChange }: FieldProps) {
  return (
    <div class="stack-tight">
      <TextField label="Name" required value={settings.name} onChange={(name) => onChange({ name })} />
      <TextField
        label="FHIR base"
        hint="Absolute URL; discovery starts here, and “aud” is exactly this value."
        wire
        required
        value={settings.fhirBase}
        onChange={(fhirBase) => onChange({ fhirBase })}
      />
      <TextField
        label="Description"
        value={settings.description}
        onChange={(description) => onChange({ description })}
      />
    </div>
  )
}
