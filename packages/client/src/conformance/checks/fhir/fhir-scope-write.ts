import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { scopesAndContext } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readAccess, readResource } from '../../sources/login/read-access.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
import { requireDecided } from './require-decided.ts'

/** A version that no resource has, so that nothing changes even if the write is permitted. */
const NO_VERSION = 'W/"smart-client-conformance"'

export const fhirScopeWrite = defineCheck({
  name: 'fhir-scope-write',
  title: 'A read-only token writes nothing',
  group: 'fhir',
  catalogueIds: ['S-123'],
  level: 'SHALL',
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  howToFix: 'Refuse writes that no scope permits with 403, before anything else is looked at.',
  prerequisites: ['access'],
  kind: 'negative',
  differs: 'PUT of the unchanged resource, with an If-Match that never matches, and scopes for reading',
  login: { recipe: 'standalone', phase: 'live', orBackend: true },
  async judge(tools) {
    const { token, path } = await tools.get(readAccess)
    const { status: read, text: body } = await tools.get(readResource)
    if (read !== 200) throw createBlockedError('token-patient/readable', 'There is no resource to write.')
    const headers = { 'content-type': 'application/fhir+json', 'if-match': NO_VERSION }
    const result = await sendWithToken(tools, path, token, { method: 'PUT', body, headers })
    const what = 'A write with scopes for reading'
    requireDecided(result, what)
    return createProblemIf(result.status <= 299, `${what} returned ${result.status}.`)
  },
})
