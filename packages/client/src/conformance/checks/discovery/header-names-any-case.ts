import { buildWellKnownUrl } from '../../../smart/discovery/fhir-base.ts'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { conformance } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import {
  fetchSmartConfiguration,
  readSmartConfiguration,
  readTokenEndpoint,
} from '../../sources/smart-configuration.ts'

const BODY = 'grant_type=not_a_grant_type'
const FORM = 'application/x-www-form-urlencoded'

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
    return [
      ...createProblemIf(
        odd.status !== usual.status || odd.text !== usual.text,
        `With header names in other case the token endpoint returns ${odd.status} instead of ${usual.status}.`,
      ),
      ...createProblemIf(
        document.status !== known.status,
        `With header names in other case smart-configuration returns ${document.status} instead of ${known.status}.`,
      ),
    ]
  },
})
