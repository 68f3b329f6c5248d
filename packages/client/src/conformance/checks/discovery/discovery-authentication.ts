import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { asymmetric, conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readCapabilities } from '../../sources/capabilities.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

const METHODS = ['client_secret_post', 'client_secret_basic', 'private_key_jwt']
const GRANTS = ['authorization_code', 'client_credentials']

export const discoveryAuthentication = defineCheck({
  name: 'discovery-authentication',
  title: 'Grant types and client authentication are published consistently',
  group: 'discovery',
  catalogueIds: ['S-009', 'S-012', 'S-013'],
  level: 'SHALL',
  spec: conformance('Metadata', 'metadata'),
  howToFix:
    'Publish grant_types_supported, token_endpoint_auth_methods_supported and the signing algorithms as they are.',
  cases: {
    'grant-types': {
      kind: 'passive',
      since: '2.0',
      catalogueIds: ['S-009'],
      async judge({ get }) {
        const { grant_types_supported: grants, capabilities } = await get(readSmartConfiguration)
        if (!Array.isArray(grants))
          return [createProblem('grant_types_supported is not published as a list.')]
        const launches =
          Array.isArray(capabilities) && capabilities.some((each) => /^launch-/.test(String(each)))
        return [
          ...createProblemIf(
            launches && !grants.includes('authorization_code'),
            'grant_types_supported lacks authorization_code, though apps can be launched.',
          ),
          ...grants
            .filter((grant) => !GRANTS.includes(grant))
            .map((grant) =>
              createWarning(`grant_types_supported has ${JSON.stringify(grant)}, which SMART does not use.`),
            ),
        ]
      },
    },
    methods: {
      kind: 'passive',
      level: 'MAY',
      catalogueIds: ['S-012'],
      async judge({ get }) {
        const { token_endpoint_auth_methods_supported: methods } = await get(readSmartConfiguration)
        if (methods === undefined) return []
        if (!Array.isArray(methods))
          return [createProblem('token_endpoint_auth_methods_supported is not a list.')]
        return methods
          .filter((method) => !METHODS.includes(method))
          .map((method) =>
            createProblem(
              `token_endpoint_auth_methods_supported has ${JSON.stringify(method)}, which SMART does not define.`,
            ),
          )
      },
    },
    asymmetric: {
      kind: 'passive',
      since: '2.0',
      catalogueIds: ['S-013'],
      spec: asymmetric('Advertising', 'advertising-server-support-for-this-profile'),
      async judge({ get }) {
        const capabilities = await get(readCapabilities)
        const configuration = await get(readSmartConfiguration)
        const has = (name: string, value: string) => {
          const list = configuration[name]
          return Array.isArray(list) && list.includes(value)
        }
        const facts: [name: string, holds: boolean][] = [
          [
            'the capability client-confidential-asymmetric',
            capabilities.includes('client-confidential-asymmetric'),
          ],
          [
            'private_key_jwt in token_endpoint_auth_methods_supported',
            has('token_endpoint_auth_methods_supported', 'private_key_jwt'),
          ],
          [
            'RS384 or ES384 in token_endpoint_auth_signing_alg_values_supported',
            ['RS384', 'ES384'].some((alg) => has('token_endpoint_auth_signing_alg_values_supported', alg)),
          ],
          ['scopes_supported', configuration.scopes_supported !== undefined],
        ]
        const isOffered = facts[0]?.[1] || facts[1]?.[1] || has('grant_types_supported', 'client_credentials')
        if (!isOffered)
          throw createNotApplicableError('The server does not offer asymmetric client authentication.')
        const missing = facts.filter(([, holds]) => !holds).map(([name]) => name)
        return createProblemIf(
          missing.length > 0,
          `Asymmetric client authentication is offered without ${missing.join(', ')}.`,
        )
      },
    },
  },
})
