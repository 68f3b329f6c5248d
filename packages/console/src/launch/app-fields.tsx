import { SelectField, TextField } from '@smart-mock/page-kit'
import { client, form, launchable, setForm } from '../state/launch.ts'
import { getAppHome, type LaunchForm } from '../state/launch-form.ts'

const MODES = [
  ['ehr', 'EHR launch'],
  ['standalone', 'Standalone'],
] as const

/** Chooses the app, and how it is launched. */
export function AppFields() {
  const { mode, launchUri, appUrl } = form.value
  const uris = client.value?.launchUris ?? []
  return (
    <div class="fields">
      <SelectField
        label="Client"
        value={client.value?.clientId ?? ''}
        options={launchable.value.map(({ clientId, name }) => [clientId, `${name} · ${clientId}`])}
        onChange={(clientId) => setForm({ clientId, launchUri: '', appUrl: '' })}
      />
      <SelectField
        label="Launch mode"
        value={mode}
        options={MODES}
        onChange={(next) => setForm({ mode: next as LaunchForm['mode'] })}
      />
      {mode === 'standalone' && (
        <TextField
          label="URL of the app"
          hint="Configure it with the FHIR base below."
          value={appUrl || getAppHome(client.value)}
          onChange={(next) => setForm({ appUrl: next })}
          wire
        />
      )}
      {mode === 'ehr' && uris.length > 1 && (
        <SelectField
          label="Launch URL"
          value={launchUri || (uris[0] ?? '')}
          options={uris.map((uri) => [uri, uri])}
          onChange={(next) => setForm({ launchUri: next })}
        />
      )}
    </div>
  )
}
