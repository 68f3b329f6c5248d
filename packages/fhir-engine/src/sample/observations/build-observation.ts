import type { Chart } from '../people/chart.ts'
import { buildUsCoreProfile, type Code, hl7, loinc } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'

const CATEGORIES: Readonly<Record<string, Code>> = {
  'vital-signs': ['vital-signs', 'Vital Signs'],
  laboratory: ['laboratory', 'Laboratory'],
  'social-history': ['social-history', 'Social History'],
  survey: ['survey', 'Survey'],
  procedure: ['procedure', 'Procedure'],
}

export interface Measured {
  readonly id: string
  readonly category: keyof typeof CATEGORIES & string
  readonly code: Code
  readonly daysAgo: number
  readonly profile?: string
}

/** Builds a final Observation of the chart, with its value in `rest`. */
export function buildObservation(
  chart: Chart,
  what: Measured,
  rest: Partial<fhir4.Observation>,
): fhir4.Observation {
  const time = getTimeBefore(what.daysAgo, 9)
  return {
    resourceType: 'Observation',
    id: `${chart.person.id}-${what.id}`,
    ...(what.profile && { meta: buildProfile(what.profile) }),
    status: 'final',
    category: [hl7('observation-category', CATEGORIES[what.category] as Code)],
    code: loinc(what.code),
    subject: chart.subject,
    effectiveDateTime: time,
    issued: time,
    performer: [chart.performer],
    ...rest,
  }
}

/** Growth percentiles have profiles in US Core whose names do not begin like the others. */
const PERCENTILES: ReadonlySet<string> = new Set([
  'pediatric-bmi-for-age',
  'pediatric-weight-for-height',
  'head-occipital-frontal-circumference-percentile',
])

function buildProfile(name: string): fhir4.Meta {
  if (!PERCENTILES.has(name)) return buildUsCoreProfile(name)
  return { profile: [`http://hl7.org/fhir/us/core/StructureDefinition/${name}`] }
}
