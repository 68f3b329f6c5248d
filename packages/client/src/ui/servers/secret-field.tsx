import { useSignal } from '@preact/signals'
import { Checkbox, Field } from '@smart-mock/page-kit'
import type { ServerDraft } from '../../model/api.ts'

interface Props {
  hasSecret: boolean
  keepsSecret: boolean
  onChange: (secret: ServerDraft['clientSecret']) => void
}

/** Edits the client secret, which is never shown again. */
export function SecretField({ hasSecret, keepsSecret, onChange }: Props) {
  const text = useSignal('')
  const remove = useSignal(false)
  const tell = () => onChange(remove.value ? null : text.value || undefined)
  return (
    <>
      <Field label="Client secret" hint={describeStoredSecret(hasSecret, keepsSecret)}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            type="password"
            autocomplete="new-password"
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value
              tell()
            }}
          />
        )}
      </Field>
      {hasSecret && keepsSecret && (
        <Checkbox
          checked={remove.value}
          onChange={(on) => {
            remove.value = on
            tell()
          }}
        >
          Remove the stored secret
        </Checkbox>
      )}
    </>
  )
}

function describeStoredSecret(hasSecret: boolean, keepsSecret: boolean): string {
  if (!hasSecret) return 'Stored in the backend only.'
  return keepsSecret
    ? 'A secret is stored in the backend; leave empty to keep it.'
    : 'The stored secret is dropped, since FHIR base or endpoints have changed; enter it again to send it there.'
}
