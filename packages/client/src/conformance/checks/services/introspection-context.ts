import { isFhirId } from '../../../smart/fhir/reference.ts'
import { createProblem, createWarning } from '../../../smart/requirements/requirement.ts'
import { introspection } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readIdToken } from '../../sources/login/id-tokens.ts'
import { readIntrospection } from '../../sources/login/introspections.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { idTokenClaims } from '../openid/id-token-claims.ts'
import { idTokenFhirUser } from '../openid/id-token-fhir-user.ts'
import { idTokenSignature } from '../openid/id-token-signature.ts'
import { requireJudged } from '../openid/require-judged.ts'

const CONTEXT = ['patient', 'encounter', 'intent', 'fhirContext', 'need_patient_banner', 'tenant']
const CLAIM = idTokenFhirUser.filter(({ id }) => id === 'id-token-fhir-user/claim')

/** Returns `true` for a value that the token response should have had. */
const isUsable = (name: string, value: unknown): boolean =>
  value !== undefined && (isFhirId(value) || (name !== 'patient' && name !== 'encounter'))

export const introspectionContext = defineCheck({
  name: 'introspection-context',
  title: 'Introspection repeats context and identity',
  group: 'introspection',
  catalogueIds: ['S-133', 'S-134'],
  level: 'SHALL',
  since: '2.0',
  spec: introspection('conditional fields', 'conditional-fields-in-the-introspection-response'),
  howToFix: 'Repeat context and identity of the token response in the introspection of its token.',
  prerequisites: ['client', 'introspection'],
  cases: {
    context: {
      kind: 'passive',
      catalogueIds: ['S-133'],
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { json: token } = await readTokens(tools, 'standalone')
        const json = await tools.get(readIntrospection)
        return CONTEXT.filter(
          (name) => isUsable(name, token[name]) && JSON.stringify(json[name]) !== JSON.stringify(token[name]),
        ).map((name) =>
          createProblem(
            `${name} of the introspection is ${json[name] === undefined ? 'absent' : 'another'}.`,
          ),
        )
      },
    },
    identity: {
      kind: 'passive',
      catalogueIds: ['S-134'],
      prerequisites: ['openid'],
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { claims } = await tools.get(readIdToken)
        const json = await tools.get(readIntrospection)
        await requireJudged(tools, [...idTokenSignature, ...idTokenClaims, ...CLAIM])
        const differs = (name: string) => json[name] !== claims[name]
        return [
          ...['iss', 'sub']
            .filter(differs)
            .map((name) => createProblem(`${name} of the introspection is not that of the id_token.`)),
          ...(claims.fhirUser !== undefined && differs('fhirUser')
            ? [createWarning('fhirUser of the introspection is not that of the id_token.')]
            : []),
        ]
      },
    },
  },
})
