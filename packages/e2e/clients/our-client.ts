import { runFault } from '../fixtures/fault-run/run-fault.ts'
import { IN_BROWSER } from '../fixtures/fault-settings.ts'
import type { Servers } from '../fixtures/servers.ts'
import type { ClientUnderTest } from './client-under-test.ts'
import { readVersion } from './read-version.ts'

const IN_CHROMIUM = 'only a browser can meet it; the suite browser-faults has it in Chromium'

/** Scopes that it requests unless a fault is about others. */
const SCOPES = 'launch/patient openid fhirUser offline_access patient/*.rs patient/*.cud'

/** Creates a client under test from this repository's client, operated through its API. */
export function ourClient(servers: Servers): ClientUnderTest {
  return {
    name: '@smart-mock/client',
    version: readVersion('client'),
    usage:
      'its server side: login, all pages of searches, writes, a batch, refresh, a bulk export, app state, brands',
    notApplicable: ({ name }) => (IN_BROWSER.includes(name) ? IN_CHROMIUM : undefined),
    run: (tenant, fault, { params = {}, when, options }) =>
      runFault(servers, tenant, fault, params, { when, scopes: when && SCOPES, options }),
  }
}
