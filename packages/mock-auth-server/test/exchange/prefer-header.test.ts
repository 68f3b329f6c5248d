import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMock, type Mock, type MockTenant } from '../../src/testing/index.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

function tenant(preferHeader = true): MockTenant {
  count += 1
  return mock.createTenant(`prefer-${count}`, { options: { preferHeader } })
}

/** Requests discovery with that preference. */
const ask = (server: MockTenant, prefer: string) =>
  fetch(`${server.fhirBase}/.well-known/smart-configuration`, { headers: { prefer } })

it('is ignored unless the tenant enables it', async () => {
  const server = tenant(false)
  expect((await ask(server, 'fault=discovery-unavailable')).status).toBe(200)
})

it('applies the fault only to the request that asks for it', async () => {
  const server = tenant()
  const [asked, ...others] = await Promise.all([
    ask(server, 'fault=discovery-unavailable'),
    ask(server, 'return=minimal'),
    ask(server, 'handling=strict'),
  ])
  expect(asked?.status).toBe(503)
  expect(others.map(({ status }) => status)).toEqual([200, 200])
  expect(server.journal.find({ step: 'discovery' }).flatMap(({ strikes }) => strikes)).toHaveLength(1)
  expect(server.tenant.armed.list).toEqual([])
})

it('accepts parameters in quotes beside other preferences, and yields a verdict', async () => {
  const server = tenant()
  const answer = await ask(server, 'return=minimal, fault="discovery-unavailable?retryAfterS=7"')
  expect(answer.headers.get('retry-after')).toBe('7')
  expect(
    server.tenant.armed.everStruck.map(({ declaration, strikeCount }) => [declaration.name, strikeCount]),
  ).toEqual([['discovery-unavailable', 1]])
})

it.each([
  ['fault=discovery-unavailible', 'did you mean discovery-unavailable'],
  ['fault="discovery-unavailable?retry=7"', 'discovery-unavailable'],
  ['fault=requirement-unenforced', 'requirement-unenforced opens the server'],
  ['fault=invalid-grant', 'invalid-grant is a fault of token, but this request is discovery'],
])('refuses a request with the reason: %s', async (prefer, says) => {
  const answer = await ask(tenant(), prefer)
  expect(answer.status).toBe(400)
  expect(((await answer.json()) as { error_description: string }).error_description).toContain(says)
})

it('is ignored for pages that a browser opens', async () => {
  const server = tenant()
  const answer = await fetch(`${server.tenant.base}/auth/authorize?client_id=none`, {
    headers: { prefer: 'fault=state-changed' },
  })
  expect(await answer.text()).not.toContain('Prefer: ')
  expect(server.journal.find({ step: 'authorize' })).toHaveLength(1)
})
