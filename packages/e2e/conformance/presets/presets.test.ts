import { join } from 'node:path'
import { listCases } from '@smart-mock/client/conformance'
import { type PresetFindings, readPresetFindings } from 'smart-mock/docs'
import { selectPresetCases } from 'smart-mock/preset-trials'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServersUnderTest, startServersUnderTest } from '../set-ups.ts'
import { prepareTrial, type Trial } from './prepare-trial.ts'
import { describeMessages, listFindings } from './run-at-preset.ts'
import type { CasesById } from './run-kit.ts'

const ALL = selectPresetCases('all')
/** Presets of few values, whose runs are short. */
const COMPARED = selectPresetCases('keycloak,aidbox,healthlake')

let servers: ServersUnderTest
let recorded: ReadonlyMap<string, PresetFindings>
beforeAll(async () => {
  servers = await startServersUnderTest()
  const { presets } = await readPresetFindings(join(import.meta.dirname, '../../../..'))
  recorded = new Map(presets.map((each) => [each.preset, each]))
})
afterAll(() => servers.close())

const describeFindings = (cases: CasesById) =>
  listFindings(cases).map((each) => ({
    ...{ case: each.id, outcome: each.outcome, message: describeMessages(each) },
  }))

function getRecorded({ preset }: Trial): PresetFindings {
  const found = recorded.get(preset)
  if (!found) throw new Error(`${preset} has no results; run pnpm --filter @smart-mock/e2e run conformance`)
  return found
}

describe('the recorded results', () => {
  test.each(ALL)('are of the values of $name as they are, and of all cases', async (preset) => {
    const trial = await prepareTrial(servers, preset)
    const { values, passed, findings, skipped, notRun } = getRecorded(trial)
    expect(values, 'run pnpm --filter @smart-mock/e2e run conformance --again').toBe(trial.values)
    const count = passed + findings.length + skipped.flatMap(({ cases }) => cases).length + notRun
    expect(count).toBe(listCases().length)
  })

  test.each(ALL)('name causes for everything at $name', async (preset) => {
    const { findings, skipped } = getRecorded(await prepareTrial(servers, preset))
    for (const { causes } of [...findings, ...skipped]) expect(causes.flat()).not.toEqual([])
  })

  test.each(COMPARED)('are those of a run now at $name', async (preset) => {
    const trial = await prepareTrial(servers, preset)
    const found = await trial.run(trial.names)
    const { findings, skipped, passed } = getRecorded(trial)
    expect(describeFindings(found)).toEqual(findings.map(({ causes: _, ...each }) => each))
    for (const { reason, cases } of skipped)
      for (const each of cases) expect(found.get(each)?.skipped, each).toBe(reason)
    expect([...found.values()].filter(({ outcome }) => outcome === 'passed')).toHaveLength(passed)
  })
})

test('the causes of a preset suffice for its findings, of which none remains without them', async () => {
  const [preset] = selectPresetCases('epic')
  if (!preset) throw new Error('epic is no preset')
  const trial = await prepareTrial(servers, preset)
  const { findings } = getRecorded(trial)
  const toLine = ({ case: id, outcome }: { readonly case: string; readonly outcome: string }) =>
    `${id} ${outcome}`
  const expected = findings.map(toLine)
  const causes = new Set(findings.flatMap((each) => each.causes.flat()))
  const withCauses = await trial.run(trial.names.filter((name) => causes.has(name)))
  expect(describeFindings(withCauses).map(toLine)).toEqual(expected)
  // Some of what the others do shows only now.
  const without = await trial.run(trial.names.filter((name) => !causes.has(name)))
  const remaining = describeFindings(without).map(toLine)
  expect(remaining.filter((line) => expected.includes(line))).toEqual([])
})
