import { experiments } from '../../smart/experiments/experiments.ts'
import type { Plan } from '../../smart/run/plan.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { ClientServices } from '../http/context.ts'
import type { StoredEntry } from '../settings/stored-entry.ts'

/** Creates a plan for a login at a server of the list. */
export function createPlan(
  entry: StoredEntry,
  { keys, redirectUri }: ClientServices,
  settings: Pick<Plan, 'mode'> & Partial<Plan>,
  experimentNames: readonly string[] = [],
): Plan {
  if (entry.clientId === '') {
    throw new SmartError('invalid-input', `"${entry.name}" has no client id yet.`, {
      whatToTry: 'Register this client at the server and enter the client id, or use dynamic registration.',
    })
  }
  const unknown = experimentNames.find((name) => !experiments.some((experiment) => experiment.name === name))
  if (unknown !== undefined)
    throw new SmartError('invalid-input', `Unknown experiment "${unknown.slice(0, 100)}".`)
  return {
    fhirBase: entry.fhirBase,
    clientId: entry.clientId,
    clientType: entry.clientType,
    secretMethod: entry.secretMethod,
    rawBasic: entry.rawBasic,
    assertionAlgorithm: entry.assertionAlgorithm,
    secret: entry.clientSecret,
    keys: keys.signing,
    scopes: entry.scopes,
    redirectUri,
    loginPlace: entry.loginPlace,
    requestsFrom: entry.requestsFrom,
    authorizeMethod: entry.authorizeMethod,
    endpoints: entry.endpoints,
    suppressAud: entry.suppressAud,
    experiments: experiments.filter(({ name }) => experimentNames.includes(name)),
    ...settings,
  }
}
