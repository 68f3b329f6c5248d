import { escapeForTerminal } from '@smart-mock/cli-kit'
import { readSettings } from '../settings.ts'
import { type RunningMock, start } from './start.ts'
import { stopMock } from './stop-on-signal.ts'

/**
 * Replaces a mock by one with the same command line and the configuration file as it is now. Returns the mock that
 * runs afterwards: the one before if the file cannot be read, or one like it if a mock cannot be started with the file,
 * with the reason on stderr. Throws when that cannot be started either.
 */
export async function replaceMock(running: RunningMock, args: readonly string[]): Promise<RunningMock> {
  const settings = await readSettings(args).catch(report)
  if (!settings) return running
  await stopMock(running)
  const server = await start(settings).catch(report)
  if (server) return { server, settings }
  return { server: await start(running.settings), settings: running.settings }
}

function report(error: Error): undefined {
  process.stderr.write(escapeForTerminal(`smart-mock: ${error.message}; the settings before it stay\n`))
}
