import type { AnyFault } from '../../../src/core/declare/fault.ts'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.ts'
import { COUNTERPARTS } from '../../../src/faults/counterparts/list.ts'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { armedRun } from '../../../test/support/armed-run.ts'
import { provokedRun } from '../../../test/support/counterparts/provoked-run.ts'
import { Steady } from './steady.ts'

/**
 * The recorded strike of a fault on the careless client, and the replacements that make it the same on every
 * machine.
 */
export interface Capture {
  /** The exchange that was struck first; for a fault of the user agent only, the exchange that it follows. */
  readonly entry: JournalEntry
  readonly steady: Steady
}

const AT_ONCE = 8
/** A slow machine may let a request run into a timeout that is not the fault's. */
const ATTEMPTS = 5

/**
 * Runs the careless client against every fault with its default parameters, each in its own tenant; one that tests
 * servers is shown by the request that a suite would send.
 */
export async function captureFaults(faults: readonly AnyFault[]): Promise<ReadonlyMap<string, Capture>> {
  const mock = await createMock()
  const secure = await createMock({ https: 'local' })
  const captures = new Map<string, Capture>()
  const waiting = [...faults]
  const worker = async () => {
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      captures.set(fault.name, await capture(fault.prerequisites?.includes('https') ? secure : mock, fault))
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  } finally {
    await mock.close()
    await secure.close()
  }
  return captures
}

async function capture(mock: Mock, fault: AnyFault): Promise<Capture> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { tenant, armed } = await (COUNTERPARTS.includes(fault)
      ? provokedRun(mock, fault)
      : armedRun(mock, fault, {}, true, undefined, 'the strike'))
    const [first] = armed?.armed.strikes ?? []
    const entries = tenant.journal.find().filter(({ seq }) => first && seq <= first.seq)
    const entry = entries.at(-1)
    const undisturbed = entries.every((each) => each === entry || each.delivery === 'delivered')
    if (entry && undisturbed) return { entry, steady: new Steady(entries, entry) }
  }
  throw new Error(`${fault.name} did not strike in ${ATTEMPTS} runs, so that there is nothing to show`)
}
