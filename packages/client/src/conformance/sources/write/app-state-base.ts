import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { filterRecords } from '../../../smart/http/is-record.ts'
import type { Source } from '../../declare/case-tools.ts'
import { hasCapability } from '../has-capability.ts'
import { findUrl, readSmartConfiguration } from '../smart-configuration.ts'

/** Reads the FHIR base at which app state is stored, without a slash at its end. */
export const readAppStateBase = (async ({ get, target: { fhirBase } }) => {
  const configuration = await get(readSmartConfiguration)
  const elsewhere = filterRecords(configuration.associated_endpoints).find((each) =>
    hasCapability(each, 'smart-app-state'),
  )
  const base = findUrl(elsewhere ?? configuration, elsewhere ? 'url' : 'smart_app_state_endpoint', fhirBase)
  return withoutTrailingSlash(base ?? fhirBase)
}) satisfies Source<string>
