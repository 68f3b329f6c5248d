import { toVariable } from '@smart-mock/cli-kit'
import { waitUntilReady } from '../../mock/wait-until-ready.ts'
import { parseOptions } from '../options/parse-options.ts'
import { DEFAULT_PORTS } from '../read-listener-options.ts'

/** Runs `smart-mock ready`: returns 0 once a mock is ready, 1 when it is not in time. Throws `UsageError`. */
export async function runReady(args: readonly string[]): Promise<number> {
  const { control = getDefaultControl(), timeout: seconds = 30, json = false } = parseOptions('ready', args)
  const print = (result: { ready: boolean; reason?: string }) => {
    if (json) process.stdout.write(`${JSON.stringify({ control, ...result })}\n`)
  }
  try {
    await waitUntilReady({ control, timeoutMs: seconds * 1000 })
    print({ ready: true })
    return 0
  } catch (error) {
    const reason = (error as Error).message
    print({ ready: false, reason })
    process.stderr.write(`smart-mock: ${reason}\n`)
    return 1
  }
}

/** Returns the control API that a mock with the same environment listens on. */
function getDefaultControl(): string {
  return `http://127.0.0.1:${process.env[toVariable('smart-mock', 'control-port')] || DEFAULT_PORTS.control}`
}
