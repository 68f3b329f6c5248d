import { describe, expect, it } from 'vitest'
import { type ConsentModel, renderConsentPage } from './render-consent-page.ts'
import { type PatientPickerModel, renderPatientPickerPage } from './render-patient-picker-page.ts'
import { renderSignInPage, type SignInModel } from './render-sign-in-page.ts'

const shell = { clientName: 'Growth Chart', clientHost: 'app.example' }
const form = { shell, action: '/auth/decide', interaction: 'i-1' }

const adams = { reference: 'Practitioner/dr-adams', name: 'Alice Adams', role: 'Cardiologist' }
const carla = { reference: 'Patient/17', name: 'Carla Castillo', role: 'Patient', birthDate: '1984-03-02' }
const signIn = (model: Partial<SignInModel> = {}) =>
  renderSignInPage({ ...form, users: [adams, carla], ...model })

const row = {
  id: '17',
  name: 'Carla Castillo',
  birthDate: '1984-03-02',
  gender: 'female',
  note: 'Many results',
}
const picker = (model: Partial<PatientPickerModel> = {}) =>
  renderPatientPickerPage({ ...form, patients: [row], query: '', offset: 0, pageSize: 1, total: 1, ...model })

const scopes = [
  { raw: 'openid', group: 'identity', text: 'Know you' },
  { raw: 'patient/Goal.rs', group: 'read', text: 'Read goals' },
] as const
const consent = (model: Partial<ConsentModel> = {}) => renderConsentPage({ ...form, scopes, ...model })

/**
 * Returns `name=value` of every control, in document order; a control that is selected initially has a `*`.
 */
const controls = (page: string): string[] =>
  [...page.matchAll(/<(?:input|button)\b[^>]* name="([^"]*)"[^>]*>/g)].map(([tag, name]) => {
    const value = / value="([^"]*)"/.exec(tag)?.[1] ?? ''
    return `${name}=${value}${tag.includes(' checked') ? '*' : ''}`
  })
const forms = (page: string) =>
  page.match(/<form\b[^>]*>/g)?.map((tag) => tag.replace(/ (?:class|role)="[^"]*"/g, ''))
const POST = '<form method="post" action="/auth/decide">'

describe('signInPage', () => {
  it('posts the interaction, a user and any password', () => {
    expect(forms(signIn())).toEqual([POST])
    expect(controls(signIn())).toEqual([
      'interaction=i-1',
      'step=sign-in',
      'user=Practitioner/dr-adams*',
      'user=Patient/17',
      'password=',
    ])
  })

  it.each(['Patient/17', '17', 'carla castillo'])(
    'puts the user that login_hint %s means first',
    (loginHint) => {
      expect(controls(signIn({ loginHint })).slice(2, 4)).toEqual([
        'user=Patient/17*',
        'user=Practitioner/dr-adams',
      ])
    },
  )

  it.each(['Patient', '7', ''])('keeps the order for login_hint "%s", which means nobody', (loginHint) => {
    expect(controls(signIn({ loginHint }))).toEqual(controls(signIn()))
  })

  it('gives advice when there are no users', () => {
    expect(signIn({ users: [] })).toContain('Add a Practitioner or Patient')
    expect(forms(signIn({ users: [] }))).toBeUndefined()
  })

  it('announces a problem only when there is one', () => {
    expect(signIn({ problem: 'Nobody is called x.' })).toMatch(/role="alert".*Nobody is called x\./)
    expect(signIn()).not.toContain('role="alert"')
  })

  it('shows the banner unless it is off', () => {
    const faults = ['a', 'b', 'c', 'd', 'e']
    const page = signIn({ shell: { ...shell, banner: { tenant: 'blue', faults } } })
    expect(page.replace(/<[^>]*>/g, '')).toContain('5 faults armed: a, b, c and 2 more')
    expect(page).toContain('<code>blue</code>')
    expect(signIn()).not.toMatch(/mock/i)
  })
})

describe('patientPickerPage', () => {
  it('searches by GET and posts one patient', () => {
    expect(forms(picker())).toEqual(['<form method="get" action="/auth/decide">', POST])
    expect(controls(picker({ query: 'car' }))).toEqual([
      'interaction=i-1',
      'q=car',
      'interaction=i-1',
      'step=pick-patient',
      'patient=17',
    ])
  })

  it('shows the facts that distinguish patients', () => {
    for (const fact of ['Carla Castillo', '17', '1984-03-02', 'female', 'Many results'])
      expect(picker()).toContain(fact)
  })

  const links = (page: string) =>
    [...page.matchAll(/href="([^"]*)" rel="(\w+)"/g)].map(([, href, rel]) => `${rel} ${href}`)

  it('pages in both directions with the query kept', () => {
    expect(links(picker({ query: 'a&b', offset: 3, pageSize: 5, total: 9 }))).toEqual([
      'prev /auth/decide?interaction=i-1&amp;q=a%26b&amp;offset=0',
      'next /auth/decide?interaction=i-1&amp;q=a%26b&amp;offset=4',
    ])
  })

  it('has no link to a missing page', () => {
    expect(links(picker())).toEqual([])
    expect(links(picker({ offset: 8, pageSize: 1, total: 9 }))).toHaveLength(1)
  })

  it('gives advice when the list is empty', () => {
    const none = { patients: [], total: 0 }
    expect(picker(none)).toContain('This server has no patients')
    expect(picker({ ...none, query: 'zz' })).toMatch(
      /No patient matches “<bdi>zz<\/bdi>”.*\n.*q=&amp;offset=0/,
    )
    expect(picker({ patients: [], total: 9, offset: 50 })).toContain('Show the first ones')
  })
})

describe('consentPage', () => {
  it('posts every ticked scope and a decision (S-055)', () => {
    expect(forms(consent())).toEqual([POST])
    expect(controls(consent())).toEqual([
      'interaction=i-1',
      'step=consent',
      'scope=patient/Goal.rs*',
      'scope=openid*',
      'decision=allow',
      'decision=deny',
    ])
  })

  it('offers the categories of a scope, unticked, below it', () => {
    const categories = [{ raw: 'patient/Goal.rs?category=urn:a|b', text: 'Diets' }]
    const page = consent({ scopes: [{ ...scopes[1], categories }, scopes[0]] })
    expect(controls(page).slice(2, 5)).toEqual([
      'scope=patient/Goal.rs*',
      'scope=patient/Goal.rs?category=urn:a|b',
      'scope=openid*',
    ])
    expect(page).toMatch(
      /<summary>Only some categories<\/summary>[\s\S]*aria-label="Only some categories: Read goals"/,
    )
    expect(consent()).not.toContain('<details')
  })

  it('gives Allow and Deny equal weight', () => {
    const [allow, deny] = consent().match(/<button[^>]*>/g) ?? []
    expect(allow?.replace('allow', 'deny')).toBe(deny)
  })

  it('groups scopes and leaves out empty groups', () => {
    expect(consent().match(/(?<=<legend>)[^<]*/g)).toEqual(['Read', 'Identity'])
  })

  it('shows the user, the patient, and that an empty grant opens nothing', () => {
    expect(consent({ user: adams, patient: row })).toMatch(/Alice Adams.*Cardiologist.*Carla Castillo.*17/)
    expect(consent()).not.toContain('Signed in as')
    expect(consent({ scopes: [] })).toContain('a token that gives access to nothing')
  })
})
