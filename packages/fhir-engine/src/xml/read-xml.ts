import { SaxesParser } from 'saxes'
import { FhirError } from '../model/fhir-error.ts'
import { limits } from '../model/limits.ts'

/** One element of FHIR XML; of a narrative's `div` only the original text is stored. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly xhtml?: string
}

const FHIR = 'http://hl7.org/fhir'
const XHTML = 'http://www.w3.org/1999/xhtml'

/**
 * Reads FHIR XML (R4 "XML representation"): elements and attributes, no text outside a narrative. A document
 * type is refused, and with it entities of its own. Throws FhirError 400 with the line where it went wrong.
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let narrative: { start: number; depth: number } | undefined
  const refuse = (why: string, code: 'invalid' | 'too-costly' = 'invalid'): never => {
    throw new FhirError(400, code, `The body cannot be read as FHIR XML: ${why} (line ${parser.line})`)
  }
  const add = (element: XmlElement) => {
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  }
  parser.on('error', (error) => refuse(error.message.replace(/^\S+ /, '').slice(0, 120)))
  parser.on('doctype', () => refuse('a document type is not allowed'))
  parser.on('cdata', () => refuse('CDATA is not allowed'))
  parser.on('text', (words) => {
    if (!narrative && words.trim() !== '') refuse('there is text where only elements may be')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length + (narrative?.depth ?? 0) >= limits.jsonDepth) {
      refuse(`it is nested more than ${limits.jsonDepth} levels`, 'too-costly')
    }
    if (narrative) narrative.depth++
    else if (uri === XHTML && local === 'div') {
      narrative = { start: text.lastIndexOf('<', parser.position - 1), depth: 1 }
    } else {
      if (uri !== FHIR) refuse(`${local.slice(0, 60)} is not in the namespace ${FHIR}`)
      const own = Object.values(attributes).filter(({ prefix }) => prefix === '')
      const pairs = own
        .filter((each) => each.local !== 'xmlns')
        .map((each) => [each.local, each.value] as const)
      const element = { name: local, attributes: new Map(pairs), children: [] }
      add(element)
      open.push(element)
    }
  })
  parser.on('closetag', () => {
    if (!narrative) open.pop()
    else if (--narrative.depth === 0) {
      const xhtml = text.slice(narrative.start, parser.position)
      narrative = undefined
      add({ name: 'div', attributes: new Map(), children: [], xhtml })
    }
  })
  parser.write(text).close()
  return root ?? refuse('it is empty')
}
