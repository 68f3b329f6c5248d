import type { JWK } from 'jose'
import { createHeadlessPlan } from '../headless/create-headless-plan.ts'
import type { ClientType, SecretMethod } from '../model/server-entry.ts'
import { importKeys } from '../server/keys/load-keys.ts'
import { checkFhirBase } from '../smart/discovery/fhir-base.ts'
import type { Plan } from '../smart/run/plan.ts'
import { SmartError } from '../smart/smart-error.ts'

/** A client as it is registered at the server under test, and how its user signs in. */
export interface LoginSettings {
  readonly clientId: string
  /** `public` by default. */
  readonly clientType?: ClientType
  /** Secret of a `confidential-symmetric` client. */
  readonly secret?: string
  /** `client_secret_basic` by default. */
  readonly secretMethod?: SecretMethod
  /** Send id and secret unencoded in Basic, for servers that do not decode them. */
  readonly rawBasic?: boolean
  /** Private keys (RS384 or ES384, with a kid) of a `confidential-asymmetric` client or a `backend` service. */
  readonly keys?: readonly object[]
  /** `launch/patient openid fhirUser patient/Patient.rs` by default; `system/Patient.rs` for a backend service. */
  readonly scopes?: string
  /** `http://localhost:4020/callback` by default. It must be registered; nothing listens there. */
  readonly redirectUri?: string
  /** The handle of an EHR launch; without it the login is a standalone launch. */
  readonly launch?: string
  /**
   * Signs in at the authorize URL as the user would, and returns the URL of the callback. By default redirects are
   * followed with their cookies, which suffices for a server that shows no page.
   */
  readonly signIn?: (authorizeUrl: string) => Promise<string | URL>
}

const NAMES: Readonly<Record<keyof LoginSettings, true>> = {
  clientId: true,
  clientType: true,
  secret: true,
  secretMethod: true,
  rawBasic: true,
  keys: true,
  scopes: true,
  redirectUri: true,
  launch: true,
  signIn: true,
}

const TYPES: Readonly<Record<ClientType, readonly (keyof LoginSettings)[]>> = {
  public: [],
  'confidential-symmetric': ['secret'],
  'confidential-asymmetric': ['keys'],
  backend: ['keys'],
}

/** Creates the plan of a login. @throws SmartError invalid-input for settings that are missing or do not fit */
export async function createLoginPlan(fhirBase: string, settings: LoginSettings): Promise<Plan> {
  const problem = findSettingsProblem(settings)
  if (problem !== undefined) throw new SmartError('invalid-input', problem)
  const { clientType = 'public', keys = [], signIn: _, ...rest } = settings
  const signing = await importKeys(keys as readonly JWK[])
  return createHeadlessPlan(checkFhirBase(fhirBase), { ...rest, clientType, keys: signing }, true)
}

function findSettingsProblem(settings: LoginSettings): string | undefined {
  const { clientId, clientType = 'public', redirectUri } = settings
  const unknown = Object.keys(settings).find((name) => !Object.hasOwn(NAMES, name))
  if (unknown !== undefined)
    return `${unknown} is no setting of a login; they are ${Object.keys(NAMES).join(', ')}`
  if (typeof clientId !== 'string' || clientId === '')
    return 'clientId must be the id under which the client is registered at the server'
  if (!Object.hasOwn(TYPES, clientType))
    return `clientType must be one of ${Object.keys(TYPES).join(', ')}, not ${clientType}`
  const needed = TYPES[clientType].find((name) => settings[name] === undefined)
  if (needed !== undefined) return `a ${clientType} client requires ${needed}`
  const userless = (['launch', 'signIn', 'redirectUri'] as const).find((name) => settings[name] !== undefined)
  if (clientType === 'backend' && userless !== undefined)
    return `${userless} has no meaning for a backend service, which has no user`
  if (redirectUri !== undefined && !URL.canParse(redirectUri))
    return `redirectUri must be an absolute URL, not ${redirectUri}`
  return undefined
}
