import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { fhir } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { fetchCapabilityStatement } from '../../sources/capability-statement.ts'

export const metadataReadable = defineCheck({
  name: 'metadata-readable',
  title: 'The CapabilityStatement is readable without a token',
  group: 'discovery',
  catalogueIds: ['S-130'],
  level: 'SHALL',
  source: 'fhir',
  spec: fhir('capabilities', 'http.html#capabilities'),
  howToFix: 'Serve <base>/metadata as a CapabilityStatement, without a token.',
  kind: 'active',
  async judge({ get }) {
    const { status, text } = await get(fetchCapabilityStatement)
    if (status !== 200) return [createProblem(`metadata returned ${status}.`)]
    const json = parseObject(text)
    if (json?.resourceType !== 'CapabilityStatement')
      return [createProblem('metadata is not a CapabilityStatement.')]
    return createProblemIf(
      typeof json.fhirVersion !== 'string',
      'The CapabilityStatement has no fhirVersion.',
    )
  },
})
