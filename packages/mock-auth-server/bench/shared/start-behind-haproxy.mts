import { createSharedConfig } from '../../../../scripts/services/deploy/create-shared-config.ts'
import { findFreePorts } from '../../../../scripts/services/start-at-free-port.ts'
import { startProxy } from '../../../../scripts/services/start-proxy.ts'
import { startRestartableMock } from './mock-processes.mts'
import type { RunningMocks } from './running-mocks.mts'

/** Addresses of this machine, as the processes of the configuration have hosts of their own. */
const HOSTS = ['127.0.0.2', '127.0.0.3', '127.0.0.4']

/**
 * Starts three processes behind HAProxy, with the configuration of `examples/deploy`; on Linux only.
 *
 * @param args for Node.js: the command line of the mock, and its options, such as those for a store
 */
export async function startBehindHaproxy(args: readonly string[]): Promise<RunningMocks> {
  const [port = 0, controlPort = 0, canaryPort = 0] = await findFreePorts(3)
  const ports = { '4010': port, '4011': controlPort, '4012': canaryPort }
  const controlToken = 'for-this-load-only'
  const common = [
    ...[`--port=${port}`, `--control-port=${controlPort}`, `--canary-port=${canaryPort}`],
    ...[`--public-url=http://localhost:${port}`, `--canary-url=http://canary.localhost:${canaryPort}`],
    ...[`--control-url=http://localhost:${controlPort}`, `--control-token=${controlToken}`],
  ]
  const processes = await Promise.all(
    HOSTS.map((host) =>
      startRestartableMock([...args, ...common, `--host=${host}`, `--control-host=${host}`]),
    ),
  )
  const proxy = await startProxy('haproxy', () => createSharedConfig('haproxy', ports, ports, HOSTS), port)
  return {
    processes,
    targets: [{ port, controlPort, controlToken }],
    routing: 'hash',
    stop: async () => {
      await proxy.stop()
      await Promise.all(processes.map((each) => each.kill()))
    },
  }
}
