import { SelectField, TextField } from '@smart-mock/page-kit'
import type { ClientFormValue } from './client-form-value.ts'

const TYPES = [
  ['public', 'public'],
  ['confidential-symmetric', 'confidential, with a secret'],
  ['confidential-asymmetric', 'confidential, with a key pair'],
  ['backend', 'backend service'],
] as const

interface Props {
  value: ClientFormValue
  set: (change: Partial<ClientFormValue>) => void
  /** The kind of a registered client stays. */
  registered: boolean
}

/** Edits how the client authenticates. */
export function CredentialFields({ value, set, registered }: Props) {
  const { type, secret, jwksUri } = value
  return (
    <>
      {!registered && (
        <SelectField
          label="Type"
          value={type}
          options={TYPES}
          onChange={(next) => set({ type: next as ClientFormValue['type'] })}
        />
      )}
      {type === 'confidential-symmetric' && (
        <TextField
          label="Secret"
          placeholder={registered ? 'unchanged' : ''}
          required={!registered}
          wire
          value={secret}
          onChange={(next) => set({ secret: next })}
        />
      )}
      {(type === 'confidential-asymmetric' || type === 'backend') && (
        <TextField
          label="URL of its public keys"
          required={!registered}
          wire
          value={jwksUri}
          onChange={(next) => set({ jwksUri: next })}
        />
      )}
    </>
  )
}
