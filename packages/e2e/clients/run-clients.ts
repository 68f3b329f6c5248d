/**
 * Runs every client against every fault in every variant, in a process that trusts the certificate of the mocks; see
 * `main.ts`.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { fhirKitClient } from '@smart-mock/test-clients/libraries/fhir-kit-client'
import { fhirclient } from '@smart-mock/test-clients/libraries/fhirclient'
import { oauth4webapi } from '@smart-mock/test-clients/libraries/oauth4webapi'
import { openidClient } from '@smart-mock/test-clients/libraries/openid-client'
import { FAULTS } from 'smart-mock/testing'
import { findChromium } from '../../../scripts/providers/chromium/find-chromium.mjs'
import { startServers } from '../fixtures/servers.ts'
import type { ClientUnderTest } from './client-under-test.ts'
import { fhirclientInPage } from './fhirclient-in-page.ts'
import { libraryClient } from './library-client.ts'
import { ourClient } from './our-client.ts'
import { runClient } from './run-client.ts'

const args = process.argv.slice(2)
const folder = join(import.meta.dirname, 'results')
// If a run from the beginning is interrupted, the next one resumes it.
if (args.includes('--again')) await rm(folder, { recursive: true, force: true })

const servers = await startServers()
const executablePath = findChromium()
const browser = await chromium.launch({
  args: ['--disable-gpu', '--disable-quic'],
  ...(executablePath && { executablePath }),
})
const clients: ClientUnderTest[] = [
  ourClient(servers),
  libraryClient(fhirclient, (fault, arming) => fhirclientInPage(browser, fault, arming)),
  ...[oauth4webapi, openidClient, fhirKitClient].map((library) => libraryClient(library)),
]
const names = args.filter((arg) => !arg.startsWith('-'))
const chosenFaults = names.filter((name) => FAULTS.some((fault) => fault.name === name))
const chosenClients = names.filter((name) => clients.some((client) => client.name === name))
const unknown = names.filter((name) => !chosenFaults.includes(name) && !chosenClients.includes(name))
if (unknown.length > 0) throw new Error(`there is no fault or client ${unknown.join(', ')}`)

// A client may leave unhandled promises when its run is over.
process.on('unhandledRejection', () => undefined)

for (const client of clients) {
  if (chosenClients.length > 0 && !chosenClients.includes(client.name)) continue
  const file = join(folder, `${client.name.replace(/^@.*\//, '')}.json`)
  await runClient(client, { file, chosen: chosenFaults, say: console.log })
}
await browser.close()
await servers.close()
// Requests of clients that never give up are still open.
process.exit(0)
