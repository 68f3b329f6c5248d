import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createWarning } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError, Unjudged } from '../../declare/outcome.ts'
import { introspectUnknownToken } from '../../sources/introspection.ts'

export const introspectionInactive = defineCheck({
  name: 'introspection-inactive',
  title: 'An unknown token is inactive, with no further member',
  group: 'introspection',
  catalogueIds: ['S-136'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(7662, '2.2'),
  howToFix: 'Return 200 {"active": false} for a token that is not known, with no other member.',
  prerequisites: ['introspection'],
  kind: 'negative',
  differs: 'token=smart-client-conformance-no-such-token',
  async judge({ get }) {
    const { status, text } = await get(introspectUnknownToken)
    if (status === 401 || status === 403)
      throw new Unjudged('Introspection requires a caller that is not configured here.', 'prerequisite')
    if (status >= 500) throw createUndecidedError(`The introspection endpoint returned ${status}.`)
    const json = status === 200 ? parseObject(text) : undefined
    if (!json)
      return [
        createProblem(`The introspection of an unknown token returned ${status} without a JSON object.`),
      ]
    if (json.active !== false)
      return [
        createProblem(`active of an unknown token is ${JSON.stringify(json.active) ?? 'absent'}, not false.`),
      ]
    const others = Object.keys(json).filter((name) => name !== 'active')
    return others.length === 0
      ? []
      : [createWarning(`The introspection of an unknown token tells ${others.join(', ')}.`)]
  },
})
