import type { FhirStore } from '@smart-mock/fhir-engine'
import { createUpstream } from '@smart-mock/fhir-engine/upstream'
import type { FormerJournal } from '../../journal/journal-limits.ts'
import { mergeOptions } from '../../options/merge-options.ts'
import { findPresetProblem } from '../../options/resolve-options.ts'
import { Tenant } from '../../state/tenant.ts'
import type { TenantAccounts } from '../../state/tenant-accounts.ts'
import type { HostedTenant } from '../route.ts'
import { withRequestedPreset } from './preset-request.ts'
import { restoreRuns } from './shared/restore-history.ts'
import type { TenantRecorder } from './shared/tenant-recorder.ts'
import type { WrittenTenant } from './shared/written-tenant.ts'
import { createSampleTenantData, type TenantData } from './tenant-data.ts'
import { TenantError } from './tenant-error.ts'
import type { TenantRequest } from './tenant-request.ts'
import type { TenantsSettings } from './tenants-settings.ts'

/** A tenant to be made: its name, its base URL, and for a canary tenant the one that it belongs to. */
export interface TenantAddress {
  readonly name: string
  readonly base: string
  readonly parent?: Tenant
  /** The initial data of the default tenant are its own. */
  readonly isDefault: boolean
  readonly accounts: TenantAccounts
  /** The journal of a tenant of that name that gave way to others. */
  readonly former?: FormerJournal | undefined
  /** Its records in a store, if there is one. */
  readonly written?: WrittenTenant | undefined
  /** For a canary tenant the recorder of the one that it belongs to. */
  readonly recorder?: TenantRecorder | undefined
}

/** Creates a tenant with its resources; throws `TenantError` for a preset that does not exist. */
export function createHostedTenant(
  settings: TenantsSettings,
  { name, base, parent, isDefault, accounts, former, written, recorder }: TenantAddress,
  request: TenantRequest,
): HostedTenant {
  const { canaryUrl, options = {}, allow, clients, seed, newState, openSide } = settings
  const own = mergeOptions(options, withRequestedPreset(request.options ?? {}, request))
  const problem = findPresetProblem(own)
  if (problem !== undefined) throw new TenantError(problem)
  const data = selectTenantData(settings, name, isDefault)
  const canaryBase = `${canaryUrl}/of/${parent?.name ?? name}`
  const tenant = new Tenant({
    name,
    base,
    canary: {
      base: canaryBase,
      fhirBase: `${canaryBase}/rogue/fhir`,
      fhirUser: `${base}/fhir/Practitioner/canary`,
    },
    options: own,
    allow: { ...allow, ...request.allow },
    clients: request.clients ?? clients,
    users: data.people.users,
    patients: data.people.patients,
    seed: request.seed ?? seed ?? 1,
    perRun: request.perRun ?? false,
    openSide: (kind) => openSide(kind, hosted),
    accounts,
    ...(parent ? { parent } : {}),
    ...(former ? { former } : {}),
    ...(newState ? { newState } : {}),
    ...(written ? { records: written.records, origin: written.origin } : {}),
  })
  if (written) restoreRuns(tenant, written.records)
  const upstream = settings.upstream && !isRogue(name) ? createUpstream(settings.upstream) : undefined
  const hosted: HostedTenant = {
    tenant,
    fhir: openFhirStore(data, tenant),
    upstream,
    recorder: written?.recorder ?? recorder,
  }
  return hosted
}

/** Opens the resources of a tenant over its initial data, in place of those before. */
export function openFhirStore({ base }: TenantData, { accounts, ownRecords }: Tenant): FhirStore {
  return base.fork({ memory: accounts.openData(), records: ownRecords?.ofKind('fhir') })
}

/** Returns the initial data of the tenant with that name. */
export function selectTenantData(
  { data, defaultData, sample }: TenantsSettings,
  name: string,
  isDefault: boolean,
): TenantData {
  const own = isDefault ? (defaultData ?? data) : data
  return (isRogue(name) ? undefined : own) ?? createSampleTenantData(sample)
}

/**
 * Returns `true` for the rogue tenant, which signs in users of the sample data and serves that data, whatever
 * the others have.
 */
function isRogue(name: string): boolean {
  return name.endsWith('/rogue')
}
