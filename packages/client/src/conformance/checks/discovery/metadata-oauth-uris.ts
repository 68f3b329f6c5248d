import { readOauthUris } from '../../../smart/discovery/capability-statement.ts'
import { createProblem } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readCapabilityStatement } from '../../sources/capability-statement.ts'
import { findUrl, readSmartConfiguration } from '../../sources/smart-configuration.ts'

const V1 = {
  label: 'SMART App Launch 1.0, Conformance',
  url: 'https://hl7.org/fhir/smart-app-launch/1.0.0/conformance/index.html',
}
const REQUIRED = ['authorization_endpoint', 'token_endpoint']

export const metadataOauthUris = defineCheck({
  name: 'metadata-oauth-uris',
  title: 'The CapabilityStatement names the same OAuth endpoints',
  group: 'discovery',
  catalogueIds: ['S-024', 'S-025'],
  level: 'SHALL',
  spec: V1,
  howToFix: 'Publish the same endpoints in oauth-uris of the CapabilityStatement and in smart-configuration.',
  cases: {
    present: {
      kind: 'passive',
      until: '1.0',
      async judge({ get }) {
        const uris = readOauthUris(await get(readCapabilityStatement))
        return REQUIRED.filter((name) => uris[name] === undefined).map((name) =>
          createProblem(`The CapabilityStatement has no oauth-uris with the ${name}.`),
        )
      },
    },
    agree: {
      kind: 'passive',
      level: 'SHOULD',
      spec: conformance('Using .well-known', 'using-well-known'),
      async judge({ get, target }) {
        const uris = Object.entries(readOauthUris(await get(readCapabilityStatement)))
        const configuration = await get(readSmartConfiguration)
        if (uris.length === 0) throw createNotApplicableError('The CapabilityStatement has no oauth-uris.')
        return uris
          .filter(([name, url]) => (findUrl(configuration, name, target.fhirBase) ?? url) !== url)
          .map(([name, url]) =>
            createProblem(
              `${name} is ${url} in the CapabilityStatement and ${String(configuration[name])} in smart-configuration.`,
            ),
          )
      },
    },
  },
})
