import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { appLaunch } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createUndecidedError, Unjudged } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'

/** Milliseconds that a server may be late. */
const LEEWAY_MS = 5_000

export const fhirExpiredToken = defineCheck({
  name: 'fhir-expired-token',
  title: 'A token is refused after expires_in',
  group: 'fhir',
  catalogueIds: ['S-119', 'S-120'],
  level: 'SHALL',
  spec: appLaunch('step 5', 'obtain-access-token'),
  howToFix: 'Refuse an access token with 401 invalid_token once expires_in has passed.',
  prerequisites: ['client'],
  kind: 'negative',
  differs: 'an access token that has expired',
  login: { recipe: 'limited', phase: 'expiry' },
  async judge(tools) {
    const tokens = await readTokens(tools, 'limited')
    const { expires_in: seconds } = tokens.json
    if (typeof seconds !== 'number')
      throw createBlockedError('token-lifetime/present', 'There is no expires_in to wait for.')
    if (seconds > tools.target.waitS)
      throw new Unjudged(
        `The token lives for ${seconds} seconds; the run waits for ${tools.target.waitS} (limits.waitS, --slow).`,
        'prerequisite',
      )
    const path = `Patient/${findPatientId(tokens)}`
    const before = await sendWithToken(tools, path, tokens.accessToken)
    const isOver = tools.now() - tokens.at > seconds * 1000
    if (before.status !== 200 && !isOver)
      throw createUndecidedError(`Before it expired, the token got ${before.status}.`)
    await tools.sleep(seconds * 1000 + LEEWAY_MS)
    const { status } = await sendWithToken(tools, path, tokens.accessToken)
    if (status >= 500) throw createUndecidedError(`The FHIR API returned ${status}.`)
    return createProblemIf(status !== 401, `After ${seconds} seconds, the token gets ${status}, not 401.`)
  },
})
