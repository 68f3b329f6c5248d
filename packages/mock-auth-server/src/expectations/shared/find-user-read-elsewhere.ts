import type { StrikeContext } from '../../core/declare/expectation.ts'
import { getTargetBelowBase, isPatientInContext } from './targets.ts'

/**
 * Returns the exchange in which the client of a strike read its user, other than its patient, in another login,
 * which shows that it uses id_tokens.
 */
export function findUserReadElsewhere({ run, history, fact }: StrikeContext): number | undefined {
  const clientId = fact('clientId')
  if (clientId === undefined) return undefined
  for (const issued of history.findByValue('clientId', clientId)) {
    const { issuedFhirUser, issuedPatient, struck } = issued.facts
    if (!issuedFhirUser || issued.run === undefined || issued.run === run || struck !== undefined) continue
    if (isPatientInContext(issuedFhirUser, issuedPatient)) continue
    const [type, id] = getTargetBelowBase(issuedFhirUser).split('/')
    const read = history
      .findByRun(issued.run)
      .find(
        ({ facts }) => facts.resourceType === type && facts.resourceId === id && facts.error === undefined,
      )
    if (read) return read.seq
  }
  return undefined
}
