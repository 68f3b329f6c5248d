import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { filterRecords } from '../../../smart/http/is-record.ts'
import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { appState } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { hasCapability } from '../../sources/has-capability.ts'
import { findUrl, readSmartConfiguration } from '../../sources/smart-configuration.ts'
import { judgeStatus } from '../fhir/judge-status.ts'

export const appStateAccess = defineCheck({
  name: 'app-state-access',
  title: 'App state requires a token for its subject',
  group: 'app-state',
  catalogueIds: ['S-145'],
  level: 'SHALL',
  since: '2.1',
  spec: appState('security', 'security-and-access-controls'),
  howToFix: 'Refuse requests for app state without a token with 401.',
  prerequisites: ['app-state'],
  cases: {
    token: {
      kind: 'negative',
      differs: 'no Authorization header',
      async judge({ get, send, target: { fhirBase } }) {
        const configuration = await get(readSmartConfiguration)
        const elsewhere = filterRecords(configuration.associated_endpoints).find((each) =>
          hasCapability(each, 'smart-app-state'),
        )
        const base = findUrl(
          elsewhere ?? configuration,
          elsewhere ? 'url' : 'smart_app_state_endpoint',
          fhirBase,
        )
        const query = new URLSearchParams({
          code: `urn:uuid:00000000-0000-4000-8000-000000000000|${buildUnissuedValue('state')}`,
          subject: `${withoutTrailingSlash(fhirBase)}/Patient/${buildUnissuedValue('nobody')}`,
        })
        const url = `${withoutTrailingSlash(base ?? fhirBase)}/Basic?${query}`
        return judgeStatus(
          await send(url, { headers: { accept: 'application/fhir+json' } }),
          [401],
          'App state without a token',
        )
      },
    },
  },
})
