import { expect, test } from 'vitest'
import { collectSwitches } from '../../src/options/collect-switches.ts'
import { ASSERTIONS_SWITCHES } from '../../src/switches/assertions/list.ts'
import { ID_TOKEN_SWITCHES } from '../../src/switches/id-token/list.ts'
import { TOKEN_SWITCHES } from '../../src/switches/token/list.ts'

const NAMES = new Set<string>([
  ...[...TOKEN_SWITCHES, ...ID_TOKEN_SWITCHES, ...ASSERTIONS_SWITCHES].map(({ name }) => name),
  ...['refreshRotation', 'accessTokenFormat'],
])

test('switches of tokens and assertions take the values that presets and variants have for them', () => {
  const refused = [...collectSwitches().presets].flatMap(([preset, { notImitated }]) =>
    notImitated.filter((name) => NAMES.has(name)).map((name) => `${preset}: ${name}`),
  )
  expect(refused).toEqual([])
})
