// What someone who installed the packages can write, checked with the types that are published.
import { type RunningClient, startClient } from '@smart-mock/client'
import { createMock, type Mock, type Verdict, waitUntilReady } from 'smart-mock'
import { createPageUserAgent, expect as expectInPage, test as testPage } from 'smart-mock/playwright'
import { createMock as createAlso, drive, FAULTS, listVariants, type MockTenant } from 'smart-mock/testing'
import { smartTest } from 'smart-mock/vitest'

const mock: Mock = await createMock({ options: { accessTokenLifetimeS: 60 } })
const fault = await mock.arm('state-changed', { times: 1 })
const verdict: Verdict = await fault.waitForVerdict(1)
const tenant: MockTenant = mock.createTenant('one')
const client: RunningClient = await startClient({ port: 0 })
await waitUntilReady({ control: mock.controlUrl })

export {
  client,
  createAlso,
  createPageUserAgent,
  drive,
  expectInPage,
  FAULTS,
  listVariants,
  smartTest,
  tenant,
  testPage,
  verdict,
}

// @ts-expect-error there is no such option
await createMock({ options: { noSuchOption: 1 } })
