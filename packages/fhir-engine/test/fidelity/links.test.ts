import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Any } from '../engine.ts'
import { load, OLD, observation, patient, transact, URN } from './linked-bundle.ts'

describe.each([
  ['a transaction', transact],
  ['an import', load],
])('%s', (_, write) => {
  it('replaces references and links of type uri and url (R4 §3.1.0.11.2)', () => {
    const { written, patient: url } = write(
      URN,
      observation({
        subject: { reference: URN },
        performer: [{ reference: URN, display: URN }],
        _status: { extension: [{ url: 'urn:x', valueReference: { reference: URN } }] },
        extension: [
          ...[
            { url: 'urn:x', valueUri: URN },
            { url: 'urn:x', valueUrl: URN },
          ],
          { url: 'urn:x', valueAttachment: { url: URN } },
        ],
        contained: [{ resourceType: 'Specimen', id: 's', subject: { reference: URN } }],
        meta: { source: URN },
      }),
    )
    expect(written).toMatchObject({
      subject: { reference: url },
      performer: [{ reference: url, display: URN }],
      _status: { extension: [{ valueReference: { reference: url } }] },
      extension: [{ valueUri: url }, { valueUrl: url }, { valueAttachment: { url } }],
      contained: [{ subject: { reference: url } }],
      meta: { source: url },
    })
  })

  it('replaces <a href> and <img src> in narratives, and nothing else there', () => {
    const div = (link: string, image: string) =>
      `<div xmlns="http://www.w3.org/1999/xhtml" title="${URN}"><a title="${URN}" href="${link}">${URN}</a>` +
      `<a name="${URN}" href='#x'>x</a><img alt="&lt;${URN}" src="${image}"/><b>href="${URN}"</b></div>`
    const { written, patient: url } = write(
      URN,
      observation({ text: { status: 'generated', div: div(URN, URN) } }),
    )
    expect(written.text.div).toBe(div(url, url))
  })

  it('leaves strings, canonicals and names of systems, whatever they look like', () => {
    const same = {
      identifier: [{ system: URN, value: URN }],
      valueString: URN,
      code: { coding: [{ system: URN, code: 'x', display: URN }], text: URN },
      note: [{ text: URN }],
      meta: { profile: [URN] },
      extension: [
        { url: URN, valueCanonical: URN },
        { url: 'urn:x', valueMarkdown: URN },
        { url: 'urn:x', valueId: '1' },
      ],
    }
    for (const [fullUrl, value] of [
      [URN, same],
      [`${OLD}/Patient/1`, JSON.parse(JSON.stringify(same).replaceAll(URN, `${OLD}/Patient/1`))],
    ]) {
      const { written } = write(fullUrl as string, observation(value as object))
      const { profile } = written.meta
      expect({ ...written, meta: { profile } }).toMatchObject(value as object)
    }
  })

  it('leaves every text, whatever stands in it', () => {
    const text = fc.oneof(
      fc.constantFrom(
        URN,
        `${OLD}/Patient/1`,
        'Patient/1',
        'Patient?identifier=urn:x|1',
        `<a href="${URN}">`,
      ),
      fc.string({ minLength: 1 }).map((each) => `${each}.`),
    )
    fc.assert(
      fc.property(text, (each) => {
        const value = { valueString: each, note: [{ text: each }], subject: { display: each } }
        const person = { identifier: { value: each } }
        const own = { ...value, performer: [person], identifier: [{ value: each }] }
        expect(write(URN, observation(own)).written).toMatchObject(own)
      }),
      { numRuns: 50 },
    )
  })

  it('resolves relative references below the root of the fullUrl (R4 bundle.html#references)', () => {
    const { written, patient: url } = write(
      `${OLD}/Patient/1`,
      observation({
        subject: { reference: 'Patient/1' },
        performer: [
          { reference: `${OLD}/Patient/1` },
          { reference: 'Patient/2' },
          { reference: 'http://new.example/fhir/Patient/1' },
        ],
      }),
    )
    expect(written.subject.reference).toBe(url)
    expect(written.performer.map((each: Any) => each.reference)).toEqual([
      url,
      'Patient/2',
      'http://new.example/fhir/Patient/1',
    ])
  })

  it('leaves a relative reference when the fullUrl is of another server, or no RESTful one', () => {
    for (const own of [
      'http://new.example/fhir/Observation/o',
      'urn:uuid:0c7f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11',
    ]) {
      const { written } = write(`${OLD}/Patient/1`, observation({ subject: { reference: 'Patient/1' } }), own)
      expect(written.subject.reference).toBe('Patient/1')
    }
  })

  it('follows a reference with a version to an entry of that version only', () => {
    const { written, patient: url } = write(
      `${OLD}/Patient/1`,
      observation({
        performer: [{ reference: 'Patient/1/_history/5' }, { reference: `${OLD}/Patient/1/_history/4` }],
      }),
    )
    const [right, wrong] = written.performer.map((each: Any) => each.reference)
    expect([url, `${url}/_history/5`]).toContain(right)
    expect(wrong).toBe(`${OLD}/Patient/1/_history/4`)
  })

  it('leaves a Bundle inside as it is', () => {
    const inner = {
      resourceType: 'Bundle',
      type: 'document',
      entry: [{ fullUrl: URN, resource: { ...patient, id: '1' } }],
    }
    const { written } = transact(URN, { ...inner, id: 'o' }, 'urn:uuid:0c7f2a3e-9f3f-4f43-9a53-0d6b7a2c1e11')
    expect(written.entry).toEqual(inner.entry)
  })
})
