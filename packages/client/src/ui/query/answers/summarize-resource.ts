import { isRecord } from '../../../smart/http/is-record.ts'
import { formatValue } from './format-value.ts'

export interface ResourceSummary {
  /** `Type/id`; undefined when it has no id. */
  reference: string | undefined
  what: string
  value: string
  when: string
  state: string | undefined
}

const what = [
  'name',
  'code',
  'medicationCodeableConcept',
  'vaccineCode',
  'type',
  'class',
  'title',
  'description',
]
const when = [
  'effectiveDateTime',
  'effectivePeriod',
  'onsetDateTime',
  'authoredOn',
  'performedDateTime',
  'occurrenceDateTime',
  'period',
  'date',
  'recordedDate',
  'birthDate',
  'issued',
  'created',
]
const state = ['status', 'clinicalStatus', 'active']

/** Returns the properties that distinguish one resource from another in a list. */
export function summarizeResource(resource: Record<string, unknown>): ResourceSummary {
  const { resourceType, id } = resource
  const value = Object.keys(resource).find((key) => /^value[A-Z]/.test(key))
  return {
    reference:
      typeof resourceType === 'string' && typeof id === 'string' ? `${resourceType}/${id}` : undefined,
    what:
      first(resource, what) ??
      outcomeText(resource) ??
      (typeof resourceType === 'string' ? resourceType : ''),
    value: (value && formatValue(resource[value])) ?? componentValues(resource) ?? '',
    when: first(resource, when) ?? '',
    state: first(resource, state),
  }
}

function first(resource: Record<string, unknown>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = formatValue(resource[name])
    if (text) return text
  }
  return undefined
}

/** Returns the values of the components, as of blood pressure. */
function componentValues({ component }: Record<string, unknown>): string | undefined {
  if (!Array.isArray(component)) return undefined
  return component
    .flatMap((part) => (isRecord(part) ? (formatValue(part.valueQuantity) ?? []) : []))
    .join(' / ')
}

function outcomeText({ issue }: Record<string, unknown>): string | undefined {
  const [head]: unknown[] = Array.isArray(issue) ? issue : []
  return isRecord(head) ? (formatValue(head.details) ?? formatValue(head.diagnostics)) : undefined
}
