import { createHash } from 'node:crypto'
import type { ValueSet } from 'smart-mock/docs'
import { buildPresetOptions, listDeviations, loadSwitches, type PresetCase } from 'smart-mock/preset-trials'
import type { ServersUnderTest } from '../set-ups.ts'
import { type CasesById, runKit } from './run-kit.ts'

/** A preset that the kit is run at. */
export interface Trial {
  readonly preset: string
  /** Names of the values by which it differs from a strict server. */
  readonly names: readonly string[]
  /** Digest of these values. */
  readonly values: string
  /** Runs the kit with only these values in force; the second time it returns what the first run found. */
  readonly run: (names: ValueSet) => Promise<CasesById>
}

/** Prepares runs at a preset of which all values, some or none are in force. */
export async function prepareTrial(servers: ServersUnderTest, preset: PresetCase): Promise<Trial> {
  const deviations = listDeviations(preset, await loadSwitches())
  const runs = new Map<string, Promise<CasesById>>()
  return {
    preset: preset.choice.preset,
    names: deviations.map(({ name }) => name),
    values: createHash('sha256').update(JSON.stringify(deviations)).digest('hex').slice(0, 12),
    run: (names) => {
      const key = [...names].sort().join()
      const run = runs.get(key) ?? runKit(servers, buildPresetOptions(preset, deviations, names))
      runs.set(key, run)
      return run
    },
  }
}
