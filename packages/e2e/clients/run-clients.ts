/** Lets every client meet every fault, in a process that trusts the certificate of the mocks; see `main.ts`. */
import { join } from 'node:path'
import { FAULTS } from '@smart-mock/mock-auth-server/testing'
import { startServers } from '../fixtures/servers.ts'
import type { ClientUnderTest } from './client-under-test.ts'
import { fhirKitClient } from './fhir-kit-client.ts'
import { fhirclient } from './fhirclient.ts'
import { libraryClient } from './library-client.ts'
import { oauth4webapi } from './oauth4webapi.ts'
import { openidClient } from './openid-client.ts'
import { ourClient } from './our-client.ts'
import { runClient } from './run-client.ts'

const args = process.argv.slice(2)
const again = args.includes('--again')
const chosen = args.filter((arg) => !arg.startsWith('-'))
const unknown = chosen.filter((name) => FAULTS.every((fault) => fault.name !== name))
if (unknown.length > 0) throw new Error(`there is no fault ${unknown.join(', ')}`)

const servers = await startServers()
const libraries = [fhirclient, oauth4webapi, openidClient, fhirKitClient]
const clients: ClientUnderTest[] = [ourClient(servers), ...libraries.map(libraryClient)]
// A client may leave promises behind when its run is over: they are nobody's any more.
process.on('unhandledRejection', () => undefined)

for (const client of clients) {
  const file = join(import.meta.dirname, 'results', `${client.name.replace(/^@.*\//, '')}.json`)
  await runClient(client, { file, again, chosen })
}
await servers.close()
// Requests of clients that never give up are still open.
process.exit(0)
