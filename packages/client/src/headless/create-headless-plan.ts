import type { ClientType, SecretMethod } from '../model/server-entry.ts'
import { DEFAULT_PORT } from '../server/settings/options.ts'
import type { Plan } from '../smart/run/plan.ts'
import type { SigningKey } from '../smart/run/select-client-authentication.ts'

/** A client as it is registered at the server. */
export interface HeadlessClient {
  readonly clientId: string
  readonly clientType: ClientType
  readonly secret?: string | undefined
  readonly secretMethod?: SecretMethod | undefined
  readonly rawBasic?: boolean | undefined
  readonly keys: SigningKey[]
  readonly scopes?: string | undefined
  readonly redirectUri?: string | undefined
  /** Handle of an EHR launch. */
  readonly launch?: string | undefined
}

/**
 * Creates the plan of a run without a page.
 *
 * @param logsIn `false` when only what needs no login is checked; then the predictions are those for a page.
 */
export function createHeadlessPlan(fhirBase: string, client: HeadlessClient, logsIn: boolean): Plan {
  const { clientId, clientType, launch, keys, secret } = client
  const isBackend = clientType === 'backend'
  return {
    mode: isBackend ? 'backend' : launch === undefined ? 'standalone' : 'ehr',
    fhirBase,
    ...{ clientId, clientType, keys, secret, launch },
    secretMethod: client.secretMethod ?? 'client_secret_basic',
    rawBasic: client.rawBasic ?? false,
    assertionAlgorithm: 'auto',
    scopes:
      client.scopes ??
      (isBackend ? 'system/Patient.rs' : 'launch/patient openid fhirUser patient/Patient.rs'),
    redirectUri: client.redirectUri ?? `http://localhost:${DEFAULT_PORT}/callback`,
    loginPlace: logsIn ? 'page' : 'iframe',
    requestsFrom: logsIn ? 'server' : 'browser',
    authorizeMethod: 'GET',
    endpoints: {},
    suppressAud: false,
    experiments: [],
  }
}
