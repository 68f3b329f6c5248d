import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../src/testing/index.ts'
import { codeForm, post } from '../support/handshake.ts'
import { oauthMock } from '../support/oauth-mock.ts'

const DISCOVERY = '/.well-known/smart-configuration'
let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

test('an invented token is seen although a second discovery at the callback opened another run', async () => {
  const armed = await mock.arm('access-token-malformed')
  await fetch(`${mock.fhirBase}${DISCOVERY}`)
  const form = await codeForm(mock)
  await fetch(`${mock.fhirBase}${DISCOVERY}`)
  await post(mock, 'token', form)
  await fetch(`${mock.fhirBase}${DISCOVERY}`)
  await fetch(`${mock.fhirBase}/Patient/amy-shaw`, { headers: { authorization: 'Bearer undefined' } })
  mock.observe({ kind: 'settled' })
  expect(await armed.waitForVerdict(5000)).toMatchObject({ outcome: 'not met' })
})

test('a client that is settled as soon as it gave up has met it', async () => {
  const tenant = mock.createTenant('gave-up')
  const armed = await tenant.arm('discovery-broken-off', { params: { how: 'hang' } })
  const signal = AbortSignal.timeout(300)
  await fetch(`${tenant.fhirBase}${DISCOVERY}`, { signal }).catch(() => undefined)
  tenant.observe({ kind: 'settled' })
  expect(await armed.waitForVerdict(5000)).toMatchObject({ outcome: 'met', isFinal: true, flow: 'ended' })
})
