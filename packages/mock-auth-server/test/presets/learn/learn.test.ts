import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDraft } from '../../../src/cli/presets/learn/create-draft.ts'
import { formatDraft } from '../../../src/cli/presets/learn/format-draft.ts'
import { learn } from '../../../src/cli/presets/learn/learn.ts'
import { createRecording } from '../../../src/cli/presets/learn/recording/create-recording.ts'
import { parseHar } from '../../../src/cli/presets/learn/recording/read-har.ts'
import { collectSwitches } from '../../../src/options/collect-switches.ts'
import type { OptionSettings } from '../../../src/options/option-settings.ts'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { toHar } from '../../../src/reports/har.ts'
import { redactNothing } from '../../../src/reports/redaction/create-redactor.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { LEARNED } from './learned.ts'
import { playServer } from './play-server.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

async function recordServer(options: OptionSettings): Promise<string> {
  count += 1
  const tenant = mock.createTenant(`learned-${count}`, { options })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await playServer(tenant)
  return JSON.stringify(toHar(tenant.journal.find(), redactNothing))
}

async function learnFrom(options: OptionSettings) {
  const text = await recordServer(options)
  const proposals = learn(createRecording(parseHar(text, 'a.har'), 'a.har'), collectSwitches())
  return Object.fromEntries(proposals.map(({ name, value }) => [name, value]))
}

test('a strict server teaches nothing', async () => {
  expect(await learnFrom({})).toEqual({})
})

describe('each switch that a HAR can show is learned from it, and nothing else', () => {
  for (const [title, { options, learned = options }] of Object.entries(LEARNED))
    test(title, async () => expect(await learnFrom(options)).toEqual(learned))
})

test('a draft has options that a tenant accepts, and neither secrets nor people', async () => {
  const text = await recordServer({ preset: 'epic', codeFormat: 'opaque', accessTokenFormat: 'opaque' })
  const exchanges = parseHar(text, 'a.har')
  const recording = createRecording(exchanges, 'a.har')
  const draft = createDraft(recording, collectSwitches())
  expect(optionsSchema.safeParse(draft.options).success).toBe(true)
  expect(draft.options).toMatchObject({
    tokenType: 'bearer',
    refreshRotation: 'silent',
    accessTokenLifetimeS: 3240,
  })
  const shown = JSON.stringify(draft) + formatDraft(draft)
  const secrets = recording.tokenExchanges.flatMap(({ tokens, form }) => [
    ...['access_token', 'refresh_token', 'id_token', 'patient'].map((name) => tokens?.[name]),
    ...['code', 'code_verifier', 'refresh_token', 'client_assertion'].map((name) => form.get(name)),
  ])
  const values = secrets.filter((each) => typeof each === 'string')
  expect(values.length).toBeGreaterThan(20)
  for (const secret of [...values, 'okafor', 'Okafor', 'lucas-labs', 'Lucas'])
    expect(shown).not.toContain(secret)
})

test('a draft says what was not seen', async () => {
  const [entry] = JSON.parse(await recordServer({})).log.entries
  const recording = createRecording(parseHar(JSON.stringify({ log: { entries: [entry] } }), 'a.har'), 'a.har')
  const draft = createDraft(recording, collectSwitches())
  expect(draft.proposals).toEqual([])
  expect(draft.unseen).toContain('token response')
  expect(draft.unseen).not.toContain('smart-configuration')
  expect(formatDraft(draft)).toContain('is what a strict server does.')
})
