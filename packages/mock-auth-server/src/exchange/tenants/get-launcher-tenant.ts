import { createHash } from 'node:crypto'
import { listSamplePeople } from '@smart-mock/fhir-engine'
import type { Client } from '../../core/oauth/client.ts'
import { findClientProblem } from '../../core/oauth/find-client-problem.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { AutoApprove } from '../../core/oauth/settable-options.ts'
import { loadAliases } from '../../faults/load-faults.ts'
import { ANY_CLIENT } from '../../wire/authorization/checks/resolve-unregistered-client.ts'
import { parseKeySet } from '../../wire/client-authentication/client-keys/parse-key-set.ts'
import { findLauncherUser } from '../../wire/launch/find-launcher-user.ts'
import {
  findLauncherPatient,
  type LauncherValue,
  parseLauncherValue,
} from '../../wire/launch/launcher-value.ts'
import { arm } from '../arm.ts'
import type { HostedTenant } from '../route.ts'
import { getOrCreateTenant } from './get-or-create-tenant.ts'
import { TenantError } from './tenant-error.ts'
import type { Tenants } from './tenants.ts'

/**
 * Returns the tenant of a URL of the public SMART launcher, so that users can switch by changing only the
 * host: `/v/r4` for EHR launches, `/v/r4/sim/<value>` for standalone ones. Throws `TenantError`.
 */
export async function getLauncherTenant(
  tenants: Tenants,
  version: string,
  encoded: string | undefined,
  isCrossSite = false,
): Promise<HostedTenant> {
  if (version !== 'r4') {
    throw new TenantError(`FHIR ${version.toUpperCase()} is not supported: use /v/r4 for FHIR R4`)
  }
  const name = encoded === undefined ? 'v-r4' : `v-${hash(encoded)}`
  return getOrCreateTenant(tenants, name, isCrossSite, () => make(tenants, name, encoded))
}

async function make(tenants: Tenants, name: string, encoded: string | undefined): Promise<HostedTenant> {
  const value = encoded === undefined ? undefined : await readValue(encoded)
  const path = encoded === undefined ? '/v/r4' : `/v/r4/sim/${encoded}`
  const client = value && clientOf(value)
  const hosted = tenants.createAt(name, path, {
    perRun: true,
    options: value ? optionsOf(value) : { clients: 'any', pkce: 'optional' },
    ...(client ? { clients: [client] } : {}),
  })
  if (value?.authError) await arm(hosted.tenant, { fault: value.authError })
  return hosted
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

async function readValue(encoded: string): Promise<LauncherValue> {
  try {
    const value = parseLauncherValue(encoded)
    if (value.authError && !Object.hasOwn(await loadAliases(), value.authError)) {
      throw new Error(`the error "${value.authError}" cannot be simulated`)
    }
    return value
  } catch (error) {
    throw new TenantError(`this launcher URL is not valid: ${error instanceof Error ? error.message : error}`)
  }
}

function optionsOf(value: LauncherValue): Partial<TenantOptions> {
  return {
    clients: value.clientId === '' ? 'any' : 'linked',
    pkce: value.pkce === 'always' ? 'required' : 'optional',
    // The launcher refuses a request for more than the link allows; without a list it allows everything.
    unknownScopes: value.scope === '' ? 'drop' : 'refuse',
    autoApprove: approvalOf(value, findLauncherUser(listSamplePeople(), value)),
  }
}

/**
 * Returns the decisions of the launcher: EHR launches ask for no consent there, and standalone ones may skip
 * it.
 */
function approvalOf(value: LauncherValue, user: string | undefined): AutoApprove | undefined {
  const patient = findLauncherPatient(value)
  const given = value.skipAuth || value.launchType === 'provider-ehr'
  if (!given && user === undefined) return undefined
  return {
    ...(user === undefined ? {} : { user }),
    ...(patient === undefined ? {} : { patient }),
    consent: given ? 'given' : 'ask',
  }
}

/** Returns the client of the URL; without an id it stands for all clients. */
function clientOf(value: LauncherValue): Client {
  const { clientId, clientSecret, clientType, redirectUris, jwksUrl, jwks, scope } = value
  const signs = clientType === 'backend' || clientType === 'confidential-asymmetric'
  const client: Client = {
    clientId: clientId || ANY_CLIENT,
    name: clientId || 'Any client',
    type: clientType,
    redirectUris,
    launchUris: [],
    fromLink: true,
    // Such a client may have any redirect URI.
    ...(clientId !== '' && redirectUris.length === 0 ? { implicit: true } : {}),
    ...(clientType === 'confidential-symmetric' && clientSecret !== '' ? { secret: clientSecret } : {}),
    ...(signs && jwks !== '' ? { jwks: { keys: keysOf(jwks) } } : {}),
    ...(signs && jwks === '' && jwksUrl !== '' ? { jwksUri: jwksUrl } : {}),
    ...(scope === '' ? {} : { scope }),
    ...(clientType === 'backend' && scope === '' ? { scope: 'system/*.cruds' } : {}),
  }
  const problem = findClientProblem(client)
  if (problem !== undefined) throw new TenantError(`this launcher URL is not valid: ${problem}`)
  return client
}

function keysOf(jwks: string) {
  try {
    return parseKeySet(JSON.parse(jwks))
  } catch (error) {
    throw new TenantError(
      `this launcher URL is not valid: jwks: ${error instanceof Error ? error.message : error}`,
    )
  }
}
