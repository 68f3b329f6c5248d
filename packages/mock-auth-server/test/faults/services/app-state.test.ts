import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { type Json, parseBody } from './service-reply.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('app state (F-294 to F-296)', () => {
  test.each([412, 404, 410, 413, 403, 428])(
    '%i is an OperationOutcome, and nothing is changed',
    async (status) => {
      const run = await struckRun(mock, 'app-state-refused', { status })
      expect(run.received.status).toBe(status)
      expect(parseBody(run)).toMatchObject({
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error' }],
      })
    },
  )

  test.each(['script', 'json-bomb'])('%s stands in every valueString, and nowhere else', async (poison) => {
    const run = await struckRun(mock, 'app-state-poisoned', { with: poison })
    const [entry] = parseBody(run).entry as { resource: { extension: Json[]; code: unknown } }[]
    expect(entry?.resource.code).toEqual({
      coding: [{ system: 'https://app.example', code: 'preferences' }],
    })
    const [extension] = entry?.resource.extension ?? []
    expect(String(extension?.valueString)).toContain(run.tenant.tenant.canary.base)
    if (poison === 'json-bomb') expect(depthOf(JSON.parse(String(extension?.valueString)).a)).toBe(20_000)
  })

  test('stores the state at another host, for the same token and the same patient', async () => {
    const run = await struckRun(mock, 'app-state-elsewhere')
    const { base } = run.tenant.tenant.canary
    expect(parseBody(run).associated_endpoints).toEqual([
      { url: `${base}/associated/app-state`, capabilities: ['smart-app-state'] },
    ])
    const there = run.tenant.journal.find({ step: 'app-state' })
    expect(there.slice(0, 3).map(({ listener, sent }) => [listener, sent?.status])).toEqual([
      ['canary', 201],
      ['canary', 200],
      ['canary', 200],
    ])
  })

  test('refuses a foreign token there', async () => {
    const tenant = mock.createTenant('associated-strange')
    const url = `${tenant.tenant.canary.base}/associated/app-state/Basic?code=a%7Cb&subject:missing=true`
    const response = await fetch(url, { headers: { Authorization: 'Bearer made-up' } })
    expect(response.status).toBe(401)
  })
})

function depthOf(value: unknown): number {
  let depth = 0
  for (let at = value; Array.isArray(at); at = at[0]) depth += 1
  return depth
}
