import type { Verdict } from '../../model/verdict.ts'
import { getBundleEntries } from '../fhir/bundle.ts'
import { findForeignPatient } from '../fhir/find-foreign-patient.ts'
import { parseScopes } from '../scopes/parse-scope.ts'
import { scopesAndContext } from '../spec.ts'
import type { GrantedServer } from './granted-server.ts'

type Json = Record<string, unknown>

export interface PatientFilterResult {
  resource: Json
  /** `Type/id` of the resources left out. */
  withheld: string[]
  verdict?: Verdict
}

/**
 * Leaves out resources of another patient if the grant is limited to one patient (F-254, F-255). For a type
 * that `user/` or `system/` scopes cover, other patients are legitimate.
 */
export function withholdOtherPatients(
  resource: Json,
  { scope: granted, patient }: GrantedServer,
): PatientFilterResult {
  if (patient === undefined) return { resource, withheld: [] }
  const wider = parseScopes(granted).flatMap((scope) =>
    scope.kind === 'resource' && scope.level !== 'patient' ? [scope.type] : [],
  )
  const isForeign = (candidate: unknown) => {
    if (typeof candidate !== 'object' || candidate === null) return false
    const { resourceType } = candidate as Json
    if (wider.some((type) => type === '*' || type === resourceType)) return false
    return findForeignPatient(candidate as Json, patient) !== undefined
  }
  if (resource.resourceType !== 'Bundle') {
    if (!isForeign(resource)) return { resource, withheld: [] }
    const withheld = [nameOf(resource)]
    return {
      resource: { resourceType: resource.resourceType, id: resource.id },
      withheld,
      verdict: alarm(withheld, patient),
    }
  }
  const entries = getBundleEntries(resource)
  const withheld = entries
    .filter((entry) => isForeign(entry.resource))
    .map((entry) => nameOf(entry.resource as Json))
  if (withheld.length === 0) return { resource, withheld }
  return {
    resource: { ...resource, entry: entries.filter((entry) => !isForeign(entry.resource)) },
    withheld,
    verdict: alarm(withheld, patient),
  }
}

const nameOf = (resource: Json) => `${String(resource.resourceType)}/${String(resource.id)}`

function alarm(withheld: string[], patient: string): Verdict {
  return {
    level: 'error',
    code: 'wrong-patient',
    message: `The response contains data of a patient other than ${patient}: ${withheld.slice(0, 5).join(', ')}. It is not shown.`,
    whyItMatters: 'Showing data of the wrong patient endangers both patients.',
    whatToTry: 'The server must restrict patient/ scopes to the patient in context.',
    spec: scopesAndContext('patient-specific scopes', 'patient-specific-scopes'),
  }
}
