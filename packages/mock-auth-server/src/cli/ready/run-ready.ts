import { waitUntilReady } from '../../mock/wait-until-ready.ts'
import { parseOptions } from '../options/parse-options.ts'
import { toVariable } from '../options/read-environment.ts'
import { DEFAULT_PORTS } from '../read-listener-options.ts'
import { UsageError } from '../usage-error.ts'

/** Runs `smart-mock ready`: returns 0 once a mock is ready, 1 when it is not in time. Throws `UsageError`. */
export async function runReady(args: readonly string[]): Promise<number> {
  const { control = defaultControl(), timeout = '30' } = parseOptions('ready', args)
  if (!URL.canParse(control))
    throw new UsageError(`--control must be a URL such as http://127.0.0.1:4011, not ${control}`)
  const seconds = Number(timeout)
  if (!(seconds > 0 && seconds <= 3600)) {
    throw new UsageError(`--timeout must be a number of seconds up to 3600, not ${timeout}`)
  }
  try {
    await waitUntilReady({ control, timeoutMs: seconds * 1000 })
    return 0
  } catch (error) {
    process.stderr.write(`smart-mock: ${(error as Error).message}\n`)
    return 1
  }
}

/** Returns the control API that a mock with the same environment listens on. */
function defaultControl(): string {
  return `http://127.0.0.1:${process.env[toVariable('control-port')] || DEFAULT_PORTS.control}`
}
