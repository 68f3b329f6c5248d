import { withoutTrailingSlash } from '../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../smart/http/parse-object.ts'
import type { Source } from '../declare/case-tools.ts'
import { createBlockedError } from '../declare/outcome.ts'

/** Reads the response of the CapabilityStatement, whatever it is. */
export const fetchCapabilityStatement = (({ send, target: { fhirBase } }) =>
  send(`${withoutTrailingSlash(fhirBase)}/metadata`, {
    headers: { accept: 'application/fhir+json' },
  })) satisfies Source<unknown>

/** Reads the CapabilityStatement. @throws Unjudged without one */
export const readCapabilityStatement = (async ({ get }) => {
  const { status, text } = await get(fetchCapabilityStatement)
  const json = status === 200 ? parseObject(text) : undefined
  if (json?.resourceType !== 'CapabilityStatement')
    throw createBlockedError('metadata-readable', 'There is no CapabilityStatement to read.')
  return json
}) satisfies Source<unknown>
