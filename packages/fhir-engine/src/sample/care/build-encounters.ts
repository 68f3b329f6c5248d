import type { ChartBuilder } from '../people/chart.ts'
import { formatFullName } from '../people/people.ts'
import { buildUsCoreProfile, hl7, reference, snomed } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'

/** The encounters of the chart. */
export const buildEncounters: ChartBuilder = ({
  person,
  encounters: visits,
  subject,
  performer,
  clinician,
  random,
}) =>
  visits.map(({ id, daysAgo }, index): fhir4.Encounter => {
    const inpatient = index === 1 && random.chance(0.3)
    return {
      resourceType: 'Encounter',
      id,
      meta: buildUsCoreProfile('encounter'),
      identifier: [{ system: 'https://example.org/fhir/encounters', value: id }],
      status: 'finished',
      class: {
        system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
        ...(inpatient
          ? { code: 'IMP', display: 'inpatient encounter' }
          : { code: 'AMB', display: 'ambulatory' }),
      },
      type: [
        snomed(
          index === 0 ? ['185349003', 'Encounter for check up'] : ['185345009', 'Encounter for symptom'],
        ),
      ],
      subject: { ...subject, display: formatFullName(person) },
      participant: [
        {
          type: [hl7('v3-ParticipationType', ['PPRF', 'primary performer'])],
          period: { start: getTimeBefore(daysAgo, 9), end: getTimeBefore(daysAgo, 10) },
          individual: performer,
        },
      ],
      period: { start: getTimeBefore(daysAgo, 9), end: getTimeBefore(inpatient ? daysAgo - 2 : daysAgo, 10) },
      ...(inpatient && {
        hospitalization: { dischargeDisposition: hl7('discharge-disposition', ['home', 'Home']) },
      }),
      reasonCode: [
        snomed(
          random.pick([
            ['25064002', 'Headache'],
            ['49727002', 'Cough'],
            ['22253000', 'Pain'],
          ]),
        ),
      ],
      location: [{ location: reference(`Location/${clinician.organization}-site`) }],
      serviceProvider: reference(`Organization/${clinician.organization}`),
    }
  })
