import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readIdToken } from '../../sources/login/id-tokens.ts'

export const idTokenProfileClaim = defineCheck({
  name: 'id-token-profile-claim',
  title: 'profile is an alias of fhirUser (SMART 1.0)',
  group: 'openid',
  catalogueIds: ['S-118'],
  level: 'SHOULD',
  until: '1.0',
  spec: {
    label: 'SMART App Launch 1.0, Scopes',
    url: 'https://hl7.org/fhir/smart-app-launch/1.0.0/scopes-and-launch-context/index.html',
  },
  howToFix: 'Put the URL of the user into the claim profile when the scope profile is granted.',
  prerequisites: ['client', 'openid'],
  kind: 'passive',
  login: { recipe: 'standalone', phase: 'live' },
  async judge({ get }) {
    const { claims, tokens } = await get(readIdToken)
    if (!tokens.scope.split(' ').includes('profile'))
      throw createNotApplicableError('profile is not granted.')
    const { profile } = claims
    return createProblemIf(
      typeof profile !== 'string' || !/^(https?:\/\/\S+\/)?[A-Z][A-Za-z]+\/[\w.-]+$/.test(profile),
      `profile is ${JSON.stringify(profile) ?? 'absent'}, not the URL of the user.`,
    )
  },
})
