import { computed, signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import { callControlApi } from '../api/call-control-api.ts'
import type { ArmedFault, Fault } from '../api/types.ts'
import { tryAction, tryLoad } from './problem.ts'
import { buildTenantPath } from './tenant.ts'

/** Every fault that can be armed; `undefined` until it is loaded. */
export const catalogue = signal<readonly Fault[] | undefined>(undefined)
export const faultsByName = computed(() => new Map(catalogue.value?.map((fault) => [fault.name, fault])))
export const armed = signal<readonly ArmedFault[]>([])

/** The fault settings of a form; the control API validates them. */
export type FaultSettingsInput = { fault: string } & Record<string, unknown>

export async function loadCatalogue(): Promise<void> {
  catalogue.value ??= (await callControlApi<{ faults: Fault[] }>('GET', '/faults')).faults
}

export async function loadArmed(): Promise<void> {
  armed.value = (await callControlApi<{ faults: ArmedFault[] }>('GET', buildTenantPath('/faults'))).faults
}

export function arm(settings: FaultSettingsInput): Promise<boolean> {
  return tryAction(() => armOrThrow(settings))
}

/** Arms a fault for a form that shows its own refusals; throws an `ApiError`. */
export async function armOrThrow(settings: FaultSettingsInput): Promise<void> {
  await callControlApi('POST', buildTenantPath('/faults'), settings)
  announce(`Armed ${settings.fault}`)
  await tryLoad(loadArmed)
}

export async function disarm({ id, fault }: ArmedFault): Promise<void> {
  const done = await tryAction(() => callControlApi('DELETE', buildTenantPath(`/faults/${id}`)))
  if (done) announce(`Disarmed ${fault}`)
  await tryLoad(loadArmed)
}

export async function disarmAll(): Promise<void> {
  const done = await tryAction(() => callControlApi('DELETE', buildTenantPath('/faults')))
  if (done) announce('Disarmed all faults')
  await tryLoad(loadArmed)
}
