import { setTimeout as delay } from 'node:timers/promises'
import { escapeForTerminal } from '@smart-mock/cli-kit'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { saveSnapshot } from './save-snapshot.ts'
import type { RunningMock } from './start.ts'

/** Milliseconds that requests in progress have to finish when the mock is asked to stop. */
const GRACE_MS = 10_000

/** Ends the running mock and this process on SIGINT and SIGTERM, after saving what is to be saved. */
export function stopOnSignal(getRunning: () => RunningMock): void {
  const end = (code: number) => async () => {
    const saved = await stopMock(getRunning())
    process.exit(saved ? code : 1)
  }
  process.once('SIGINT', end(130))
  process.once('SIGTERM', end(143))
}

/** Closes a mock and saves its resources, also those that the last requests changed; returns `false` when that failed. */
export async function stopMock({ server, settings: { save } }: RunningMock): Promise<boolean> {
  // A listener that does not end must not prevent the save.
  await Promise.race([server.close(GRACE_MS), delay(GRACE_MS + 1000)])
  return save === undefined || (await saveTo(save, server))
}

/** Saves the resources of the default tenant; returns `false` when that failed, with the reason on stderr. */
async function saveTo(file: string, server: MockServer): Promise<boolean> {
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
