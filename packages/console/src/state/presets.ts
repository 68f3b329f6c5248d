import { signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import { callControlApi } from '../api/call-control-api.ts'
import type { Preset, PresetSummary, Tenant } from '../api/types.ts'
import { tryAction } from './problem.ts'
import { buildTenantPath, replaceTenant } from './tenant.ts'

/** All presets without their values; `undefined` until they are loaded. */
export const presets = signal<readonly PresetSummary[] | undefined>(undefined)

/** Loads the presets. */
export async function loadPresets(): Promise<void> {
  if (presets.peek()) return
  presets.value = (await callControlApi<{ presets: PresetSummary[] }>('GET', '/presets')).presets
}

/** Returns a preset with its values. */
export function readPreset(id: string): Promise<Preset> {
  return callControlApi<Preset>('GET', `/presets/${encodeURIComponent(id)}`)
}

/** Gives the tenant a preset with variants, or with `none` takes it back. */
export async function setPreset(preset: string, presetVariants: readonly string[]): Promise<void> {
  const options = { preset, presetVariants }
  const done = await tryAction(async () =>
    replaceTenant(await callControlApi<Tenant>('PATCH', buildTenantPath(), { options })),
  )
  if (done) announce(preset === 'none' ? 'The server is strict again' : `The server is ${preset}-like now`)
}
