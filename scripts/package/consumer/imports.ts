// What someone who installed the packages can write, checked with the types that are published.
import { type RunningClient, startClient } from '@smart-mock/client'
import {
  type ConformanceReport,
  type DescribedCase,
  listCases,
  runConformance,
} from '@smart-mock/client/conformance'
import { type LoginSettings, runLogin } from '@smart-mock/client/testing'
import {
  createMock,
  type FaultName,
  type Mock,
  type MockSettings,
  type RuleName,
  type Verdict,
  waitUntilReady,
} from 'smart-mock'
import { createPageUserAgent, expect as expectInPage, test as testPage } from 'smart-mock/playwright'
import {
  createMock as createAlso,
  drive,
  FAULTS,
  listVariants,
  type MockTenant,
  smartMatchers,
} from 'smart-mock/testing'
import { smartTest } from 'smart-mock/vitest'

const settings: MockSettings = { options: { accessTokenLifetimeS: 60 } }
const mock: Mock = await createMock(settings)
const name: FaultName = 'state-changed'
const fault = await mock.arm(name, { times: 1 })
const rule: RuleName = 'pkce-s256'
await mock.allow({ [rule]: 'known' })
const verdict: Verdict = await fault.waitForVerdict(1)
const tenant: MockTenant = mock.createTenant('one')
const client: RunningClient = await startClient({ port: 0 })
const report: ConformanceReport = await runConformance({ fhirBase: mock.fhirBase }, { only: ['S-008'] })
const cases: readonly DescribedCase[] = listCases()
const login: LoginSettings = {
  clientId: 'smart-client-public',
  redirectUri: 'http://localhost:4020/callback',
}
const accessToken: string | undefined = (await runLogin(mock.fhirBase, login)).tokens?.accessToken
await waitUntilReady({ control: mock.controlUrl })

export {
  accessToken,
  cases,
  client,
  createAlso,
  createPageUserAgent,
  drive,
  expectInPage,
  FAULTS,
  listVariants,
  report,
  smartMatchers,
  smartTest,
  tenant,
  testPage,
  verdict,
}

// @ts-expect-error there is no such rule
export const noSuchRule: RuleName = 'no-such-rule'

// @ts-expect-error there is no such type of client
await runLogin(mock.fhirBase, { clientId: 'a', clientType: 'private' })

// @ts-expect-error there is no such option
await createMock({ options: { noSuchOption: 1 } })
