import { FhirError } from '../../model/fhir-error.ts'
import { foldText } from '../../model/fold-text.ts'
import { isObject, type PlainObject } from '../../model/resource.ts'
import { splitUnescaped, unescapeText } from '../parameters/escape.ts'
import type { SearchKind } from './search-kind.ts'

export interface TokenValue {
  readonly system: string
  /** Code in lower case. */
  readonly code: string
  readonly text?: string
  /** `system|code` of an identifier's type, for `:of-type`. */
  readonly types?: readonly string[]
}

/** Search type `token`: `code`, `system|code`, `|code`, `system|`; `:not` is negated by the caller. */
export const tokenKind: SearchKind<TokenValue> = {
  modifiers: ['not', 'text', 'of-type'],

  extract(node, path) {
    if (path.type === 'exists') return [{ system: '', code: String(node !== false) }]
    if (!isObject(node)) return node === undefined ? [] : [{ system: path.system ?? '', code: lower(node) }]
    switch (path.type) {
      case 'CodeableConcept':
        return concept(node)
      case 'Identifier':
        return [identifier(node)]
      case 'ContactPoint':
        return [{ system: string(node.system), code: lower(node.value) }]
      default:
        return [coding(node)]
    }
  },

  compare(text, modifier, { name }) {
    if (modifier === 'text') {
      const wanted = foldText(unescapeText(text))
      return (value) => value.text !== undefined && foldText(value.text).startsWith(wanted)
    }
    const parts = splitUnescaped(text, '|').map(unescapeText)
    if (modifier === 'of-type') {
      const [system, code, value] = parts
      if (!system || !code || !value || parts.length !== 3) {
        throw new FhirError(400, 'invalid', `${name}:of-type must be system|code|value`)
      }
      const type = `${system}|${code}`.toLowerCase()
      return (token) => token.code === value.toLowerCase() && (token.types?.includes(type) ?? false)
    }
    const code = (parts.length > 1 ? parts.slice(1).join('|') : (parts[0] as string)).toLowerCase()
    if (parts.length === 1) return (value) => value.code === code
    const system = parts[0] as string
    return (value) => value.system === system && (code === '' || value.code === code)
  },

  sortKey: (value) => value.code,

  keys: ({ system, code }) => [code, `${system}|${code}`, `${system}|`],

  lookup(text, modifier) {
    if (modifier) return undefined
    const parts = splitUnescaped(text, '|').map(unescapeText)
    const code = (parts.length > 1 ? parts.slice(1).join('|') : (parts[0] as string)).toLowerCase()
    return parts.length === 1 ? code : `${parts[0]}|${code}`
  },
}

function concept(node: PlainObject): TokenValue[] {
  const codings = (Array.isArray(node.coding) ? node.coding : []).filter(isObject).map(coding)
  return typeof node.text === 'string' ? [...codings, { system: '', code: '', text: node.text }] : codings
}

function coding(node: PlainObject): TokenValue {
  const text = typeof node.display === 'string' ? { text: node.display } : {}
  return { system: string(node.system), code: lower(node.code), ...text }
}

function identifier(node: PlainObject): TokenValue {
  const text = isObject(node.type) && typeof node.type.text === 'string' ? { text: node.type.text } : {}
  return { system: string(node.system), code: lower(node.value), types: identifierTypes(node), ...text }
}

function identifierTypes(node: PlainObject): string[] {
  const codings =
    isObject(node.type) && Array.isArray(node.type.coding) ? node.type.coding.filter(isObject) : []
  return codings.map((each) => `${string(each.system)}|${string(each.code)}`.toLowerCase())
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function lower(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).toLowerCase()
}
