import { computed, signal } from '@preact/signals'
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
  const [{ tenants: here, stored = [] }, health] = await Promise.all([
    callControlApi<{ tenants: Tenant[]; stored?: string[] }>('GET', '/tenants'),
    addresses.peek() ?? callControlApi<Addresses>('GET', '/health'),
  ])
  addresses.value = health
  const name = tenantName.peek()
  const isHere = here.some((each) => each.name === name)
  const isElsewhere = !isHere && stored.includes(name)
  tenants.value = isElsewhere ? [...here, await callControlApi<Tenant>('GET', buildTenantPath())] : here
  tenantNames.value = [...new Set([...tenants.value.map((each) => each.name), ...stored])]
  if (!isHere && !isElsewhere) chooseTenant('default')
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
