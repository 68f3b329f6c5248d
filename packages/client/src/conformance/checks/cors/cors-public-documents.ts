import { buildWellKnownUrl, withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readCapabilityStatement } from '../../sources/capability-statement.ts'
import { hasCapability } from '../../sources/has-capability.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'
import { judgeOrigin, UNKNOWN_ORIGIN } from './judge-origin.ts'

const origin = UNKNOWN_ORIGIN

export const corsPublicDocuments = defineCheck({
  name: 'cors-public-documents',
  title: 'Any origin may read the public documents',
  group: 'cors',
  catalogueIds: ['S-029'],
  level: 'SHALL',
  since: '2.1',
  spec: appLaunch('CORS', 'considerations-for-cross-origin-resource-sharing-cors-support'),
  howToFix: 'Send Access-Control-Allow-Origin: * with smart-configuration and metadata.',
  cases: {
    discovery: {
      kind: 'active',
      async judge({ get, send, target }) {
        const configuration = await get(readSmartConfiguration)
        const url = buildWellKnownUrl(target.fhirBase, 'smart-configuration')
        const { headers } = await send(url, { headers: { accept: 'application/json', origin } })
        const problems = judgeOrigin(headers, origin, 'smart-configuration')
        // Browser apps are public clients; a server for others is only advised to allow them.
        return hasCapability(configuration, 'client-public')
          ? problems
          : problems.map((each) => ({ ...each, atMost: 'warning' as const }))
      },
    },
    metadata: {
      kind: 'active',
      async judge({ get, send, target }) {
        await get(readCapabilityStatement)
        const url = `${withoutTrailingSlash(target.fhirBase)}/metadata`
        const { headers } = await send(url, { headers: { accept: 'application/fhir+json', origin } })
        return judgeOrigin(headers, origin, 'metadata')
      },
    },
  },
})
