import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordConnection } from '../../src/exchange/tenants/record-connection.ts'
import type { OptionSettings } from '../../src/options/option-settings.ts'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'
import { fetchOutbound } from '../../src/wire/client-authentication/client-keys/outbound.ts'
import { controlCall } from '../control/control-call.ts'

let mock: Mock
let tenant: MockTenant

const discover = () => fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
const path = () => `/tenants/${tenant.name}`
const setOptions = (options: OptionSettings) => controlCall(mock, 'PATCH', path(), { options })

beforeAll(async () => {
  mock = await createMock()
  tenant = mock.createTenant('changing')
  await discover()
  await setOptions({ preset: 'epic', presetVariants: ['old-site'] })
  await discover()
  await setOptions({ preset: 'athena' })
  await discover()
  await setOptions({ preset: 'none', tokenType: 'bearer' })
  await discover()
})
afterAll(() => mock.close())

const IN_FORCE = [
  {},
  { preset: 'epic', presetVariants: ['old-site'] },
  { preset: 'athena', presetVariants: [] },
  {},
]
const pickPreset = ({ preset, presetVariants }: Record<string, unknown>) =>
  JSON.parse(JSON.stringify({ preset, presetVariants }))

describe('of a tenant whose preset is changed, each exchange names the one that was in force', () => {
  test('in the library, by one object for all exchanges until the next change', async () => {
    const presets = tenant.journal.find().map(({ preset }) => preset)
    expect(presets).toMatchObject([
      ...[undefined, { name: 'epic', variants: ['old-site'] }],
      ...[{ name: 'athena', variants: [] }, undefined],
    ])
    const epic = mock.createTenant('steady', { options: { preset: 'epic' } })
    for (let count = 0; count < 3; count += 1) await fetch(`${epic.fhirBase}/metadata`)
    const steady = epic.journal.find().map(({ preset }) => preset)
    expect(steady).toHaveLength(3)
    expect(new Set(steady)).toEqual(new Set([epic.tenant.inForce.preset]))
  })

  test('in the control API, and none at a strict server', async () => {
    const { json } = await controlCall(mock, 'GET', `${path()}/journal`)
    expect(json.entries.map(pickPreset)).toEqual(IN_FORCE)
    expect(json.entries[1].switches).toContainEqual({ switch: 'discovery', point: 'discovery.document' })
    expect(Object.keys(json.entries[0])).not.toContain('preset')
  })

  test('in NDJSON', async () => {
    const { text } = await controlCall(mock, 'GET', `${path()}/journal.ndjson`)
    const lines = text.trim().split('\n')
    expect(lines.map((line) => pickPreset(JSON.parse(line)))).toEqual(IN_FORCE)
  })

  test('in HAR, with the switches', async () => {
    const { json } = await controlCall(mock, 'GET', `${path()}/journal.har`)
    const entries = json.log.entries as Record<string, unknown>[]
    expect(
      entries.map(({ _preset: preset, _presetVariants: presetVariants }) =>
        pickPreset({ preset, presetVariants }),
      ),
    ).toEqual(IN_FORCE)
    expect(entries[1]?._switches).toContain('discovery')
    expect(entries[0]).not.toHaveProperty('_switches')
  })

  test('in the event stream', async () => {
    const stop = new AbortController()
    const events = await fetch(`${mock.controlUrl}${path()}/events`, {
      headers: { 'last-event-id': '0' },
      signal: stop.signal,
    })
    let text = ''
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    while (!text.includes('"athena"')) text += (await reader?.read())?.value ?? ''
    stop.abort()
    expect(text).toContain('"preset":"epic","presetVariants":["old-site"]')
  })
})

test('the requests of the mock itself and connections without a request name it too', async () => {
  const { tenant: epic, journal } = mock.createTenant('outward', { options: { preset: 'epic' } })
  await epic.inForce.pending
  await fetchOutbound(epic, undefined, `${mock.fhirBase}/metadata`, [])
  recordConnection(epic, 'https://localhost:1')('closed')
  expect(journal.find().map(({ step, preset }) => [step, preset?.name])).toEqual([
    ['outbound', 'epic'],
    ['connection', 'epic'],
  ])
})

test('where an issuer is at the second origin, it is named there; servers at the canary, which are strict, name none', async () => {
  const { tenant: entra, journal } = mock.createTenant('elsewhere', { options: { preset: 'entra-proxy' } })
  await entra.inForce.pending
  const { issuer } = entra.addresses
  expect(new URL(issuer).origin).toBe(new URL(entra.canary.base).origin)
  await fetch(`${issuer}/.well-known/openid-configuration`)
  await fetch(`${entra.canary.fhirBase}/metadata`)
  expect(journal.find().map(({ listener, preset }) => [listener, preset?.name])).toEqual([
    ['public', 'entra-proxy'],
    ['canary', undefined],
  ])
})
