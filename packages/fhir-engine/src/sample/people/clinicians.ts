/** A practitioner of the sample data. */
export interface Clinician {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly gender: 'female' | 'male'
  readonly birthDate: string
  readonly specialty: readonly [code: string, display: string]
  readonly organization: string
}

export const clinicians: readonly Clinician[] = [
  {
    id: 'dr-okafor',
    given: 'Ngozi',
    family: 'Okafor',
    gender: 'female',
    birthDate: '1975-04-12',
    specialty: ['419772000', 'Family practice'],
    organization: 'lakeside-clinic',
  },
  {
    id: 'dr-lindqvist',
    given: 'Erik',
    family: 'Lindqvist',
    gender: 'male',
    birthDate: '1968-09-01',
    specialty: ['394579002', 'Cardiology'],
    organization: 'central-hospital',
  },
  {
    id: 'dr-bianchi',
    given: 'Giulia',
    family: 'Bianchi',
    gender: 'female',
    birthDate: '1982-12-05',
    specialty: ['394537008', 'Pediatric specialty'],
    organization: 'lakeside-clinic',
  },
  {
    id: 'dr-osullivan',
    given: 'Niamh',
    family: "O'Sullivan",
    gender: 'female',
    birthDate: '1979-07-23',
    specialty: ['394583002', 'Endocrinology'],
    organization: 'central-hospital',
  },
  {
    id: 'nurse-park',
    given: 'Min-jun',
    family: 'Park',
    gender: 'male',
    birthDate: '1990-03-30',
    specialty: ['408443003', 'General medical practice'],
    organization: 'lakeside-clinic',
  },
]
