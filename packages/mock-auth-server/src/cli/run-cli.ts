import { setTimeout as delay } from 'node:timers/promises'
import { escapeForTerminal } from '../core/util/escape-for-terminal.ts'
import { DEFAULT_TENANT } from '../exchange/tenants/tenants.ts'
import { AddressError } from '../listeners/address-error.ts'
import type { MockServer } from '../listeners/mock-server.ts'
import { formatGreeting } from './format-greeting.ts'
import { renderHelp } from './render-help.ts'
import { saveSnapshot } from './save-snapshot.ts'
import { type CliSettings, readSettings } from './settings.ts'
import { start } from './start.ts'
import { UsageError } from './usage-error.ts'

const VERSION = '0.1.0'

/** Runs the command line; the exit code, or nothing while the servers run. */
export async function runCli(args: readonly string[]): Promise<number | undefined> {
  try {
    if (args[0] === 'run') return await (await import('./run/run.ts')).run(args.slice(1))
    if (args[0] === 'sweep' && !args.includes('--help'))
      return await (await import('./sweep/sweep.ts')).sweep(args.slice(1))
    if (args[0] === 'sweep') return await run(await readSettings(['--help']))
    return await run(await readSettings(args))
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof AddressError)) throw error
    process.stderr.write(escapeForTerminal(`smart-mock: ${error.message}\n`))
    return 2
  }
}

async function run(settings: CliSettings): Promise<number | undefined> {
  if (settings.help || settings.version) {
    process.stdout.write(settings.help ? renderHelp() : `${VERSION}\n`)
    return 0
  }
  const wire = await start(settings)
  process.stdout.write(
    settings.json ? `${readyLine(wire)}\n` : escapeForTerminal(formatGreeting(wire, settings)),
  )
  endOnSignal(wire, settings.save)
  return undefined
}

function readyLine({ publicUrl, controlUrl, canaryUrl, controlToken }: MockServer): string {
  return JSON.stringify({
    ready: true,
    fhirBase: `${publicUrl}/fhir`,
    control: controlUrl,
    canary: canaryUrl,
    ...(controlToken === undefined ? {} : { controlToken }),
  })
}

/** Milliseconds that requests in progress have to finish when the mock is asked to stop. */
const GRACE_MS = 10_000

function endOnSignal(server: MockServer, save: string | undefined): void {
  const end = (code: number) => async () => {
    // Changes by the last requests are saved too; a listener that does not end must not prevent the save.
    await Promise.race([server.close(GRACE_MS), delay(GRACE_MS + 1000)])
    const saved = save === undefined || (await savedTo(save, server))
    process.exit(saved ? code : 1)
  }
  process.once('SIGINT', end(130))
  process.once('SIGTERM', end(143))
}

/** Saves the resources of the default tenant; returns `false` when that failed, with the reason on stderr. */
async function savedTo(file: string, server: MockServer): Promise<boolean> {
  try {
    const store = server.tenants.get(DEFAULT_TENANT)?.fhir
    if (store) await saveSnapshot(file, store)
    return true
  } catch (error) {
    process.stderr.write(
      escapeForTerminal(`smart-mock: --save ${file}: ${error instanceof Error ? error.message : error}\n`),
    )
    return false
  }
}
