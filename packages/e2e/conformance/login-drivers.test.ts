import { type ConformanceConfig, runConformance } from '@smart-mock/client/conformance'
import { createMock, type Mock } from 'smart-mock/testing'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { LOGIN_CLIENTS, MOCK_FORMS } from '../fixtures/mock-forms.ts'

/** The pages of the mock, without approval by itself. */
let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => mock.close())

async function run(login: NonNullable<ConformanceConfig['login']>, only: readonly string[]) {
  vi.stubEnv('CONF_PASSWORD', 'not shown anywhere')
  count += 1
  const { fhirBase } = mock.createTenant(`drivers-${count}`, { clients: [...LOGIN_CLIENTS] })
  const clients = { public: { clientId: 'conformance-public' } }
  return runConformance({ fhirBase, clients, login }, { only })
}

test('logs in by the forms of the mock, and shows no value that was entered', async () => {
  const [, ...others] = MOCK_FORMS
  const signIn = { fields: { password: { env: 'CONF_PASSWORD' } } }
  const report = await run({ forms: [signIn, ...others] }, ['standalone-login'])
  expect(report.cases.map(({ outcome, messages }) => [outcome, messages])).toEqual([['passed', []]])
  const text = JSON.stringify(report)
  expect(text).toContain('step=consent')
  expect(text).not.toContain('not shown anywhere')
  expect(text).not.toContain('not+shown+anywhere')
})

test('says which form does not fit', async () => {
  const [signIn] = MOCK_FORMS
  const { cases } = await run({ driver: 'forms', forms: [signIn, { submit: 'Accept' }] }, [
    'standalone-login',
  ])
  const text = cases.flatMap(({ messages }) => messages).join(' ')
  expect(text).toMatch(/login.forms\[1\]: it has no button or link "Accept"/)
  expect(cases.map(({ outcome }) => outcome)).not.toContain('passed')
})
