import { Checkbox, Disclosure, SelectField } from '@smart-mock/page-kit'
import type { Consent, SmartVersion } from '../../model/api.ts'
import { chosenConsents, chosenVersion } from '../state/conformance/conformance-actions.ts'

const VERSIONS = (['2.2', '2.1', '2.0', '1.0'] as const).map(
  (version) => [version, `SMART ${version}`] as const,
)

/** Chooses the version of SMART, and what the run may change at the server. */
export function ConformanceOptions() {
  const toggle = (consent: Consent) => (checked: boolean) => {
    const others = chosenConsents.value.filter((each) => each !== consent)
    chosenConsents.value = checked ? [...others, consent] : others
  }
  return (
    <Disclosure title="Options of the next run">
      <div class="stack-tight">
        <SelectField<SmartVersion>
          label="Version that the server is held to"
          value={chosenVersion.value}
          options={VERSIONS}
          onChange={(version) => {
            chosenVersion.value = version
          }}
        />
        <Checkbox checked={chosenConsents.value.includes('revoke')} onChange={toggle('revoke')}>
          Allow it to revoke its own tokens
        </Checkbox>
        <Checkbox checked={chosenConsents.value.includes('register')} onChange={toggle('register')}>
          Allow it to register clients, which it deletes again where the server supports that
        </Checkbox>
        <Checkbox checked={chosenConsents.value.includes('write')} onChange={toggle('write')}>
          Allow it to write: app state, which it deletes again, and one observation
        </Checkbox>
      </div>
    </Disclosure>
  )
}
