import {
  buildPresetOptions,
  findBreakingValues,
  findShortcoming,
  listDeviations,
  loadSwitches,
  type OptionSettings,
  type PresetCase,
  type RunEvidence,
} from 'smart-mock/preset-trials'
import type { ClientUnderTest } from '../client-under-test.ts'
import { runQuietly, toTenantName } from '../run-quietly.ts'
import { steadyText } from '../steady-text.ts'
import type { Cause, PresetResult } from './preset-results.ts'

let count = 0

/** Runs a client without a fault; returns what it did, and the texts that its user read. */
export async function runWithOptions(client: ClientUnderTest, options: OptionSettings): Promise<RunEvidence> {
  count += 1
  const { tenant } = await runQuietly(client, `preset-${toTenantName(client)}-${count}`, options)
  return { entries: tenant.journal.find(), observations: tenant.journal.observations() }
}

/**
 * Runs a client at a preset. Where it does not work, finds the values that break it, takes them back, and looks for
 * further ones until it works.
 */
export async function runAtPreset(
  client: ClientUnderTest,
  preset: PresetCase,
  references: readonly RunEvidence[],
): Promise<PresetResult> {
  const all = listDeviations(preset, await loadSwitches())
  const tryValues = async (names: readonly string[]) => {
    const evidence = await runWithOptions(client, buildPresetOptions(preset, all, names))
    return findShortcoming(evidence, references)
  }
  const causes: Cause[] = []
  let left = all.map(({ name }) => name)
  while (left.length > 0 && (await tryValues(left)) !== undefined) {
    const found = await findBreakingValues(left, async (names) => (await tryValues(names)) !== undefined)
    const shortcoming = await tryValues(found)
    if (shortcoming === undefined) throw new Error(`${client.name} at ${preset.name} differs from run to run`)
    const values = all.flatMap(({ name, value }) => (found.includes(name) ? [{ name, value }] : []))
    causes.push({ values, shortcoming: steadyText(shortcoming) })
    left = left.filter((name) => !found.includes(name))
  }
  return { deviations: all.length, causes, on: new Date().toISOString().slice(0, 10) }
}
