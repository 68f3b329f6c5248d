import { afterEach, beforeEach } from 'vitest'
import type { Run } from '../../src/model/api.ts'
import { type ServedExport, serveExport } from './serve-export.ts'
import { startTestClient, type TestClient } from './test-client.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** The server of the running test, once its file has called `startExportForEach`. */
export let server: TestServer
export let client: TestClient
/** The export that the server offers. */
export let served: ServedExport
/** The run of a backend service that has a token. */
export let runId: string

/** Starts a server with an export, and a client that is signed in there, before each test; ends both after it. */
export function startExportForEach(): void {
  beforeEach(async () => {
    server = await startTestServer()
    client = await startTestClient(server.fhirBase)
    served = serveExport(server)
    runId = (await client.login('mock-backend')).id
  })

  afterEach(async () => {
    await client.close()
    await server.close()
  })
}

/** Returns the state that the export of a run ended in, with the message of its verdict. */
export const endOf = ({ export: view }: Run) => ({ state: view?.state, text: view?.verdict?.message })
