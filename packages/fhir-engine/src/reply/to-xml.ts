import { type ElementRule, findStructure } from '../definitions/structures.ts'
import { isObject, type PlainObject } from '../model/resource.ts'

/** Converts a resource to FHIR XML (R4 "XML representation"), elements in the order of their definitions. */
export function toXml(resource: object): string {
  const { resourceType, ...rest } = resource as PlainObject
  const type = String(resourceType)
  return `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://hl7.org/fhir">${children(type, rest)}</${type}>`
}

function children(type: string, value: PlainObject): string {
  const isResource = findStructure(type)?.kind === 'resource'
  let xml = ''
  for (const [name, rule] of findStructure(type)?.elements ?? []) {
    if ((name === 'id' && !isResource) || (type === 'Extension' && name === 'url')) continue
    const own = list(value[name])
    const more = list(value[`_${name}`])
    for (let i = 0; i < Math.max(own.length, more.length); i++) xml += element(rule, own[i], more[i])
  }
  return xml
}

function element({ name, type }: ElementRule, value: unknown, more: unknown): string {
  if (type === 'xhtml') return narrative(value)
  if (type === 'Resource') {
    if (!isObject(value)) return ''
    const inner = String(value.resourceType)
    return findStructure(inner) ? `<${name}><${inner}>${children(inner, value)}</${inner}></${name}>` : ''
  }
  if (findStructure(type)?.kind === 'primitive-type')
    return primitive(name, value, isObject(more) ? more : {})
  if (!isObject(value)) return ''
  return tag(name, attributes(type, value), children(type, value))
}

function primitive(name: string, value: unknown, more: PlainObject): string {
  const text = value === undefined || value === null ? '' : attribute('value', String(value))
  const inner = children('Element', more)
  return text === '' && inner === '' && more.id === undefined
    ? ''
    : tag(name, attributes('Element', more) + text, inner)
}

function attributes(type: string, { id, url }: PlainObject): string {
  const own = id === undefined ? '' : attribute('id', String(id))
  return type === 'Extension' && url !== undefined ? own + attribute('url', String(url)) : own
}

function tag(name: string, attributesText: string, inner: string): string {
  return inner === '' ? `<${name}${attributesText}/>` : `<${name}${attributesText}>${inner}</${name}>`
}

/** Returns the `div` as XML; content that would break the document becomes text. */
function narrative(value: unknown): string {
  const text = printable(String(value)).trim()
  const isDiv = /^<div[\s>][\s\S]*<\/div>$/.test(text) && isBalanced(text)
  const div = text.replace(/^<div(?![^>]*\sxmlns=)/, '<div xmlns="http://www.w3.org/1999/xhtml"')
  return isDiv ? div : `<div xmlns="http://www.w3.org/1999/xhtml">${escaped(text)}</div>`
}

/**
 * Returns `true` when tags are closed in order and the text contains only tags and character data with the
 * five entities.
 */
function isBalanced(text: string): boolean {
  const open: string[] = []
  const rest = text.replace(TAG, (_, end: string, name: string, single: string) => {
    if (end === '') {
      if (single === '') open.push(name)
    } else if (open.pop() !== name) open.push('?')
    return ' '
  })
  return open.length === 0 && !/[<>]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(rest)
}

const TAG =
  /<(\/?)([A-Za-z][\w:-]*)(?:\s+[\w:-]+="[^"<&]*(?:&(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);[^"<&]*)*")*\s*(\/?)>/g

function attribute(name: string, text: string): string {
  return ` ${name}="${escaped(printable(text)).replace(/[\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`)}"`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&${ENTITIES[char]};`)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }

/** Replaces control characters and unpaired surrogates, which XML 1.0 does not allow. */
function printable(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
  )
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
