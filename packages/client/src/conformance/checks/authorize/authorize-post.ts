import { createProblem } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { openSignInByPost, readSignIn } from '../../sources/authorization-requests.ts'
import { describeEnd } from '../../sources/describe-page.ts'

export const authorizePost = defineCheck({
  name: 'authorize-post',
  title: 'The authorization endpoint accepts a form by POST',
  group: 'authorize',
  catalogueIds: ['S-023', 'S-043'],
  level: 'SHALL',
  since: '2.0',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  howToFix: 'Accept the parameters of an authorization request as a form by POST, as by GET.',
  prerequisites: ['client', 'authorize-post'],
  kind: 'active',
  async judge({ get }) {
    const usual = describeEnd(await get(readSignIn))
    const seen = describeEnd(await get(openSignInByPost))
    return seen === usual ? [] : [createProblem(`By POST the server shows: ${seen}. By GET: ${usual}.`)]
  },
})
