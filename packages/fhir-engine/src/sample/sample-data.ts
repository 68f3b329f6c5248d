import type { Chart, ChartBuilder } from './chart.ts'
import { reference } from './codes.ts'
import { documents, plans } from './documents.ts'
import { encounters } from './encounters.ts'
import { labs } from './labs.ts'
import { narrative } from './narrative.ts'
import { personBehindRecords } from './other-users.ts'
import { patient } from './patient.ts'
import { fullName, type Person, people } from './people.ts'
import { problems } from './problems.ts'
import { seededRandom } from './random.ts'
import { daysSince, timeBefore } from './sample-date.ts'
import { questionnaire, social } from './social.ts'
import { clinicians, staff } from './staff.ts'
import { allergies, immunizations, medication, medications, procedures } from './treatments.ts'
import { vitals } from './vitals.ts'

const BUILDERS: readonly ChartBuilder[] = [
  ...[encounters, problems, vitals, labs, social, medications, allergies, immunizations, procedures],
  ...[documents, plans],
]

let loaded: fhir4.FhirResource[] | undefined

/**
 * The sample resources, made on first use from a fixed seed and then kept: 30 patients of all ages with
 * their charts, and the staff who treat them. Byte for byte the same every time; treat as read-only.
 */
export function loadSampleData(): fhir4.FhirResource[] {
  loaded ??= [
    ...staff(),
    medication,
    questionnaire,
    group(),
    ...people.flatMap(chartOf),
    personBehindRecords(),
  ].map(finished)
  return loaded
}

function chartOf(person: Person): fhir4.FhirResource[] {
  const random = seededRandom(person.id)
  const age = daysSince(person.birthDate)
  const clinician = clinicians[age < 6570 ? 2 : random.pick([0, 1, 3])] as (typeof clinicians)[number]
  const late = person.died ? daysSince(person.died) : 0
  const visits = person.chart === 'empty' ? 0 : Math.min(3, Math.floor(age / 100) + 1)
  const chart: Chart = {
    person,
    age,
    random,
    clinician,
    subject: reference(`Patient/${person.id}`, fullName(person)),
    performer: reference(`Practitioner/${clinician.id}`, `${clinician.given} ${clinician.family}`),
    encounters: Array.from({ length: visits }, (_, i) => {
      const id = `${person.id}-encounter-${i + 1}`
      return {
        id,
        daysAgo: late + 20 + i * Math.min(180, Math.floor(age / 4)),
        reference: reference(`Encounter/${id}`),
      }
    }),
  }
  return [patient(chart), ...(person.chart === 'empty' ? [] : BUILDERS.flatMap((build) => build(chart)))]
}

/** All patients, for exports. */
function group(): fhir4.Group {
  return {
    resourceType: 'Group',
    id: 'all-patients',
    type: 'person',
    actual: true,
    name: 'All sample patients',
    quantity: people.length,
    member: people.map((person) => ({ entity: reference(`Patient/${person.id}`) })),
  }
}

/** The same for all: what the sample data says of itself. */
const stamp = { versionId: '1', lastUpdated: timeBefore(0, 0) }

function finished(resource: fhir4.FhirResource): fhir4.FhirResource {
  resource.meta = { ...resource.meta, ...stamp }
  // A Binary is no DomainResource and has none.
  if (resource.resourceType !== 'Binary') Object.assign(resource, { text: narrative(resource as never) })
  return resource
}
