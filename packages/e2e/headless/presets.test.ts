import { type OptionSettings, selectPresetCases } from 'smart-mock/preset-trials'
import { expect, test } from 'vitest'
import type { ClientUnderTest } from '../clients/client-under-test.ts'
import { runAtPreset, runWithOptions } from '../clients/presets/run-at-preset.ts'
import type { FaultOutcome } from '../fixtures/fault-run/run-fault.ts'

/** Creates a client that shows an error at a tenant with such options. */
function createClient(breaks: (options: OptionSettings) => boolean): ClientUnderTest {
  return {
    ...{ name: 'scripted', version: '1.0.0', usage: 'nothing', notApplicable: () => undefined },
    run: async (_tenant, _fault, { options = {} }) => {
      const observations = breaks(options) ? [{ kind: 'visible-error', detail: 'no tokens' }] : []
      const journal = { find: () => [], observations: () => observations }
      return { tenant: { journal } } as unknown as FaultOutcome
    },
  }
}

/** Returns `true` where the preset has its value of an option, which is not taken back. */
const has = (options: OptionSettings, name: keyof OptionSettings) =>
  options.preset === 'epic' && options[name] === undefined

async function runAtEpic(breaks: (options: OptionSettings) => boolean) {
  const [epic] = selectPresetCases('epic')
  const client = createClient(breaks)
  if (!epic) throw new Error('there is no epic')
  const { causes } = await runAtPreset(client, epic, [await runWithOptions(client, {})])
  return causes.map(({ values, shortcoming }) => [...values.map(({ name }) => name), shortcoming])
}

test('a client at a preset breaks on each cause alone, or on values together, or works', async () => {
  const shown = 'it shows an error: no tokens'
  expect(await runAtEpic(() => false)).toEqual([])
  expect(await runAtEpic((options) => has(options, 'tokenType'))).toEqual([['tokenType', shown]])
  const both = await runAtEpic((options) => has(options, 'tokenType') || has(options, 'idTokenSub'))
  expect(both.sort()).toEqual([
    ['idTokenSub', shown],
    ['tokenType', shown],
  ])
  const together = await runAtEpic((options) => has(options, 'tokenType') && has(options, 'idTokenSub'))
  expect(together.map((each) => each.length)).toEqual([3])
})
