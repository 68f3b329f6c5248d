import { onTestFinished } from 'vitest'
import { freePort } from '../../../../scripts/servers/free-port.mjs'
import { startAtFreePort } from '../../../../scripts/services/start-at-free-port.ts'
import { startTethered } from '../../../../scripts/services/start-tethered.ts'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'
import type { MockServer } from '../../src/listeners/mock-server.ts'
import type { MockSettings } from '../../src/mock/mock-settings.ts'
import { startMock } from '../../src/mock/start-mock.ts'
import { type Member, Sandbox, type Shared } from './sandbox.ts'

/** Starts a sandbox of mocks in this process, until the test has finished. */
export async function startMocks(
  count: number,
  store: string,
  settings: MockSettings = {},
): Promise<Sandbox<MockServer>> {
  const sandbox = await Sandbox.start(count, store, ({ store: url, ...urls }) =>
    // Each request is a connection of its own, so that it may come to another mock than the one before.
    startMock({ keepAlive: false, ...urls, store: { url }, ...settings }),
  )
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** A mock in a process of its own. */
export interface MockProcess extends Member {
  readonly signal: (name: NodeJS.Signals) => void
  /** Resolves to its exit code when it has ended. */
  readonly ended: Promise<number>
}

/** What processes are started with. */
interface ProcessSettings {
  readonly args?: readonly string[]
  /** Added to their environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a sandbox of command lines, until the test has finished. */
export async function startProcesses(
  count: number,
  store: string,
  settings: ProcessSettings = {},
): Promise<Sandbox<MockProcess>> {
  const sandbox = await Sandbox.start(count, store, (shared) =>
    startAtFreePort((port) => startProcess(port, shared, settings)),
  )
  onTestFinished(() => sandbox.close())
  return sandbox
}

async function startProcess(
  port: number,
  shared: Shared,
  { args = [], env = {} }: ProcessSettings,
): Promise<MockProcess> {
  const canary = await freePort(port + 1)
  const program = await startTethered(
    process.execPath,
    [
      ...findCommandLine('mock-auth-server'),
      ...['--json', '--port', `${port}`, '--canary-port', `${canary}`, '--control-port', '0'],
      ...['--public-url', shared.publicUrl, '--canary-url', shared.canaryUrl, '--store', shared.store],
      ...args,
    ],
    env,
  )
  const { control } = JSON.parse(await program.waitForLine(/^\{/)) as { control: string }
  const close = () => {
    program.signal('SIGCONT')
    program.signal('SIGTERM')
    return program.ended
  }
  return { ports: { public: port, canary }, controlUrl: control, ...program, close }
}

/** Returns the index of the mock that serves a tenant; -1 when none does. */
export function findOwner({ members }: Sandbox<MockServer>, tenant: string): number {
  return members.findIndex(({ tenants }) => tenants.all().some((each) => each.tenant.name === tenant))
}
