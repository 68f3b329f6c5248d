import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { SmartError, toSmartError } from '../../../smart/smart-error.ts'
import { brands } from '../../../smart/spec.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { readBrandBundle } from '../../sources/brand-bundle.ts'
import { readCapabilityStatement } from '../../sources/capability-statement.ts'

const MOST = 3

export const brandsEndpointsRespond = defineCheck({
  name: 'brands-endpoints-respond',
  title: 'The endpoints of the brand respond',
  group: 'brands',
  catalogueIds: ['S-147'],
  level: 'SHOULD',
  source: 'derived',
  since: '2.2',
  spec: brands('Endpoint Profile', 'endpoint-profile'),
  howToFix: 'List only FHIR bases that serve their CapabilityStatement.',
  prerequisites: ['brands'],
  kind: 'active',
  async judge({ get, send, target }) {
    const base = withoutTrailingSlash(target.fhirBase)
    const addresses = (await get(readBrandBundle)).endpoints
      .flatMap(({ address }) => (typeof address === 'string' && /^https?:/i.test(address) ? [address] : []))
      .map(withoutTrailingSlash)
    if (addresses.length === 0) throw createNotApplicableError('The bundle has no endpoint with an address.')
    const problems: Problem[] = []
    for (const address of addresses.slice(0, MOST)) {
      // A CapabilityStatement of this base that is not there is reported elsewhere.
      if (address === base) await get(readCapabilityStatement)
      else problems.push(...judgeResponse(address, await request(send, address)))
    }
    return problems
  },
})

const request = (send: CaseTools['send'], address: string): Promise<RecordedResult | SmartError> =>
  send(`${address}/metadata`, { headers: { accept: 'application/fhir+json' } }).catch(toSmartError)

function judgeResponse(address: string, seen: RecordedResult | SmartError): Problem[] {
  if (seen instanceof SmartError) return [createProblem(`${address} does not respond: ${seen.message}`)]
  const isStatement = parseObject(seen.text)?.resourceType === 'CapabilityStatement'
  return createProblemIf(
    !isStatement,
    `${address}/metadata returned ${seen.status} without a CapabilityStatement.`,
  )
}
