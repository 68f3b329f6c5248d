import { computed, signal } from '@preact/signals'
import { callControlApi } from '../api/call-control-api.ts'
import type { Addresses, Tenant } from '../api/types.ts'

export const tenants = signal<readonly Tenant[]>([])
export const addresses = signal<Addresses | undefined>(undefined)

/** The tenant of the whole page; the address stores it. */
export const tenantName = signal(new URL(location.href).searchParams.get('tenant') ?? 'default')
export const tenant = computed(() => tenants.value.find(({ name }) => name === tenantName.value))

/** Builds a path of the control API below the tenant. */
export function buildTenantPath(rest = ''): string {
  return `/tenants/${encodeURIComponent(tenantName.peek())}${rest}`
}

export async function loadTenants(): Promise<void> {
  const [all, health] = await Promise.all([
    callControlApi<{ tenants: Tenant[] }>('GET', '/tenants'),
    addresses.peek() ?? callControlApi<Addresses>('GET', '/health'),
  ])
  addresses.value = health
  tenants.value = all.tenants
  if (!all.tenants.some(({ name }) => name === tenantName.peek())) chooseTenant('default')
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
}
