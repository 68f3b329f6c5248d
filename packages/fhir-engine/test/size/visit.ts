import { createHash } from 'node:crypto'

/** What the resources of one encounter have in common. */
export interface Visit {
  readonly subject: { reference: string; display: string }
  readonly encounter: { reference: string }
  readonly practitioner: { reference: string; display: string }
  readonly organization: { reference: string; display: string }
  /** Instant with zone. */
  readonly at: string
  /** Draws a whole number below a limit; the same for the same patient and place. */
  draw(below: number): number
}

/** Creates the n-th visit of a patient. */
export function createVisit(patient: number, n: number, subject: Visit['subject'], encounter: string): Visit {
  let draws = 0
  const draw = (below: number) =>
    createHash('sha1').update(`${patient}/${n}/${draws++}`).digest().readUInt32BE() % below
  const [doctor, clinic] = [draw(40), draw(40)]
  return {
    subject,
    encounter: { reference: `urn:uuid:${encounter}` },
    practitioner: {
      reference: `Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|99999${doctor}`,
      display: `Dr. Robin Doctor${doctor}`,
    },
    organization: {
      reference: `Organization?identifier=https://example.org/organizations|org-${clinic}`,
      display: `Clinic ${clinic}`,
    },
    at: `20${10 + draw(15)}-0${1 + draw(9)}-1${draw(9)}T1${draw(9)}:${10 + draw(49)}:00-05:00`,
    draw,
  }
}
