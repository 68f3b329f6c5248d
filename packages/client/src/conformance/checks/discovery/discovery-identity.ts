import { isLoopback } from '../../../smart/discovery/fhir-base.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readCapabilities } from '../../sources/capabilities.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const discoveryIdentity = defineCheck({
  name: 'discovery-identity',
  title: 'issuer and jwks_uri are published exactly with sso-openid-connect',
  group: 'discovery',
  catalogueIds: ['S-010', 'S-011'],
  level: 'SHALL',
  since: '2.0',
  spec: conformance('Metadata', 'metadata'),
  howToFix: 'With sso-openid-connect publish issuer, an https URL without query and fragment, and jwks_uri.',
  cases: {
    issuer: {
      kind: 'passive',
      catalogueIds: ['S-010'],
      async judge({ get }) {
        const isOffered = (await get(readCapabilities)).includes('sso-openid-connect')
        const { issuer } = await get(readSmartConfiguration)
        if (!isOffered)
          return issuer === undefined
            ? []
            : [createWarning('issuer is published without sso-openid-connect.')]
        if (typeof issuer !== 'string')
          return [createProblem('issuer is not published, though sso-openid-connect is offered.')]
        const isGood =
          URL.canParse(issuer) && (issuer.startsWith('https:') || isLoopback(issuer)) && !/[?#]/.test(issuer)
        return createProblemIf(
          !isGood,
          `issuer is ${JSON.stringify(issuer)}, not an https URL without query and fragment.`,
        )
      },
    },
    'jwks-uri': {
      kind: 'passive',
      catalogueIds: ['S-011'],
      async judge({ get }) {
        if (!(await get(readCapabilities)).includes('sso-openid-connect'))
          throw createNotApplicableError('The server does not offer sso-openid-connect.')
        const { jwks_uri: url } = await get(readSmartConfiguration)
        return createProblemIf(
          typeof url !== 'string' || url === '',
          'jwks_uri is not published, though sso-openid-connect is offered.',
        )
      },
    },
  },
})
