import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { resolveFhirUser } from '../../../smart/identity/fhir-user.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import type { Source } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError } from '../../declare/outcome.ts'
import { readIdToken } from '../../sources/login/id-tokens.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
import { idTokenClaims } from './id-token-claims.ts'
import { idTokenSignature } from './id-token-signature.ts'
import { requireJudged } from './require-judged.ts'

const PEOPLE = ['Patient', 'Practitioner', 'PractitionerRole', 'RelatedPerson', 'Person']
const USER = new RegExp(`^(https?://\\S+/)?(${PEOPLE.join('|')})/[A-Za-z0-9.-]{1,64}$`)

/** Reads fhirUser of the standalone login. @throws Unjudged when it is not granted */
const readFhirUser = (async ({ get }) => {
  const { claims, tokens } = await get(readIdToken)
  if (!tokens.scope.split(' ').includes('fhirUser'))
    throw createNotApplicableError('fhirUser is not granted.')
  return claims.fhirUser
}) satisfies Source<unknown>

export const idTokenFhirUser = defineCheck({
  name: 'id-token-fhir-user',
  title: 'fhirUser names a user who can be read',
  group: 'openid',
  catalogueIds: ['S-113', 'S-114'],
  level: 'SHALL',
  spec: scopesAndContext('identity', 'scopes-for-requesting-identity-data'),
  howToFix: 'Put the URL of the resource of the user into the claim fhirUser, and let the app read it.',
  prerequisites: ['client', 'openid'],
  cases: {
    claim: {
      kind: 'passive',
      login: { recipe: 'standalone', phase: 'live' },
      async judge({ get }) {
        const user = await get(readFhirUser)
        return createProblemIf(
          typeof user !== 'string' || !USER.test(user),
          `fhirUser is ${JSON.stringify(user) ?? 'absent'}, not the URL of a ${PEOPLE.join(', ')}.`,
        )
      },
    },
    readable: {
      kind: 'active',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const user = await tools.get(readFhirUser)
        await requireJudged(tools, [...idTokenSignature, ...idTokenClaims])
        if (typeof user !== 'string' || !USER.test(user))
          throw createBlockedError('id-token-fhir-user/claim', 'There is no fhirUser to read.')
        const base = withoutTrailingSlash(tools.target.fhirBase)
        if (/^https?:/.test(user) && !user.startsWith(`${base}/`))
          throw createNotApplicableError('fhirUser is at another server, to which no token is sent.')
        const path = resolveFhirUser(user, tools.target.fhirBase).slice(base.length + 1)
        const { accessToken } = (await tools.get(readIdToken)).tokens
        const { status, text } = await sendWithToken(tools, path, accessToken)
        if (status === 403) throw createNotApplicableError('No scope permits reading the user.')
        if (status !== 200) return [createProblem(`Reading fhirUser (${path}) returned ${status}.`)]
        const json = parseObject(text)
        return createProblemIf(
          `${String(json?.resourceType)}/${String(json?.id)}` !== path,
          `Reading fhirUser (${path}) returned another resource.`,
        )
      },
    },
  },
})
