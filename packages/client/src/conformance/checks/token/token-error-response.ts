import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import {
  createProblem,
  createProblemIf,
  createWarning,
  type Problem,
} from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { findUserClient } from '../../declare/target.ts'
import {
  redeemAsUnknownClient,
  redeemUnknownCode,
  refreshUnknownToken,
  requestUnknownGrant,
  sendGarbage,
} from '../../sources/token-refusals.ts'

/** Characters of error and error_description (RFC 6749 section 5.2). */
const TEXT = /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/
/** Statuses that HTTP itself gives, for which a body of OAuth is not required. */
const WITHOUT_BODY = [413, 414, 415]

export const tokenErrorResponse = defineCheck({
  name: 'token-error-response',
  title: 'Errors of the token endpoint have the form of RFC 6749',
  group: 'token',
  catalogueIds: ['S-078', 'S-104'],
  level: 'SHALL',
  spec: rfc(6749, '5.2'),
  howToFix: 'Refuse with 4xx and a JSON object that has error, and Cache-Control: no-store.',
  cases: {
    form: {
      kind: 'passive',
      async judge({ get, target }) {
        const asClient = findUserClient(target) ? [redeemUnknownCode, refreshUnknownToken] : []
        const sources = [requestUnknownGrant, redeemAsUnknownClient, ...asClient]
        const refusals: RecordedResult[] = []
        for (const source of sources) refusals.push(await get(source))
        const refused = refusals.filter(({ status }) => status >= 400 && status <= 499)
        if (refused.length === 0) throw createNotApplicableError('The token endpoint refused nothing.')
        const problems = refused.flatMap(judgeForm)
        return [...new Map(problems.map((each) => [each.message, each])).values()]
      },
    },
    garbage: {
      kind: 'negative',
      catalogueIds: ['S-078'],
      differs: 'no form at all, one of 100 kB, a broken one, JSON',
      async judge({ get }) {
        return (await get(sendGarbage)).flatMap(({ what, result: { status, text } }) => [
          ...createProblemIf(status < 400 || status > 499, `A request ${what} returned ${status}.`),
          ...createProblemIf(
            status >= 400 && status <= 499 && !WITHOUT_BODY.includes(status) && !parseObject(text)?.error,
            `A request ${what} returned ${status} without a JSON object that has error.`,
          ),
          ...createProblemIf(/\n\s+at .+:\d+/.test(text), `A request ${what} returned a stack trace.`),
        ])
      },
    },
  },
})

function judgeForm({ status, headers, text }: RecordedResult): Problem[] {
  const json = parseObject(text)
  if (typeof json?.error !== 'string')
    return [createProblem(`A ${status} is not a JSON object that has error.`)]
  const { error, error_description: description, access_token: token } = json
  const type = headers.get('content-type') ?? ''
  const isText = (value: unknown) => typeof value === 'string' && TEXT.test(value)
  return [
    ...createProblemIf(
      !isText(error),
      `error is ${JSON.stringify(error)}, which has characters that are not allowed.`,
    ),
    ...createProblemIf(
      description !== undefined && !isText(description),
      `error_description is ${JSON.stringify(description)}, which has characters that are not allowed.`,
    ),
    ...createProblemIf(
      !/^application\/json\s*(;|$)/i.test(type),
      `A ${status} has the Content-Type ${type || 'none'}, not application/json.`,
    ),
    ...createProblemIf(token !== undefined, 'A refusal has an access_token.'),
    ...(headers.get('cache-control')?.includes('no-store')
      ? []
      : [createWarning(`A ${status} may be cached: Cache-Control has no no-store.`)]),
  ]
}
