import type { RegisteredClient, Target } from '../declare/target.ts'

/** Inputs of one suite of Inferno, in the form of its preset files. */
export interface InfernoPreset {
  readonly title: string
  readonly id: string
  readonly test_suite_id: string
  readonly inputs: readonly InfernoInput[]
}

interface InfernoInput {
  readonly name: string
  readonly type: 'text' | 'auth_info'
  /** Credentials are JSON in a string. */
  readonly value: string
}

/** Scopes of the logins, as Inferno's own presets request them. */
const SCOPES = {
  standalone: 'launch/patient openid fhirUser offline_access patient/*.rs',
  ehr: 'launch openid fhirUser offline_access user/*.rs',
  v1: 'launch/patient openid fhirUser offline_access patient/*.read',
}

/** Everything that Inferno's page fills in by default, which it does not where inputs come from a file. */
const DEFAULTS = {
  use_discovery: 'true',
  pkce_support: 'enabled',
  pkce_code_challenge_method: 'S256',
  auth_request_method: 'GET',
}

/**
 * Converts a configuration to the inputs of the SMART kit 1.0.0 (suite STU2.2) and of the (g)(10) kit 8.0. `jwks` are the
 * private keys as JSON; without them Inferno signs with its own.
 */
export function toInfernoPresets(target: Target, jwks?: string): InfernoPreset[] {
  const { fhirBase, clients } = target
  const url: InfernoInput = { name: 'url', type: 'text', value: fhirBase }
  const login = (name: string, role: 'user' | 'asymmetric', scope: string) => {
    const client = role === 'user' ? findLoginClient(target) : clients.asymmetric
    return client ? [toInput(name, client, findType(target, client), scope, target, jwks)] : []
  }
  const { backend } = clients
  const logins = [
    ...login('standalone_smart_auth_info', 'user', SCOPES.standalone),
    ...login('ehr_smart_auth_info', 'user', SCOPES.ehr),
  ]
  const service = backend
    ? [toInput('backend_services_smart_auth_info', backend, 'backend_services', backend.scope, target, jwks)]
    : []
  return [
    toPreset('smart_stu2_2', [url, ...logins, ...service]),
    toPreset('g10_certification', [
      ...[url, ...logins],
      ...login('asymmetric_smart_auth_info', 'asymmetric', SCOPES.standalone),
      ...login('v1_smart_auth_info', 'user', SCOPES.v1),
    ]),
  ]
}

const toPreset = (suite: string, inputs: readonly InfernoInput[]): InfernoPreset => ({
  title: 'From the configuration of smart-client conformance',
  id: `smart_client_conformance_${suite}`,
  test_suite_id: suite,
  inputs,
})

/** Inferno's standalone and EHR launches are made by a confidential client where there is one. */
const findLoginClient = ({ clients }: Target): RegisteredClient | undefined =>
  clients.symmetric ?? clients.asymmetric ?? clients.public

function findType({ clients }: Target, client: RegisteredClient): string {
  if (client === clients.symmetric) return 'symmetric'
  return client === clients.asymmetric ? 'asymmetric' : 'public'
}

function toInput(
  name: string,
  { clientId, secret }: RegisteredClient,
  type: string,
  scope: string | undefined,
  { keys }: Target,
  jwks: string | undefined,
): InfernoInput {
  const signs = type === 'asymmetric' || type === 'backend_services'
  const value = {
    ...(type === 'backend_services' ? { use_discovery: DEFAULTS.use_discovery } : DEFAULTS),
    ...{ name, auth_type: type, client_id: clientId, requested_scopes: scope },
    ...(secret === undefined ? {} : { client_secret: secret }),
    ...(signs ? { encryption_algorithm: keys[0]?.alg ?? 'ES384' } : {}),
    ...(signs && jwks !== undefined ? { jwks, kid: keys[0]?.kid } : {}),
  }
  return { name, type: 'auth_info', value: JSON.stringify(value) }
}
