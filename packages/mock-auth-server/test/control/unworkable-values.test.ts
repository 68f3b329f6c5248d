import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSettings } from '../../src/cli/settings.ts'
import { start } from '../../src/cli/start/start.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { controlCall } from './control-call.ts'

const PORTS = ['--port', '0', '--control-port', '0', '--canary-port', '0']
const CASES = [
  ['user', 'dr-okafor', 'did you mean Practitioner/dr-okafor?'],
  ['user', 'Patient/dr-okafor', 'did you mean Practitioner/dr-okafor?'],
  ['user', 'Practitioner/dr-okaford', 'did you mean Practitioner/dr-okafor?'],
  ['user', 'zzzzzzzzzzzzzzzzzzzz', 'users are Practitioner/'],
  ['patient', 'nobody', 'patient nobody does not exist'],
  ['patient', 'Patient/amy-shaw', 'did you mean amy-shaw?'],
  ['patient', 'amy-sha', 'did you mean amy-shaw?'],
] as const

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe.each(CASES)('%s %s', (name, value, words) => {
  const autoApprove = { [name]: value }

  test('is refused by the command line', async () => {
    const settings = await readSettings([...PORTS, `--${name}`, value])
    await expect(start(settings)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(words),
    })
  })

  test('is refused by createMock, createTenant and autoApprove', async () => {
    await expect(createMock({ options: { autoApprove } })).rejects.toThrow(words)
    expect(() => mock.createTenant('unworkable', { options: { autoApprove } })).toThrow(words)
    expect(() => mock.createTenant('unworkable').delete()).not.toThrow()
    expect(() => mock.autoApprove(autoApprove)).toThrow(words)
    await expect(mock.prepareLaunch({ clientId: 'smart-client-public', ...autoApprove })).rejects.toThrow(
      words,
    )
  })

  test('is refused by the control API and by scenario links', async () => {
    const launch = { clientId: 'smart-client-public', ...autoApprove }
    for (const [method, path, body] of [
      ['POST', '/tenants', { name: 'unworkable', options: { autoApprove } }],
      ['PATCH', '/tenants/default', { options: { autoApprove } }],
      ['POST', '/scenarios', { autoApprove }],
      ['POST', '/tenants/default/launches', launch],
      ['GET', `/tenants/default/launch?${new URLSearchParams(launch)}`, undefined],
    ] as const) {
      const { status, json } = await controlCall(mock, method, path, body)
      expect([status, json.error], path).toEqual([400, expect.stringContaining(words)])
    }
    const link = await fetch(`${mock.createScenarioBase({ autoApprove })}/metadata`)
    expect([link.status, await link.text()]).toEqual([404, expect.stringContaining(words)])
  })
})

test('refuses a redirect URI without its scheme, wherever a client is registered', async () => {
  const client = {
    clientId: 'a',
    name: 'a',
    type: 'public',
    redirectUris: ['localhost:3000/cb'],
    launchUris: [],
  } as const
  const words = 'did you mean http://localhost:3000/cb?'
  const args = [...PORTS, '--client-id', 'a', '--redirect-uri', 'localhost:3000/cb']
  await expect(readSettings(args)).rejects.toThrow(words)
  await expect(createMock({ clients: [client] })).rejects.toThrow(words)
  expect(() => mock.createTenant('bad-client', { clients: [client] })).toThrow(words)
  expect(() => mock.register(client)).toThrow(words)
  expect((await controlCall(mock, 'POST', '/tenants/default/clients', client)).json.error).toContain(words)
})

test('accepts a patient of the sample data', async () => {
  const { status } = await controlCall(mock, 'PATCH', '/tenants/default', {
    options: { autoApprove: { patient: 'amy-shaw' } },
  })
  expect(status).toBe(200)
})

test.each(['v-r4', 's-0123456789abcdef', 'v-0123456789abcdef'])(
  'refuses the name %s, which a link may have',
  async (name) => {
    const words = `the name ${name} is reserved for tenants that links create`
    expect(() => mock.createTenant(name)).toThrow(words)
    const { status, json } = await controlCall(mock, 'POST', '/tenants', { name })
    expect([status, json.error]).toEqual([400, expect.stringContaining(words)])
    expect(() => mock.createTenant(`${name}-x`).delete()).not.toThrow()
  },
)
