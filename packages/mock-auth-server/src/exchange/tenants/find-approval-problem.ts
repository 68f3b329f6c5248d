import { formatSuggestion } from '@smart-mock/cli-kit'
import type { AutoApprove } from '../../core/oauth/settable-options.ts'
import { findGranularScopeProblem } from '../../wire/authorization/granular/with-granular-scopes.ts'
import type { HostedTenant } from '../route.ts'

/** Returns the reason why a tenant cannot decide like that in place of its pages, or `undefined`. */
export function findApprovalProblem(
  { tenant: { users, world }, fhir, upstream }: HostedTenant,
  { user, patient, consent, granularScope }: AutoApprove,
): string | undefined {
  const references = users.map(({ reference }) => reference)
  if (user !== undefined && !references.includes(user)) {
    return `user ${user} does not exist${suggestReference(user, references)}`
  }
  const granularProblem = granularScope === undefined ? undefined : findGranularScopeProblem(granularScope)
  if (granularProblem !== undefined) return granularProblem
  if (granularScope !== undefined && consent === 'ask') {
    return 'granularScope decides in place of the consent page, which consent: "ask" shows; remove one of them'
  }
  // The patients of an upstream are known only there.
  if (patient === undefined || upstream || world.patients.includes(patient)) return undefined
  if (fhir.patientRow(patient)) return undefined
  return `patient ${patient} does not exist${suggestId(patient, world.patients)}`
}

/** Suggests the user with that id, whatever the type, or else the nearest reference. */
function suggestReference(user: string, references: readonly string[]): string {
  const found = references.find((reference) => reference.endsWith(`/${user.split('/').at(-1)}`))
  return found === undefined
    ? formatSuggestion(user, references) || `; users are ${references.slice(0, 5).join(', ')}`
    : ` (did you mean ${found}?)`
}

/** Suggests the bare id of a reference, or else the nearest id. */
function suggestId(patient: string, ids: readonly string[]): string {
  const bare = patient.split('/').at(-1) ?? ''
  if (ids.includes(bare)) return ` (did you mean ${bare}?)`
  return formatSuggestion(patient, ids) || `; patients are ${ids.slice(0, 5).join(', ')}`
}
