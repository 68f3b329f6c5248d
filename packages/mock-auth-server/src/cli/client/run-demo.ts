import { once } from 'node:events'
import { createServer } from 'node:net'
import { escapeForTerminal } from '@smart-mock/cli-kit'
import { parseOptions } from '../options/parse-options.ts'
import { createSettings } from '../settings.ts'
import { describeReadyMock } from '../start/describe-ready-mock.ts'
import { formatGreeting } from '../start/format-greeting.ts'
import { start } from '../start/start.ts'
import { stopMock } from '../start/stop-on-signal.ts'
import { type DemoClient, startDemoClient } from './demo-client.ts'
import { findClientProgram } from './find-client-program.ts'

const CLIENT_PORT = 4020

/**
 * Runs `smart-mock demo`: a mock, and the client with its entries, until a signal ends both. Returns 1 when the client
 * ends by itself. Throws `UsageError` and `AddressError`.
 */
export async function runDemo(args: readonly string[]): Promise<number> {
  const { 'client-port': wanted = CLIENT_PORT, ...server } = parseOptions('demo', args)
  const program = findClientProgram('demo')
  const port = await findFreePort(wanted)
  const settings = await createSettings({ 'client-origin': `http://localhost:${port}`, ...server })
  const mock = await start(settings)
  const interrupted = waitForSignal()
  const client = startDemoClient(program, port, `${mock.publicUrl}/fhir`)
  const announced = client.url.then((url) => {
    const { json } = settings
    const text = json
      ? `${JSON.stringify({ ...describeReadyMock(mock), client: url })}\n`
      : escapeForTerminal(`Client            ${url}\n${formatGreeting(mock, settings)}`)
    process.stdout.write(text)
  })
  announced.catch(() => undefined)
  const code = await Promise.race([interrupted, reportEnd(client)])
  await client.stop()
  return (await stopMock({ server: mock, settings })) ? code : 1
}

async function reportEnd({ ended }: DemoClient): Promise<number> {
  process.stderr.write(`smart-mock: the client ended with exit code ${await ended}, and the mock with it\n`)
  return 1
}

/** Resolves to the exit code for the first signal that asks to end. */
function waitForSignal(): Promise<number> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve(130))
    process.once('SIGTERM', () => resolve(143))
  })
}

/** Returns the port, or any free one when it is in use: the mock registers the client with it before the client starts. */
async function findFreePort(wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    const server = createServer()
    const isListening = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    const address = server.address()
    if (!isListening || address === null || typeof address === 'string') continue
    server.close()
    await once(server, 'close')
    return address.port
  }
  throw new Error('no port of 127.0.0.1 is free')
}
