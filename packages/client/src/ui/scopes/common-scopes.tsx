import { Checkbox } from '@smart-mock/page-kit'

const common = [
  ['openid', 'who is signed in, as an id_token'],
  ['fhirUser', 'their FHIR resource, in the id_token'],
  ['launch', 'the context of an EHR launch'],
  ['launch/patient', 'let the user choose a patient'],
  ['launch/encounter', 'let the user choose an encounter'],
  ['offline_access', 'a refresh token that outlives the session'],
  ['online_access', 'a refresh token while the user is online'],
] as const

interface Props {
  chosen: readonly string[]
  onToggle: (scope: string, on: boolean) => void
}

/** Edits the scopes that are not about resources. */
export function CommonScopes({ chosen, onToggle }: Props) {
  return (
    <fieldset class="fieldset">
      <legend class="small">Identity and context</legend>
      <div class="columns columns-dense">
        {common.map(([scope, words]) => (
          <Checkbox key={scope} checked={chosen.includes(scope)} onChange={(on) => onToggle(scope, on)}>
            <code>{scope}</code> <span class="muted small">{words}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
