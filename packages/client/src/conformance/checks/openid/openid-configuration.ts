import { buildWellKnownUrl } from '../../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { oidcDiscovery } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import {
  fetchOpenidConfiguration,
  readOpenidConfiguration,
  readOpenidUrl,
} from '../../sources/openid-documents.ts'
import { readSmartConfiguration } from '../../sources/smart-configuration.ts'

const MEMBERS = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'response_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
]

export const openidConfiguration = defineCheck({
  name: 'openid-configuration',
  title: 'openid-configuration is complete and names this issuer',
  group: 'openid',
  catalogueIds: ['S-026'],
  level: 'SHALL',
  source: 'oidc',
  spec: oidcDiscovery('4', 'ProviderConfig'),
  howToFix:
    'Serve <issuer>/.well-known/openid-configuration with all required members and exactly this issuer.',
  prerequisites: ['openid'],
  cases: {
    served: {
      kind: 'active',
      async judge({ get }) {
        const { status, headers, text } = await get(fetchOpenidConfiguration)
        if (status !== 200) return [createProblem(`openid-configuration returned ${status}.`)]
        if (!parseObject(text)) return [createProblem('openid-configuration is not a JSON object.')]
        const type = headers.get('content-type') ?? ''
        const isJson = /^application\/json\s*(;|$)/i.test(type)
        return createProblemIf(!isJson, `The Content-Type is ${type || 'missing'}, not application/json.`)
      },
    },
    issuer: {
      kind: 'passive',
      spec: oidcDiscovery('4.3', 'ProviderConfigurationValidation'),
      async judge({ get }) {
        const { issuer } = await get(readOpenidConfiguration)
        const { issuer: expected } = await get(readSmartConfiguration)
        const url = await get(readOpenidUrl)
        return [
          ...createProblemIf(
            issuer !== expected,
            `issuer is ${String(issuer ?? 'absent')} there and ${String(expected)} in smart-configuration.`,
          ),
          ...createProblemIf(
            issuer === expected && url !== buildWellKnownUrl(String(issuer), 'openid-configuration'),
            `${url} is not below the issuer ${String(issuer)}.`,
          ),
        ]
      },
    },
    members: {
      kind: 'passive',
      spec: oidcDiscovery('4.2', 'ProviderConfigurationResponse'),
      async judge({ get }) {
        const document = await get(readOpenidConfiguration)
        const algorithms = document.id_token_signing_alg_values_supported
        return [
          ...MEMBERS.filter((name) => document[name] === undefined).map((name) =>
            createProblem(`${name} is missing.`),
          ),
          ...createProblemIf(
            Array.isArray(algorithms) && !algorithms.includes('RS256'),
            'id_token_signing_alg_values_supported lacks RS256.',
          ),
        ]
      },
    },
  },
})
