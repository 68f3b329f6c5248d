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

/** An arming as it is asked for; the control API says what is wrong with it. */
export type ArmingWish = { fault: string } & Record<string, unknown>

export async function loadCatalogue(): Promise<void> {
  catalogue.value ??= (await call<{ faults: Fault[] }>('GET', '/faults')).faults
}

export async function loadArmed(): Promise<void> {
  armed.value = (await call<{ faults: Armed[] }>('GET', tenantPath('/faults'))).faults
}

export function arm(wish: ArmingWish): Promise<boolean> {
  return attempt(() => armOrThrow(wish))
}

/** The same for a form that says itself why it was refused; throws an `ApiError`. */
export async function armOrThrow(wish: ArmingWish): Promise<void> {
  await call('POST', tenantPath('/faults'), wish)
  announce(`Armed ${wish.fault}`)
  await read(loadArmed)
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
