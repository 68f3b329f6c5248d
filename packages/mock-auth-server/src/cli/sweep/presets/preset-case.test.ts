import { expect, test } from 'vitest'
import { loadSwitches } from '../../../options/load-switches.ts'
import { buildPresetOptions, listDeviations, selectPresetCases } from './preset-case.ts'

async function listNames(text: string) {
  const [tried] = selectPresetCases(text)
  if (!tried) throw new Error(`no case ${text}`)
  const deviations = listDeviations(tried, await loadSwitches())
  const build = (names: readonly string[]) => buildPresetOptions(tried, deviations, names)
  return { names: deviations.map(({ name }) => name), build }
}

test('lists what differs, and first what captured documents name', async () => {
  const { names } = await listNames('keycloak')
  expect(names.slice(0, 3).sort()).toEqual(['endpointPaths', 'issuer', 'wellKnownPlaces'])
  expect(names).toContain('discovery')
  expect(names).not.toContain('fhirUser')
})

test('takes back what is not in force, and leaves a captured document what it names', async () => {
  const { names, build } = await listNames('keycloak')
  expect(build(names)).toEqual({ preset: 'keycloak', presetVariants: [] })
  expect(build([])).toMatchObject({ discovery: {}, issuer: 'auth-base', refreshTokens: 'by-scope' })
  const documented = build(['discovery'])
  expect(documented).toMatchObject({ refreshTokens: 'by-scope' })
  expect(Object.keys(documented)).not.toContain('endpointPaths')
  expect(Object.keys(documented)).not.toContain('issuer')
  expect(Object.keys(documented)).not.toContain('discovery')
})

test('lays variants over a preset', async () => {
  const { names, build } = await listNames('epic:rolling-refresh+v1-answers')
  expect(names).toContain('scopeVersion')
  expect(build(names)).toEqual({ preset: 'epic', presetVariants: ['rolling-refresh', 'v1-answers'] })
})

test.each(['epik', 'epic:x', 'none'])('refuses %s', (text) => {
  expect(() => selectPresetCases(text)).toThrow('--presets: ')
})
