/** A patient of the sample data. */
export interface SamplePerson {
  readonly id: string
  readonly given: readonly string[]
  readonly family: string
  readonly gender: 'female' | 'male' | 'other' | 'unknown'
  readonly birthDate: string
  /** Date of death. */
  readonly died?: string
  /** The special trait of this patient, shown in the patient picker. */
  readonly note?: string
  /** The size of the chart: almost nothing, or hundreds of lab results; the usual size by default. */
  readonly chart?: 'empty' | 'full'
  readonly language?: readonly [code: string, name: string]
  readonly suffix?: string
  /** The family name before a marriage; the address changed too. */
  readonly before?: string
  readonly isHispanic?: boolean
  readonly tribe?: readonly [code: string, name: string]
  /** Blood pressure as one panel, which is usual, or as two results of their own. */
  readonly pressure?: 'single'
  /** The number in the population register of Norway, whose codes the diagnoses then have too. */
  readonly norwegianId?: string
}

/**
 * Rows of `id, given, family, gender, birth date`: names with accents, apostrophes, hyphens, other scripts;
 * one very long.
 */
const rows: readonly (readonly [string, string, string, SamplePerson['gender'], string])[] = [
  ['amy-shaw', 'Amy V.', 'Shaw', 'female', '1987-02-20'],
  ['bernd-mueller', 'Bernd', 'Müller', 'male', '1954-11-03'],
  ['chloe-obrien', 'Chloé', "O'Brien", 'female', '1992-07-14'],
  ['daniel-nunez', 'Daniel', 'Núñez García', 'male', '1978-04-30'],
  ['elif-yildiz', 'Elif', 'Yıldız', 'female', '2001-01-09'],
  ['frank-hansen', 'Frank', 'Hansen', 'male', '1941-12-24'],
  ['grace-mensah', 'Grace Abena', 'Mensah', 'female', '1966-06-18'],
  ['hiroshi-tanaka', 'Hiroshi', 'Tanaka', 'male', '1959-03-05'],
  ['ines-ferreira', 'Inês', 'Ferreira', 'female', '1983-09-27'],
  ['jack-smith', 'Jack', 'Smith', 'male', '2014-05-11'],
  ['jane-smith', 'Jane', 'Smith', 'female', '1985-10-02'],
  ['karl-svensson', 'Karl-Åke', 'Svensson', 'male', '1972-08-08'],
  ['leila-haddad', 'Leila', 'Haddad', 'female', '1995-12-31'],
  ['marcus-webb', 'Marcus', 'Webb', 'male', '1969-01-17'],
  ['noor-devries', 'Noor', 'de Vries', 'female', '2008-02-29'],
  ['oskar-kowalski', 'Oskar', 'Kowalski', 'male', '1990-05-22'],
  ['priya-raman', 'Priya', 'Raman', 'female', '1974-07-07'],
  ['quentin-dubois', 'Quentin', 'Dubois', 'male', '1963-10-19'],
  ['rosa-alvarez', 'Rosa', 'Álvarez', 'female', '1948-08-15'],
  ['sam-taylor', 'Sam', 'Taylor', 'other', '1999-04-04'],
  ['tomas-novak', 'Tomáš', 'Novák', 'male', '1957-02-02'],
  ['ursula-weiss', 'Ursula', 'Weiß', 'female', '1937-09-13'],
  ['viktor-petrov', 'Viktor', 'Petrov', 'male', '1981-06-06'],
  ['wei-zhang', 'Wei', 'Zhang', 'female', '1988-08-18'],
  [
    'xavier-long',
    'Xavier Maximilian Alexander Theodore',
    'Featherstonehaugh-Cholmondeley-Wolfeschlegelsteinhausen',
    'male',
    '1976-03-21',
  ],
  ['yara-santos', 'Yara', 'Santos', 'female', '2019-11-28'],
  ['zoe-baker', 'Zoë', 'Baker', 'female', '2025-10-15'],
  ['ada-empty', 'Ada', 'Empty', 'unknown', '1970-01-01'],
  ['henry-late', 'Henry', 'Late', 'male', '1932-05-25'],
  ['lucas-labs', 'Lucas', 'Labs', 'male', '1961-07-29'],
]

const special: Readonly<Record<string, Partial<SamplePerson>>> = {
  'ada-empty': { chart: 'empty', note: 'nearly empty chart' },
  'lucas-labs': { chart: 'full', note: 'hundreds of lab results' },
  'henry-late': { died: '2024-11-30', note: 'deceased' },
  'zoe-baker': { note: 'infant with growth curves' },
  'xavier-long': { note: 'very long name' },
  'daniel-nunez': { language: ['es', 'Spanish'], isHispanic: true },
  'rosa-alvarez': { isHispanic: true },
  'marcus-webb': { suffix: 'Jr.', pressure: 'single', note: 'blood pressure as single results' },
  'priya-raman': { before: 'Menon' },
  'sam-taylor': { tribe: ['187', 'Paiute-Shoshone Tribe of the Fallon Reservation and Colony, Nevada'] },
  // 80 is added to the month, so that it is nobody's number.
  'frank-hansen': { note: 'Norwegian identity number', norwegianId: '24924110321' },
  'hiroshi-tanaka': { language: ['ja', 'Japanese'] },
}

/** The patients: among them an infant (`zoe-baker`), one deceased (`henry-late`), one with nearly no data (`ada-empty`). */
export const people: readonly SamplePerson[] = rows.map(([id, given, family, gender, birthDate]) => ({
  ...{ id, given: given.split(' '), family, gender, birthDate },
  ...special[id],
}))

/** Formats given and family name as one text. */
export function formatFullName({ given, family }: Pick<SamplePerson, 'given' | 'family'>): string {
  return [...given, family].join(' ')
}
