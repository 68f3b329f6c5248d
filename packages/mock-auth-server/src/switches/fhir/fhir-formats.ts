import type { FormatDecision } from '@smart-mock/fhir-engine/model/decisions'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { DATA_STEPS } from '../../core/journal/steps.ts'
import type { JsonObject } from '../../core/util/json.ts'

const VALUES = ['json', 'xml-by-default', 'json-only'] as const

export const fhirFormats = defineSwitch({
  name: 'fhirFormats',
  level: 'tenant',
  description:
    'FHIR is JSON unless XML is asked for, XML unless JSON is asked for, or JSON only: XML is refused with 406 and an empty body.',
  legality: 'legal',
  catalogueIds: ['S-129', 'S-130'],
  faults: ['xml-instead-of-json', 'fhir-content-type'],
  default: 'json' as (typeof VALUES)[number],
  schema: () => z.enum(VALUES),
  steps: [...DATA_STEPS, 'metadata'],
  points: {
    'fhir.format': (format, { value }) => (value === 'json-only' ? withoutXml(format) : preferXml(format)),
    'fhir.error': (error, { value }) =>
      value === 'json-only' && error.cause === 'notAcceptable' ? { ...error, body: '' } : error,
    'metadata.document': (document, { value }) =>
      value === 'json-only' ? withJsonFormats(document) : document,
  },
})

function withoutXml(format: FormatDecision): FormatDecision {
  return format.mediaType?.includes('xml') ? { ...format, mediaType: undefined } : format
}

/** Returns `application/xml` unless the request names JSON or FHIR XML. */
function preferXml(format: FormatDecision): FormatDecision {
  const isNamed = /json|fhir\+xml/i.test(format.requested ?? '')
  return isNamed ? format : { ...format, mediaType: 'application/xml' }
}

function withJsonFormats(document: JsonObject): JsonObject {
  const { format } = document
  if (!Array.isArray(format)) return document
  return { ...document, format: format.filter((each) => !String(each).includes('xml')) }
}
