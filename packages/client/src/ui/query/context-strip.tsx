import type { LaunchContext } from '../../model/api.ts'
import { ReferenceLink } from './reference-link.tsx'

/** Whose record and session this is. */
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
