import { createMock } from '../src/testing/index.ts'
import { obtainCode, post, REDIRECT, VERIFIER } from '../test/support/handshake.ts'

// Memory under many handshakes in one tenant: the journal, its facts and the tokens have to give way.
const HANDSHAKES = Number(process.argv[2] ?? 100_000)
const AT_ONCE = 16

const mock = await createMock()
mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
let left = HANDSHAKES
let done = 0
const start = performance.now()

async function worker(): Promise<void> {
  while (left > 0) {
    left -= 1
    const form = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code_verifier: VERIFIER }
    const response = await post(mock, 'token', {
      ...form,
      code: await obtainCode(mock),
      client_id: 'smart-client-public',
    })
    await response.arrayBuffer()
    done += 1
    if (done % (HANDSHAKES / 10) === 0) report()
  }
}

function report(): void {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`.padStart(7)
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(
    `${String(done).padStart(7)} handshakes, ${seconds} s: heap ${mb(heapUsed)}, resident ${mb(rss)}`,
  )
}

await Promise.all(Array.from({ length: AT_ONCE }, worker))
await mock.close()
