import type { LaunchContext } from '../../model/api.ts'
import { ReferenceLink } from './answers/reference-link.tsx'

/** Shows the patient and the user of the session. */
export function ContextStrip({ context }: { context: LaunchContext | undefined }) {
  const { patient, encounter, fhirUser } = context ?? {}
  if (!patient && !encounter && !fhirUser) return null
  return (
    <p class="row">
      {patient && (
        <span class="chip">
          Patient <ReferenceLink reference={`Patient/${patient}`} />
        </span>
      )}
      {encounter && (
        <span class="chip">
          Encounter <ReferenceLink reference={`Encounter/${encounter}`} />
        </span>
      )}
      {fhirUser && (
        <span class="chip">
          Signed in as <ReferenceLink reference={fhirUser} />
        </span>
      )}
    </p>
  )
}
