import { useSignal } from '@preact/signals'
import { Checkbox, Field } from '@smart-mock/page-kit'
import type { ServerDraft } from '../../model/api.ts'

interface Props {
  hasSecret: boolean
  onChange: (secret: ServerDraft['clientSecret']) => void
}

/** Edits the client secret, which is never shown again. */
export function SecretField({ hasSecret, onChange }: Props) {
  const text = useSignal('')
  const remove = useSignal(false)
  const tell = () => onChange(remove.value ? null : text.value || undefined)
  return (
    <>
      <Field
        label="Client secret"
        hint={
          hasSecret
            ? 'A secret is stored in the backend; leave empty to keep it.'
            : 'Stored in the backend only.'
        }
      >
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
      {hasSecret && (
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
