import { openQuery } from '../../state/query.ts'
import { selectedRun } from '../../state/runs/runs.ts'
import { locateReference } from './locate-reference.ts'

/** Shows a FHIR reference: a link if it is below the FHIR base, otherwise plain text with the reason. */
export function ReferenceLink({ reference }: { reference: string }) {
  const path = locateReference(reference, selectedRun.value?.fhirBase ?? '')
  if (path)
    return (
      <button type="button" class="button-link mono" onClick={() => openQuery(path)}>
        {path}
      </button>
    )
  const foreign = /^https?:/i.test(reference)
  return (
    <span>
      <code>{reference}</code>
      {foreign && <span class="muted small"> on another server: the token is not sent there</span>}
    </span>
  )
}
