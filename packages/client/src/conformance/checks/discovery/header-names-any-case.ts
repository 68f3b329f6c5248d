import { buildWellKnownUrl } from '../../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import {
  fetchSmartConfiguration,
  readSmartConfiguration,
  readTokenEndpoint,
} from '../../sources/smart-configuration.ts'

const BODY = 'grant_type=not_a_grant_type'
const FORM = 'application/x-www-form-urlencoded'
/** The response of a server that has recognized the form as such. */
const READ_AS_FORM = '400 unsupported_grant_type'

export const headerNamesAnyCase = defineCheck({
  name: 'header-names-any-case',
  title: 'Header names are matched case-insensitively',
  group: 'discovery',
  catalogueIds: ['S-027'],
  level: 'SHALL',
  since: '2.2',
  spec: conformance('HTTP headers', 'http-headers'),
  howToFix: 'Compare header names without regard to case, also behind a proxy.',
  kind: 'active',
  async judge({ get, send, target }) {
    await get(readSmartConfiguration)
    const known = await get(fetchSmartConfiguration)
    const endpoint = await get(readTokenEndpoint)
    const usual = await send(endpoint, {
      method: 'POST',
      headers: [
        ['Content-Type', FORM],
        ['Accept', 'application/json'],
      ],
      body: BODY,
    })
    const odd = await send(endpoint, {
      method: 'POST',
      headers: [
        ['cONTENT-tYPE', FORM],
        ['aCCEPT', 'application/json'],
      ],
      body: BODY,
    })
    const document = await send(buildWellKnownUrl(target.fhirBase, 'smart-configuration'), {
      headers: [['aCCEPT', 'application/json']],
    })
    const [wanted, seen] = [describeResult(usual), describeResult(odd)]
    const problems = [
      ...createProblemIf(
        seen !== wanted,
        `With header names in other case the token endpoint returns ${seen} instead of ${wanted}.`,
      ),
      ...createProblemIf(
        document.status !== known.status,
        `With header names in other case smart-configuration returns ${document.status} instead of ${known.status}.`,
      ),
    ]
    if (problems.length === 0 && wanted !== READ_AS_FORM)
      throw createBlockedError(
        'token-error-codes/grant-type',
        `The token endpoint returns ${wanted}, which does not show that it read the request.`,
      )
    return problems
  },
})

/** Describes a response by its status and error code; its texts may differ each time, as in a correlation id. */
function describeResult({ status, text }: RecordedResult): string {
  const error = parseObject(text)?.error
  return typeof error === 'string' ? `${status} ${error}` : `${status} without an error code`
}
