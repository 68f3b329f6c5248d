import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { freePort } from '../../servers/free-port.mjs'
import { findCommandLine } from '../../workspace/command-line.mjs'
import { root } from '../../workspace/root.mjs'
import { startTethered } from '../start-tethered.ts'
import type { MockPorts } from './deploy-files.ts'

/** A mock that was started with the configuration of the example. */
export interface Sandbox {
  readonly ports: MockPorts
  readonly stop: () => Promise<void>
}

/** Starts a mock as the unit of the example does, at free ports, and resolves when it is ready. */
export async function startSandbox(token: string): Promise<Sandbox> {
  const first = randomInt(20_000, 30_000)
  const [server = 0, control = 0, canary = 0] = await Promise.all(
    [0, 100, 200].map((distance) => freePort(first + distance)),
  )
  const args = [
    ...['--config', join(root, 'examples/deploy/smart-mock.json'), '--json'],
    ...['--port', String(server), '--control-port', String(control), '--canary-port', String(canary)],
    ...['--user', 'Practitioner/dr-okafor', '--patient', 'amy-shaw'],
  ]
  const mock = await startTethered(process.execPath, [...findCommandLine('mock-auth-server'), ...args], {
    SMART_MOCK_CONTROL_TOKEN: token,
    NODE_OPTIONS: '--max-old-space-size=3072',
  })
  await mock.waitForLine(/^\{"ready":true/)
  const stop = async () => {
    mock.signal('SIGTERM')
    await mock.ended
  }
  return { ports: { server, control, canary }, stop }
}
