import { computed, signal } from '@preact/signals'
import { call } from '../api/call.ts'
import type { Armed, Fault } from '../api/types.ts'
import { announce } from './announcement.ts'
import { attempt, read } from './problem.ts'
import { tenantPath } from './tenant.ts'

/** Every fault that can be armed; `undefined` until it came. */
export const catalogue = signal<readonly Fault[] | undefined>(undefined)
export const faultsByName = computed(() => new Map(catalogue.value?.map((fault) => [fault.name, fault])))
export const armed = signal<readonly Armed[]>([])

export interface ArmingWish {
  fault: string
  params?: Record<string, unknown>
  times?: number
  skip?: number
  probability?: number
}

export async function loadCatalogue(): Promise<void> {
  catalogue.value ??= (await call<{ faults: Fault[] }>('GET', '/faults')).faults
}

export async function loadArmed(): Promise<void> {
  armed.value = (await call<{ faults: Armed[] }>('GET', tenantPath('/faults'))).faults
}

export async function arm(wish: ArmingWish): Promise<boolean> {
  const done = await attempt(() => call('POST', tenantPath('/faults'), wish))
  if (done) announce(`Armed ${wish.fault}`)
  await read(loadArmed)
  return done
}

export async function disarm({ id, fault }: Armed): Promise<void> {
  const done = await attempt(() => call('DELETE', tenantPath(`/faults/${id}`)))
  if (done) announce(`Disarmed ${fault}`)
  await read(loadArmed)
}

export async function disarmAll(): Promise<void> {
  const done = await attempt(() => call('DELETE', tenantPath('/faults')))
  if (done) announce('Disarmed all faults')
  await read(loadArmed)
}
