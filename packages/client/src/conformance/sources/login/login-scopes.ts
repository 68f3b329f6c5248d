import { parseScope } from '../../../smart/scopes/parse-scope.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { hasCapability } from '../has-capability.ts'
import { readSmartConfiguration } from '../smart-configuration.ts'

/** The category of laboratory results, to which the granular login is restricted. */
export const LABORATORY = 'http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
/** Scopes of the experimental login, which no server has to understand. */
export const UNKNOWN_ROLE = 'https://conformance.example/role'
export const MODIFIER_SCOPE = `patient/Observation.rs?code:in=https://conformance.example/ValueSet/codes`

/** Returns `true` when the server has scopes of SMART 2. */
async function hasV2Scopes({ get, target }: CaseTools): Promise<boolean> {
  return target.smartVersion !== '1.0' && hasCapability(await get(readSmartConfiguration), 'permission-v2')
}

/** Lists the scopes of an ordinary login: what the server supports, read-only, of those that fit a standalone launch. */
export async function listStandaloneScopes(tools: CaseTools): Promise<string> {
  const configuration = await tools.get(readSmartConfiguration)
  const { scopes_supported: listed } = configuration
  const supported = Array.isArray(listed)
    ? listed.filter((each): each is string => typeof each === 'string')
    : []
  const read = (await hasV2Scopes(tools)) ? 'patient/*.rs' : 'patient/*.read'
  const usual = [
    'launch/patient',
    ...(hasCapability(configuration, 'context-standalone-encounter') ? ['launch/encounter'] : []),
    ...['openid', 'fhirUser', 'offline_access', read],
    ...(tools.target.smartVersion === '1.0' ? ['profile'] : []),
  ]
  return [...new Set([...usual, ...supported.filter(isHarmless)])].join(' ')
}

/** Returns `true` for a scope that gives no more than identity, context, or reading of one patient. */
export function isHarmless(raw: string): boolean {
  const scope = parseScope(raw)
  if (scope.kind === 'resource') return scope.level === 'patient' && /^r?s?$/.test(scope.letters)
  return scope.kind === 'identity' || (scope.kind === 'launch' && raw.startsWith('launch/'))
}

/** Returns the scopes of the login that may read patients only. */
export async function listLimitedScopes({ get, target }: CaseTools): Promise<string> {
  const hasV1 =
    target.smartVersion === '1.0' || hasCapability(await get(readSmartConfiguration), 'permission-v1')
  return `launch/patient patient/Patient.${hasV1 ? 'read' : 'rs'} offline_access`
}

/** Returns the scopes of the login that may read patients and laboratory results. */
export const listGranularScopes = async (tools: CaseTools): Promise<string> =>
  (await hasV2Scopes(tools))
    ? `launch/patient patient/Patient.r patient/Observation.rs?category=${LABORATORY}`
    : 'launch/patient patient/Patient.read'

/** The resource type that the user of the narrowed login deselects. */
export const DESELECTED = 'Observation'

/** Returns the scopes of the login whose user deselects a resource type. */
export async function listNarrowScopes(tools: CaseTools): Promise<string> {
  const read = (await hasV2Scopes(tools)) ? 'rs' : 'read'
  return `launch/patient patient/Patient.${read} patient/${DESELECTED}.${read}`
}

/** Returns the scopes of the login after an EHR launch: the context of the launch, and what its user may see. */
export async function listLaunchScopes(tools: CaseTools): Promise<string> {
  const configuration = await tools.get(readSmartConfiguration)
  const read = (await hasV2Scopes(tools)) ? 'rs' : 'read'
  const lasting = hasCapability(configuration, 'permission-online') ? 'online_access' : 'offline_access'
  return `launch openid fhirUser ${lasting} patient/*.${read} user/Patient.${read}${tools.target.include.includes('thorough') ? ` user/Task.${read}` : ''}`
}

/** Returns the scopes of the login that may create and change observations, and not delete them. */
export const listWriteScopes = async (tools: CaseTools): Promise<string> =>
  `launch/patient ${(await hasV2Scopes(tools)) ? 'patient/Patient.r patient/Observation.cu' : 'patient/Patient.read patient/Observation.write'}`
