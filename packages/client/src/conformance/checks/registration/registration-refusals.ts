import { exportJWK, generateKeyPair } from 'jose'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { createProblem, createWarning, type Problem } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { register, requireRegistration } from '../../sources/registrations.ts'

const REDIRECT_URIS: Readonly<Record<string, readonly string[]>> = {
  'no redirect_uris': [],
  'a relative redirect URI': ['/callback'],
  'a redirect URI with a fragment': ['https://conformance.example/callback#x'],
  'a redirect URI with http at another host': ['http://conformance.example/callback'],
  'a javascript: redirect URI': ['javascript:alert(1)'],
}

export const registrationRefusals = defineCheck({
  name: 'registration-refusals',
  title: 'Unsafe or contradictory registrations are refused',
  group: 'registration',
  catalogueIds: ['S-034', 'S-038', 'S-039'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(7591, '3.2'),
  howToFix: 'Refuse with 400 and invalid_redirect_uri or invalid_client_metadata.',
  prerequisites: ['register', 'registration-endpoint'],
  cases: {
    'redirect-uris': {
      kind: 'negative',
      catalogueIds: ['S-034', 'S-039'],
      differs: Object.keys(REDIRECT_URIS).join(', '),
      async judge(tools) {
        const variants = Object.entries(REDIRECT_URIS).map(
          ([what, uris]): Variant => [what, { redirect_uris: uris }],
        )
        return judgeAll(tools, variants, 'invalid_redirect_uri')
      },
    },
    metadata: {
      kind: 'negative',
      catalogueIds: ['S-038'],
      differs: 'an unknown authentication method, jwks beside jwks_uri, a private key in jwks',
      async judge(tools) {
        const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true })
        const named = { kid: buildUnissuedValue('key'), alg: 'ES384', use: 'sig' }
        const open = { keys: [{ ...(await exportJWK(publicKey)), ...named }] }
        const secret = { keys: [{ ...(await exportJWK(privateKey)), ...named }] }
        const method = { token_endpoint_auth_method: 'private_key_jwt' }
        const url = 'https://conformance.example/jwks.json'
        return judgeAll(
          tools,
          [
            [
              'an unknown authentication method',
              { token_endpoint_auth_method: buildUnissuedValue('method') },
            ],
            ['jwks beside jwks_uri', { ...method, jwks: open, jwks_uri: url }],
            ['a private key in jwks', { ...method, jwks: secret }],
          ],
          'invalid_client_metadata',
        )
      },
    },
  },
})

type Variant = readonly [what: string, metadata: Readonly<Record<string, unknown>>]

async function judgeAll(tools: CaseTools, variants: readonly Variant[], error: string): Promise<Problem[]> {
  await tools.get(requireRegistration)
  const problems: Problem[] = []
  for (const [what, metadata] of variants)
    problems.push(
      ...judgeOne(what, await register(tools, { token_endpoint_auth_method: 'none', ...metadata }), error),
    )
  return problems
}

function judgeOne(what: string, { status, text }: RecordedResult, error: string): Problem[] {
  const seen = parseObject(text)?.error
  if (status === 400 && seen === error) return []
  const message = `A registration with ${what} returned ${status} ${typeof seen === 'string' ? seen : 'without an error code'}, not 400 ${error}.`
  return [
    status === 400 && seen === 'invalid_client_metadata' ? createWarning(message) : createProblem(message),
  ]
}
