import { type ElementRule, findStructure } from '../definitions/structures.ts'
import { parseDecimal } from '../model/decimal.ts'
import type { PlainObject } from '../model/resource.ts'
import { readXml, type XmlElement } from './read-xml.ts'

/**
 * Converts a resource in FHIR XML to FHIR JSON. Elements unknown to R4 are included by name, so that
 * validation reports them as usual. Throws FhirError 400 for text that is not XML.
 */
export function fromXml(text: string): PlainObject {
  return resource(readXml(text))
}

function resource({ name, attributes, children }: XmlElement): PlainObject {
  return { resourceType: name, ...own(attributes), ...properties(name, children) }
}

/**
 * Returns attributes as properties: the allowed ones by name, others marked, so that they are not elements.
 */
function own(attributes: ReadonlyMap<string, string>, ...allowed: readonly string[]): PlainObject {
  return Object.fromEntries(
    [...attributes].map(([name, value]) => [allowed.includes(name) ? name : `@${name}`, value]),
  )
}

/** Returns children as properties, with lists and primitives as in JSON. */
function properties(type: string, children: readonly XmlElement[]): PlainObject {
  const groups = new Map<string, XmlElement[]>()
  for (const child of children) {
    const group = groups.get(child.name)
    if (group) group.push(child)
    else groups.set(child.name, [child])
  }
  return Object.fromEntries(
    [...groups].flatMap(([name, group]) => {
      const rule = findStructure(type)?.elements.get(name)
      const isPrimitive = rule && findStructure(rule.type)?.kind === 'primitive-type' && rule.type !== 'xhtml'
      const values = group.map((each) => (isPrimitive ? primitive(rule, each) : complex(rule, each)))
      const isList = rule?.many || group.length > 1
      const pair = (key: string, all: readonly unknown[]): [string, unknown][] =>
        all.every((each) => each === undefined)
          ? []
          : [[key, isList ? all.map((each) => each ?? null) : all[0]]]
      return [...pair(name, values), ...(isPrimitive ? pair(`_${name}`, group.map(more)) : [])]
    }),
  )
}

function complex(rule: ElementRule | undefined, element: XmlElement): unknown {
  const { attributes, children, xhtml } = element
  if (xhtml !== undefined) return xhtml
  const [inner] = children
  if (rule?.type === 'Resource') return inner && children.length === 1 ? resource(inner) : {}
  const type = rule?.type ?? ''
  return { ...own(attributes, 'id', type === 'Extension' ? 'url' : 'id'), ...properties(type, children) }
}

/** Returns numbers and booleans as such; any other text stays text, for validation to report. */
function primitive({ type }: ElementRule, { attributes }: XmlElement): unknown {
  const text = attributes.get('value')
  if (type === 'boolean' && /^(?:true|false)$/.test(text ?? '')) return text === 'true'
  if (/^(?:decimal|integer|positiveInt|unsignedInt)$/.test(type) && NUMBER.test(text ?? ''))
    return parseDecimal(text ?? '')
  return text
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Returns the members that a primitive has besides its value: id, extensions, and those that do not belong
 * there.
 */
function more({ attributes, children }: XmlElement): PlainObject | undefined {
  const others = new Map([...attributes].filter(([name]) => name !== 'value'))
  const found = { ...own(others, 'id'), ...properties('Element', children) }
  return Object.keys(found).length > 0 ? found : undefined
}
