import { IN_BROWSER, NOT_EXERCISED } from '../fixtures/fault-settings.ts'
import type { Fault } from '../fixtures/run-fault.ts'
import type { ClientUnderTest } from './client-under-test.ts'
import type { Library } from './library.ts'
import { versionOf } from './our-client.ts'
import { runLibrary } from './run-library.ts'

const IN_BROWSER_ONLY = 'only a browser can meet it, and this is the library in Node'

/** A library as a client under test. */
export function libraryClient(library: Library): ClientUnderTest {
  const { name, usage, leaves } = library
  return {
    name,
    version: versionOf(name),
    usage,
    notApplicable: (fault) => leftToTheApp(fault, leaves),
    run: (_, fault, arming) => runLibrary(library, fault, arming),
  }
}

function leftToTheApp(fault: Fault, leaves: Library['leaves']): string | undefined {
  const { name, steps, plays, needs = [] } = fault
  if (needs.includes('browser') || IN_BROWSER.includes(name) || /CORS/.test(NOT_EXERCISED[name] ?? ''))
    return IN_BROWSER_ONLY
  if (leaves[name] !== undefined) return leaves[name]
  if (plays && leaves.session !== undefined) return leaves.session
  for (const need of needs) if (leaves[need] !== undefined) return leaves[need]
  const reasons = steps.map((step) => leaves[step])
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined
}
