import { afterEach, beforeEach } from 'vitest'
import { startTestClient, type TestClient } from './test-client.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** The server of the running test, once its file has called `startPairForEach`. */
export let server: TestServer
export let client: TestClient

/** Starts a server and a client that knows it before each test of this file, and ends both after it. */
export function startPairForEach(): void {
  beforeEach(async () => {
    server = await startTestServer()
    client = await startTestClient(server.fhirBase)
  })

  afterEach(async () => {
    await client.close()
    await server.close()
  })
}
