import { findFreePorts } from '../../../../../scripts/services/start-at-free-port.ts'
import { startTethered } from '../../../../../scripts/services/start-tethered.ts'
import { findCommandLine } from '../../../../../scripts/workspace/command-line.mjs'
import type { MockServer } from '../../../src/listeners/mock-server.ts'
import type { MockSettings } from '../../../src/mock/mock-settings.ts'
import { startMock } from '../../../src/mock/start-mock.ts'

/** A process that serves the tenants of a mock with it. */
export interface FurtherProcess extends Pick<MockServer, 'ports'> {
  close(): Promise<unknown>
}

/** The settings by which the processes of a mock are one sandbox. */
export type SharedSettings = Required<Pick<MockSettings, 'publicUrl' | 'canaryUrl' | 'controlUrl' | 'store'>>

/**
 * Starts a further process for a mock: the command line where that can be given the settings, else a mock in this
 * process.
 */
export function startFurther(settings: MockSettings, shared: SharedSettings): Promise<FurtherProcess> {
  const args = toArguments(settings)
  return args ? startCommandLine(args, shared) : startMock({ ...settings, ...shared })
}

/** Returns settings as options of the command line; `undefined` when it has none for one of them. */
function toArguments({ memory, controlToken, ...others }: MockSettings): readonly string[] | undefined {
  if (Object.keys(others).length > 0) return undefined
  return [
    ...(memory === undefined ? [] : ['--memory', `${memory}`]),
    ...(controlToken === undefined ? [] : ['--control-token', controlToken]),
  ]
}

async function startCommandLine(args: readonly string[], shared: SharedSettings): Promise<FurtherProcess> {
  const { publicUrl, canaryUrl, controlUrl, store } = shared
  const [server = 0, canary = 0, control = 0] = await findFreePorts(3)
  const program = await startTethered(process.execPath, [
    ...findCommandLine('mock-auth-server'),
    ...['--json', '--port', `${server}`, '--canary-port', `${canary}`, '--control-port', `${control}`],
    ...['--public-url', publicUrl, '--canary-url', canaryUrl, '--control-url', controlUrl],
    ...['--store', store.url, ...args],
  ])
  await program.waitForLine(/^\{/)
  const close = () => {
    program.signal('SIGKILL')
    return program.ended
  }
  return { ports: { public: server, canary, control }, close }
}
