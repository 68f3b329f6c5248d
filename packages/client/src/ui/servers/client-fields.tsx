import { Checkbox, SelectField, TextField } from '@smart-mock/page-kit'
import type { ServerDraft } from '../../model/api.ts'
import { appInfo } from '../state/app-info.ts'
import type { FieldProps } from './field-props.ts'
import { SecretField } from './secret-field.tsx'

interface Props extends FieldProps {
  hasSecret: boolean
  /** `false` when the server has changed, with which the stored secret is dropped. */
  keepsSecret: boolean
  onSecret: (secret: ServerDraft['clientSecret']) => void
}

/** Edits the registration of this client at the server. */
export function ClientFields({ settings, onChange, hasSecret, keepsSecret, onSecret }: Props) {
  const { clientType } = settings
  const symmetric = clientType === 'confidential-symmetric'
  const asymmetric = clientType === 'confidential-asymmetric' || clientType === 'backend'
  return (
    <fieldset class="fieldset stack-tight">
      <legend>Client</legend>
      <TextField
        label="Client id"
        hint="Leave empty to use dynamic registration."
        value={settings.clientId}
        onChange={(clientId) => onChange({ clientId })}
      />
      <SelectField
        label="Client type"
        value={clientType}
        options={types}
        onChange={(next) => onChange({ clientType: next })}
      />
      {symmetric && (
        <>
          <SecretField hasSecret={hasSecret} keepsSecret={keepsSecret} onChange={onSecret} />
          <SelectField
            label="Secret is sent"
            value={settings.secretMethod}
            options={methods}
            onChange={(secretMethod) => onChange({ secretMethod })}
          />
          <Checkbox checked={settings.rawBasic} onChange={(rawBasic) => onChange({ rawBasic })}>
            Send id and secret unencoded in Basic, for servers that do not decode them
          </Checkbox>
        </>
      )}
      {asymmetric && (
        <SelectField
          label="Assertions are signed with"
          hint={`Register ${appInfo.value?.jwksUrl} as jwks_uri at the server.`}
          value={settings.assertionAlgorithm}
          options={algorithms}
          onChange={(assertionAlgorithm) => onChange({ assertionAlgorithm })}
        />
      )}
      {clientType === 'public' && (
        <SelectField
          label="Requests are sent"
          hint="From this page, the server's CORS rules apply to discovery, keys, tokens, UserInfo and FHIR, as for any browser app."
          value={settings.requestsFrom}
          options={senders}
          onChange={(requestsFrom) => onChange({ requestsFrom })}
        />
      )}
    </fieldset>
  )
}

const types = [
  ['public', 'Public (no secret)'],
  ['confidential-symmetric', 'Confidential, secret'],
  ['confidential-asymmetric', 'Confidential, key pair'],
  ['backend', 'Backend service, key pair'],
] as const
const methods = [
  ['client_secret_basic', 'in the Authorization header (Basic)'],
  ['client_secret_post', 'in the body (post)'],
] as const
const algorithms = [
  ['auto', 'what the server advertises'],
  ['RS384', 'RS384'],
  ['ES384', 'ES384'],
] as const
const senders = [
  ['server', 'from the backend of this client'],
  ['browser', 'from this page, by the browser'],
] as const
