import { hl7, reference } from '../values/codes.ts'
import { getTimeBefore } from '../values/sample-date.ts'
import type { ChartBuilder } from './chart.ts'
import { clinicians } from './clinicians.ts'

/** The hours (UTC) at which each clinician has a slot on the next working day; the last is free. */
const HOURS = [9, 10, 11] as const
const CHECK_UP = hl7('v2-0276', ['CHECKUP', 'A routine check-up, such as an annual physical'])
/** The day after today. */
const TOMORROW = -1

/** Builds the schedule of each clinician with its slots. */
export function buildSchedules(): fhir4.FhirResource[] {
  return clinicians.flatMap(({ id, given, family, organization, specialty }) => {
    const schedule: fhir4.Schedule = {
      resourceType: 'Schedule',
      id: `${id}-schedule`,
      active: true,
      specialty: [{ coding: [{ system: 'http://snomed.info/sct', code: specialty[0] }], text: specialty[1] }],
      actor: [
        reference(`Practitioner/${id}`, `${given} ${family}`),
        reference(`Location/${organization}-site`),
      ],
      planningHorizon: { start: getTimeBefore(TOMORROW, 8), end: getTimeBefore(TOMORROW - 30, 17) },
    }
    const slots = HOURS.map(
      (hour): fhir4.Slot => ({
        resourceType: 'Slot',
        id: `${id}-slot-${hour}`,
        schedule: reference(`Schedule/${schedule.id}`),
        appointmentType: CHECK_UP,
        status: hour === HOURS.at(-1) ? 'free' : 'busy',
        start: getTimeBefore(TOMORROW, hour),
        end: getTimeBefore(TOMORROW, hour).replace(':30:', ':50:'),
      }),
    )
    return [schedule, ...slots]
  })
}

/** Builds the next appointment of a living patient, and the one before. */
export const buildAppointments: ChartBuilder = ({
  person,
  age,
  subject,
  performer,
  clinician,
  encounters,
}) => {
  const next = HOURS[age % 2] as number
  const build = (n: number, daysAgo: number, hour: number, rest: Partial<fhir4.Appointment>) =>
    ({
      resourceType: 'Appointment',
      id: `${person.id}-appointment-${n}`,
      status: n === 1 ? 'booked' : 'fulfilled',
      appointmentType: CHECK_UP,
      description: 'Check-up',
      start: getTimeBefore(daysAgo, hour),
      end: getTimeBefore(daysAgo, hour).replace(':30:', ':50:'),
      minutesDuration: 20,
      ...rest,
      participant: [
        { actor: subject, status: 'accepted' },
        { actor: performer, status: 'accepted' },
        { actor: reference(`Location/${clinician.organization}-site`), status: 'accepted' },
      ],
    }) as const satisfies fhir4.Appointment
  const slot = [reference(`Slot/${clinician.id}-slot-${next}`)]
  const [last] = encounters
  return [
    ...(person.died ? [] : [build(1, TOMORROW, next, { slot })]),
    ...(last ? [build(2, last.daysAgo, 9, {})] : []),
  ]
}
