import { Disclosure, TextField } from '@smart-mock/page-kit'
import type { ManualEndpoints } from '../../model/api.ts'
import type { FieldProps } from './field-props.ts'

const names = [
  'authorization_endpoint',
  'token_endpoint',
  'issuer',
  'jwks_uri',
  'introspection_endpoint',
  'revocation_endpoint',
  'registration_endpoint',
] as const satisfies (keyof ManualEndpoints)[]

/** Edits configured endpoints; each overrides discovery. */
export function EndpointFields({ settings, onChange }: FieldProps) {
  const change = (name: keyof ManualEndpoints, value: string) => {
    const { [name]: _old, ...others } = settings.endpoints
    onChange({ endpoints: value ? { ...others, [name]: value } : others })
  }
  return (
    <Disclosure
      title="Manual endpoints (each overrides discovery)"
      open={Object.keys(settings.endpoints).length > 0}
    >
      <div class="stack-tight">
        {names.map((name) => (
          <TextField
            key={name}
            label={name}
            wire
            value={settings.endpoints[name] ?? ''}
            onChange={(value) => change(name, value)}
          />
        ))}
      </div>
    </Disclosure>
  )
}
