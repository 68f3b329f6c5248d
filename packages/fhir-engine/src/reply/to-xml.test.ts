import fc from 'fast-check'
import { Fhir } from 'fhir/fhir.js'
import { expect, it } from 'vitest'
import { loadSampleData } from '../index.ts'
import { toXml } from './to-xml.ts'

const independent = new Fhir()
// biome-ignore lint/suspicious/noExplicitAny: resources are compared freely here
type Any = any

/** Converts numbers to text: the `fhir` package reads decimals as text. */
function asText(value: Any): Any {
  if (Array.isArray(value)) return value.map(asText)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]))
}
const back = (resource: object) => asText(independent.xmlToObj(toXml(resource)))

it('writes every sample resource so that an independent reader returns it unchanged', () => {
  const resources = loadSampleData()
  for (const resource of resources) expect(back(resource)).toEqual(asText(resource))
  expect(resources.length).toBeGreaterThan(900)
}, 60_000)

it('writes a Bundle with its resources, and errors with their texts', () => {
  const entry = loadSampleData()
    .slice(0, 3)
    .map((resource) => ({ fullUrl: `urn:x:${resource.id}`, resource, search: { mode: 'match' } }))
  const bundle = { resourceType: 'Bundle', type: 'searchset', total: 3, entry }
  expect(back(bundle)).toEqual(asText(bundle))
  const issue = [{ severity: 'error', code: 'invalid', diagnostics: '<&"\n\t' }]
  expect(back({ resourceType: 'OperationOutcome', issue })).toMatchObject({ issue })
})

it('writes primitives with ids and extensions, elements in order, and no unknown ones', () => {
  const xml = toXml({
    unknown: 1,
    birthDate: '1980',
    _birthDate: { id: 'b', extension: [{ url: 'http://x', valueBoolean: false }] },
    name: [
      { _given: [null, { extension: [{ url: 'http://y', valueCode: 'z' }] }], given: ['A', null], id: 'n' },
    ],
    id: 'p',
    resourceType: 'Patient',
  })
  expect(xml).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Patient xmlns="http://hl7.org/fhir"><id value="p"/>' +
      '<name id="n"><given value="A"/><given><extension url="http://y"><valueCode value="z"/></extension></given></name>' +
      '<birthDate id="b" value="1980"><extension url="http://x"><valueBoolean value="false"/></extension></birthDate></Patient>',
  )
})

it.each([
  ['<div><b>x</div></b>', '&lt;div&gt;'],
  ['<div>a</div><script>1</script>', '&lt;script&gt;'],
  ['<div>&nbsp;</div>', '&amp;nbsp;'],
  ['<div a="1" b=\'2\'>x</div>', '&lt;div'],
  ['no markup', 'no markup'],
  ['<div>\u0001<br/>x &lt; y</div>', '<div xmlns="http://www.w3.org/1999/xhtml">\ufffd<br/>x &lt; y</div>'],
])('keeps a narrative %j inside its element', (div, part) => {
  const xml = toXml({ resourceType: 'Patient', text: { status: 'generated', div } })
  expect(xml).toContain(part)
  expect(() => independent.xmlToObj(xml)).not.toThrow()
})

it('escapes every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (family, div) => {
      const xml = toXml({ resourceType: 'Patient', text: { status: 'generated', div }, name: [{ family }] })
      expect(xml.match(/<family /g) ?? []).toHaveLength(1)
      expect(() => independent.xmlToObj(xml)).not.toThrow()
    }),
  )
}, 60_000)
