import { Checkbox, SelectField, TextField } from '@smart-mock/page-kit'
import { listModeOptions } from '../components/list-mode-options.ts'
import { selectMode } from '../state/runs/select-mode.ts'
import type { FieldProps } from './field-props.ts'

/** Edits the scopes to request and the display of the login. */
export function LoginFields({ settings, onChange }: FieldProps) {
  return (
    <fieldset class="fieldset stack-tight">
      <legend>Login</legend>
      <TextField
        label="Scopes"
        wire
        rows={2}
        value={settings.scopes}
        onChange={(scopes) => onChange({ scopes })}
      />
      <div class="columns">
        <SelectField
          label="Launch mode"
          value={selectMode(settings)}
          options={listModeOptions(settings.clientType)}
          onChange={(launchMode) => onChange({ launchMode })}
        />
        <SelectField
          label="Show the login"
          value={settings.loginPlace}
          options={places}
          onChange={(loginPlace) => onChange({ loginPlace })}
        />
        <SelectField
          label="Authorization request"
          hint="POST requires “authorize-post”; long requests use it automatically."
          value={settings.authorizeMethod}
          options={methods}
          onChange={(authorizeMethod) => onChange({ authorizeMethod })}
        />
      </div>
      <Checkbox checked={settings.suppressAud} onChange={(suppressAud) => onChange({ suppressAud })}>
        Leave “aud” out, for servers that reject it
      </Checkbox>
      <TextField
        label="Test users"
        hint="Shown before the login, e.g. user names and passwords of test users."
        rows={2}
        value={settings.testUsers}
        onChange={(testUsers) => onChange({ testUsers })}
      />
      <TextField label="Notes" rows={3} value={settings.notes} onChange={(notes) => onChange({ notes })} />
    </fieldset>
  )
}

const methods = [
  ['GET', 'by GET (redirect)'],
  ['POST', 'by POST (form)'],
] as const
const places = [
  ['iframe', 'in a frame'],
  ['tab', 'in a new tab'],
  ['popup', 'in a popup'],
  ['page', 'in place of this page'],
] as const
