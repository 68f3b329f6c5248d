import { escapeForTerminal, UsageError } from '@smart-mock/cli-kit'
import { releaseIdleTenants } from '../../exchange/tenants/shared/settle-tenants.ts'
import { MOCK_VERSION } from '../mock-version.ts'
import { readSettings } from '../settings.ts'
import { describeReadyMock } from './describe-ready-mock.ts'
import { formatGreeting } from './format-greeting.ts'
import { replaceMock } from './replace-mock.ts'
import { type RunningMock, start } from './start.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { watchFile } from './watch-file.ts'

/** Runs `smart-mock`: starts a mock, prints its addresses and ends it on a signal. Throws `UsageError` and `AddressError`. */
export async function startCommand(args: readonly string[]): Promise<number | undefined> {
  const settings = await readSettings(args)
  if (settings.version) {
    process.stdout.write(`${MOCK_VERSION}\n`)
    return 0
  }
  if (settings.watch && settings.config === undefined)
    throw new UsageError('--watch requires --config <file>')
  let running: RunningMock = { server: await start(settings), settings }
  announce(running)
  await releaseIdleTenants(running.server.tenants)
  stopOnSignal(() => running)
  if (settings.watch && settings.config !== undefined) {
    watchFile(settings.config, async () => {
      const next = await replaceMock(running, args)
      if (next === running) return
      running = next
      announce(running)
    })
  }
  return undefined
}

function announce({ server, settings }: RunningMock): void {
  process.stdout.write(
    settings.json
      ? `${JSON.stringify(describeReadyMock(server))}\n`
      : escapeForTerminal(formatGreeting(server, settings)),
  )
}
