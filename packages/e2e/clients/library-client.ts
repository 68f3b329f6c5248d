import type { Library } from '@smart-mock/test-clients/libraries/library'
import type { Fault } from '../fixtures/fault-run/fault-stage.ts'
import type { FaultOutcome } from '../fixtures/fault-run/run-fault.ts'
import { IN_BROWSER } from '../fixtures/fault-settings.ts'
import type { Arming, ClientUnderTest } from './client-under-test.ts'
import { readVersion } from './read-version.ts'
import { runLibrary } from './run-library.ts'

const IN_BROWSER_ONLY = 'only a browser can meet it, and this is a library in Node'

/** Runs the library in a page. */
export type InPage = (fault: Fault, arming: Arming) => Promise<FaultOutcome>

/** Creates a client under test from a library: in Node, and in a page for faults that need a browser. */
export function libraryClient(library: Library, inPage?: InPage): ClientUnderTest {
  const { name, usage, leaves } = library
  return {
    name,
    version: readVersion(`test-clients/node_modules/${name}`),
    usage,
    notApplicable: (fault) => {
      if (isForBrowsers(fault)) return inPage ? undefined : IN_BROWSER_ONLY
      return leftToTheApp(fault, leaves)
    },
    run: (_, fault, arming) =>
      inPage && isForBrowsers(fault) ? inPage(fault, arming) : runLibrary(library, fault, arming),
  }
}

function isForBrowsers({ name, steps, prerequisites }: Fault): boolean {
  return (
    prerequisites?.includes('browser') ||
    IN_BROWSER.includes(name) ||
    steps.every((step) => step === 'preflight')
  )
}

function leftToTheApp(fault: Fault, leaves: Library['leaves']): string | undefined {
  const { name, steps, userAgentActions, prerequisites = [] } = fault
  if (leaves[name] !== undefined) return leaves[name]
  if (userAgentActions && leaves.session !== undefined) return leaves.session
  for (const need of prerequisites) if (leaves[need] !== undefined) return leaves[need]
  const reasons = steps.map((step) => leaves[step])
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined
}
