import type { Any } from '../../engine.ts'
import { findSystem } from '../r4-package.ts'
import type { Ask, Judge } from './ask.ts'
import { cutPiece, normalize } from './string.ts'

/** A code with its system: `undefined` when R4 leaves open which one it is. */
export interface Token {
  readonly system: string | undefined
  readonly code: string
  readonly text?: string
  /** Types of an identifier. */
  readonly types?: readonly { readonly system: string; readonly code: string }[]
}

const withText = (text: unknown) => (typeof text === 'string' ? { text } : {})
const toToken = ({ system = '', code = '', display }: Any): Token => ({ system, code, ...withText(display) })
const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
const systems = new Map<string, string | undefined>()

function findSystemOnce(path: string): string | undefined {
  if (!systems.has(path)) systems.set(path, findSystem(path))
  return systems.get(path)
}

/**
 * Search type `token` (R4 §3.1.1.4.10). Case does not matter: "when in doubt, servers SHOULD treat tokens in a
 * case-insensitive manner".
 */
export const tokenJudge: Judge<Token> = {
  read: ({ type, value, path }) => {
    switch (type) {
      case 'CodeableConcept':
        return [
          ...(value.coding ?? []).map(toToken),
          ...(typeof value.text === 'string' ? [{ system: '', code: '', text: value.text }] : []),
        ]
      case 'Coding':
        return [toToken(value)]
      case 'Identifier': {
        const types = (value.type?.coding ?? []).map(toToken)
        return [{ system: value.system ?? '', code: value.value ?? '', types, ...withText(value.type?.text) }]
      }
      case 'ContactPoint':
        return [{ system: undefined, code: value.value ?? '' }]
      case 'code':
        return [{ system: findSystemOnce(path), code: value }]
      default:
        return typeof value === 'object' ? [] : [{ system: undefined, code: String(value) }]
    }
  },

  ask: ({ system, code, text, types }, random): Ask => {
    if (text && (code === '' || random.chance(0.2)))
      return { modifier: 'text', parts: [cutPiece(text, random, true)] }
    const [type] = types ?? []
    if (type?.system && type.code && code && random.chance(0.5))
      return { modifier: 'of-type', parts: [type.system, type.code, code] }
    if (code === '') return { parts: [system || 'http://s.example/a', ''] }
    const plain = random.pick([code, code, code.toUpperCase()])
    const not = random.chance(0.15) ? { modifier: 'not' } : {}
    if (system === undefined) return { ...not, parts: [plain] }
    return {
      ...not,
      parts: random.pick([[plain], [system, plain], [system, plain], ['http://no.example', plain]]),
    }
  },

  matches: ({ system, code, text, types }, { modifier, parts }) => {
    const [first = '', second = '', third = ''] = parts
    if (modifier === 'text') return text !== undefined && normalize(text).startsWith(normalize(first))
    if (modifier === 'of-type') {
      const isType = (types ?? []).some((each) => each.system === first && isSame(each.code, second))
      return isType && isSame(code, third)
    }
    if (parts.length === 1) return isSame(code, first)
    return system === first && (second === '' || isSame(code, second))
  },

  sortKey: ({ code }) => (code === '' ? undefined : code.toLowerCase()),
}
