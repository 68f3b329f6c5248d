import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { buildRequestAs } from '../../sources/build-client-request.ts'
import { openRefused } from '../../sources/login/refused-requests.ts'
import { readTokenEndpoint } from '../../sources/smart-configuration.ts'

const UNKNOWN = ['patient/NoSuchType.rs', 'patient/Observation.dus']

export const authorizeScopeUnknown = defineCheck({
  name: 'authorize-scope-unknown',
  title: 'Unknown and malformed scopes are not granted',
  group: 'authorize',
  catalogueIds: ['S-055', 'S-056'],
  level: 'MAY',
  since: '2.0',
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  howToFix: 'Leave scopes out that the server does not understand, or refuse the request with invalid_scope.',
  prerequisites: ['client'],
  kind: 'negative',
  differs: `scope=${UNKNOWN.join(' ')}`,
  login: { recipe: 'refused', phase: 'authorize' },
  async judge(tools) {
    const { end, request } = await openRefused(tools, {
      what: 'with unknown scopes only',
      change: (parameters) => parameters.set('scope', UNKNOWN.join(' ')),
    })
    if (end.kind !== 'code') return []
    const form = await buildRequestAs(tools, request.role, {
      ...{ grant_type: 'authorization_code', code: end.code, redirect_uri: request.redirectUri },
      code_verifier: request.codeVerifier,
    })
    const { status, text } = await tools.send(await tools.get(readTokenEndpoint), form)
    const { scope } = parseObject(text) ?? {}
    if (status !== 200) throw createUndecidedError(`The code could not be redeemed: ${status}.`)
    const granted = (typeof scope === 'string' ? scope : UNKNOWN.join(' ')).split(' ')
    return UNKNOWN.filter((each) => granted.includes(each)).map((each) =>
      createProblem(`${each} is granted as it was requested.`),
    )
  },
})
