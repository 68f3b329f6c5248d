import { chromium } from '@playwright/test'
import { fhirKitClient } from '@smart-mock/test-clients/libraries/fhir-kit-client'
import { fhirclient } from '@smart-mock/test-clients/libraries/fhirclient'
import { oauth4webapi } from '@smart-mock/test-clients/libraries/oauth4webapi'
import { openidClient } from '@smart-mock/test-clients/libraries/openid-client'
import { findChromium } from '../../../scripts/providers/chromium/find-chromium.mjs'
import { startServers } from '../fixtures/servers.ts'
import type { ClientUnderTest } from './client-under-test.ts'
import { fhirclientInPage } from './fhirclient-in-page.ts'
import { libraryClient } from './library-client.ts'
import { ourClient } from './our-client.ts'

/** The clients, with what they need. */
export interface Clients {
  readonly list: readonly ClientUnderTest[]
  close(): Promise<void>
}

/** Creates every client under test. */
export async function createClients(): Promise<Clients> {
  const servers = await startServers()
  const executablePath = findChromium()
  const browser = await chromium.launch({
    args: ['--disable-gpu', '--disable-quic'],
    ...(executablePath && { executablePath }),
  })
  return {
    list: [
      ourClient(servers),
      libraryClient(fhirclient, (fault, arming) => fhirclientInPage(browser, fault, arming)),
      ...[oauth4webapi, openidClient, fhirKitClient].map((library) => libraryClient(library)),
    ],
    close: async () => {
      await browser.close()
      await servers.close()
    },
  }
}

/** Returns the name of a client's file of results. */
export function toFileName({ name }: Pick<ClientUnderTest, 'name'>): string {
  return `${name.replace(/^@.*\//, '')}.json`
}
