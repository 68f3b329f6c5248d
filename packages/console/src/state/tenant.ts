import { computed, signal } from '@preact/signals'
import { ApiError } from '../api/api-error.ts'
import { callControlApi } from '../api/call-control-api.ts'
import type { Addresses, Tenant } from '../api/types.ts'

const tenants = signal<readonly Tenant[]>([])
/** The names of all tenants, those that other processes serve among them. */
export const tenantNames = signal<readonly string[]>([])
export const addresses = signal<Addresses | undefined>(undefined)

/** The tenant of the whole page; the address stores it. */
export const tenantName = signal(new URL(location.href).searchParams.get('tenant') ?? 'default')
export const tenant = computed(() => tenants.value.find(({ name }) => name === tenantName.value))

/** Builds a path of the control API below the tenant. */
export function buildTenantPath(rest = ''): string {
  return `/tenants/${encodeURIComponent(tenantName.peek())}${rest}`
}

/** Loads the tenants that the process serves, and the selected one although another process may serve it. */
export async function loadTenants(): Promise<void> {
  const [{ tenants: here, stored }, health] = await Promise.all([
    callControlApi<{ tenants: Tenant[]; stored?: string[] }>('GET', '/tenants'),
    addresses.peek() ?? callControlApi<Addresses>('GET', '/health'),
  ])
  addresses.value = health
  const name = tenantName.peek()
  const isHere = here.some((each) => each.name === name)
  const elsewhere = isHere || !stored ? undefined : await findSelected()
  tenants.value = elsewhere ? [...here, elsewhere] : here
  tenantNames.value = [...new Set([...tenants.value.map((each) => each.name), ...(stored ?? [])])]
  if (!isHere && !elsewhere) chooseTenant('default')
}

/** Finds the selected tenant in the store, whose list does not have those of links; `undefined` when it does not exist. */
async function findSelected(): Promise<Tenant | undefined> {
  try {
    return await callControlApi<Tenant>('GET', buildTenantPath())
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return undefined
    throw error
  }
}

/** Reads the tenant's current expiry time from the mock, in milliseconds since 1970. */
export async function readExpiryTime(): Promise<number> {
  const { clock } = await callControlApi<Tenant>('GET', buildTenantPath())
  return Date.parse(clock.wallClock) + clock.offsetSeconds * 1000
}

export function chooseTenant(name: string): void {
  const address = new URL(location.href)
  if (name === 'default') address.searchParams.delete('tenant')
  else address.searchParams.set('tenant', name)
  history.replaceState(null, '', address)
  tenantName.value = name
}

/** Replaces the view of a tenant by a fresh one. */
export function replaceTenant(fresh: Tenant): void {
  const known = tenants.peek().some(({ name }) => name === fresh.name)
  tenants.value = known
    ? tenants.peek().map((old) => (old.name === fresh.name ? fresh : old))
    : [...tenants.peek(), fresh]
  if (!tenantNames.peek().includes(fresh.name)) tenantNames.value = [...tenantNames.peek(), fresh.name]
}
