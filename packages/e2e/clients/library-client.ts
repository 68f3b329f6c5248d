import type { Mock } from '@smart-mock/mock-auth-server/testing'
import { IN_BROWSER, NOT_EXERCISED } from '../fixtures/fault-settings.ts'
import type { Fault } from '../fixtures/run-fault.ts'
import type { ClientUnderTest } from './client-under-test.ts'
import type { Library } from './library.ts'
import { versionOf } from './our-client.ts'
import { runLibrary } from './run-library.ts'

const IN_BROWSER_ONLY = 'only a browser can meet it, and this is the library in Node'

/** A library as a client under test. */
export function libraryClient(mock: Mock, library: Library): ClientUnderTest {
  const { name, usage, leaves } = library
  return {
    name,
    version: versionOf(name),
    usage,
    notApplicable: (fault) => leftToOthers(fault, leaves),
    run: (tenant, fault, arming) => runLibrary(mock, library, tenant, fault, arming),
  }
}

function leftToOthers(fault: Fault, leaves: Library['leaves']): string | undefined {
  const { name, steps, plays, needs = [] } = fault
  if (needs.includes('browser') || IN_BROWSER.includes(name) || /CORS/.test(NOT_EXERCISED[name] ?? ''))
    return IN_BROWSER_ONLY
  if (plays && leaves.session !== undefined) return leaves.session
  if (needs.includes('ehr-launch') && leaves.launch !== undefined) return leaves.launch
  const reasons = steps.map((step) => leaves[step])
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined
}
