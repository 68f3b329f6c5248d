import fc from 'fast-check'
import { html, raw } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { renderEhrPage } from '../../launch/render-ehr-page.ts'
import { renderInterstitialPage } from '../../launch/render-interstitial-page.ts'
import { renderRefusalPage } from '../../shared/pages/render-refusal-page.ts'
import { renderManagePage } from '../../token-services/render-manage-page.ts'
import { renderConsentPage } from './render-consent-page.ts'
import { renderPatientPickerPage } from './render-patient-picker-page.ts'
import { renderSignInPage } from './render-sign-in-page.ts'

/** Every page, with every field filled by `text`. */
const pages = {
  signIn: (text: () => string) =>
    renderSignInPage({ ...form(text), users: [person(text), person(text)], loginHint: text() }),
  picker: (text: () => string) =>
    renderPatientPickerPage({
      ...form(text),
      patients: [patient(text)],
      query: text(),
      offset: 1,
      pageSize: 1,
      total: 3,
    }),
  pickerEmpty: (text: () => string) =>
    renderPatientPickerPage({ ...form(text), patients: [], query: text(), offset: 0, pageSize: 1, total: 0 }),
  consent: (text: () => string) =>
    renderConsentPage({
      ...form(text),
      user: person(text),
      patient: patient(text),
      scopes: [{ raw: text(), group: 'read', text: text() }],
    }),
  refusal: (text: () => string) =>
    renderRefusalPage({
      title: text(),
      message: text(),
      tryThis: [text()],
      line: text(),
      details: [[text(), text()]],
      banner: strip(text),
    }),
  ehr: (text: () => string) =>
    renderEhrPage({
      appName: text(),
      launchUrl: `https://a.example/${text()}`,
      patientName: text(),
      banner: strip(text),
    }),
  ehrUnframed: (text: () => string) => renderEhrPage({ appName: text(), launchUrl: `javascript:${text()}` }),
  manage: (text: () => string) =>
    renderManagePage({
      action: text(),
      user: text(),
      grants: [
        {
          family: text(),
          clientName: text(),
          since: text(),
          patient: text(),
          scopes: [{ raw: text(), group: 'read', text: text() }],
        },
      ],
      banner: strip(text),
    }),
  interstitial: (text: () => string) =>
    renderInterstitialPage({ target: `app.example:/${text()}`, message: text() }),
  interstitialUnlinked: (text: () => string) =>
    renderInterstitialPage({ target: `javascript:${text()}`, message: text() }),
}

const strip = (text: () => string) => ({ tenant: text(), faults: [text(), text()] })
const form = (text: () => string) => ({
  shell: { clientName: text(), clientHost: text(), banner: strip(text) },
  action: text(),
  interaction: text(),
  problem: text(),
})
const person = (text: () => string) => ({ reference: text(), name: text(), role: text(), birthDate: text() })
const patient = (text: () => string) => ({
  id: text(),
  name: text(),
  birthDate: text(),
  gender: text(),
  note: text(),
})

/** Returns tags and attribute names without values and text, which hostile text must not change. */
const skeleton = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/="[^"]*"/g, '')
    .replace(/>[^<>]*</g, '><')

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '`',
        '=',
        '</style>',
        '<script>',
        '<!--',
        ' onload=',
        '\n',
        '\u2028',
      ),
      { minLength: 1 },
    )
    .map((parts) => parts.join('')),
)

describe('every interpolated value is escaped', () => {
  it.each(Object.entries(pages))('%s', (_name, page) => {
    const plain = skeleton(page(() => 'x'))
    fc.assert(
      fc.property(fc.infiniteStream(hostile), (texts) => {
        expect(skeleton(page(() => texts.next().value))).toBe(plain)
      }),
    )
  })

  it('detects an unescaped value', () => {
    const careless = (name: string) => `${html`<p title="${raw(name)}">${name}</p>`}`
    expect(skeleton(careless('" onload="x'))).not.toBe(skeleton(careless('x')))
    const carelessText = (name: string) => `${html`<p>${raw(name)}</p>`}`
    expect(skeleton(carelessText('<b>'))).not.toBe(skeleton(carelessText('x')))
  })
})
