import { BASE } from '../../engine.ts'
import type { Ask, Judge } from './ask.ts'
import { type Token, tokenJudge } from './token.ts'

/** A reference: to a resource of this server, elsewhere, by a canonical, or by an identifier only. */
export interface Link {
  /** `Type/id` here, else the URL. */
  readonly name: string
  readonly isLocal: boolean
  readonly version?: string
  readonly identifier: readonly Token[]
}

const LOCAL = /^[A-Z]\w+\/[\w.-]+$/

/** Returns the resource type that a reference names (R4 §2.3.0.4). */
function getNamedType(text: string): string | undefined {
  return /(?:^|\/)([A-Z][A-Za-z]+)\/[\w.-]+(?:\/_history\/[\w.-]+)?$/.exec(text)?.[1]
}

function toLink(text: string, identifier: readonly Token[] = []): Link {
  const here = text.startsWith(`${BASE}/`) ? text.slice(BASE.length + 1) : text
  const plain = here.replace(/\/_history\/[\w.-]+$/, '')
  if (LOCAL.test(plain)) return { name: plain, isLocal: true, identifier }
  const [name = '', version] = here.split('|')
  return { name, isLocal: false, ...(version !== undefined && { version }), identifier }
}

/** Search type `reference` (R4 §3.1.1.4.12); a version in a literal reference does not matter. */
export const referenceJudge: Judge<Link> = {
  read: ({ type, value, target }) => {
    if (typeof value === 'string') return [toLink(value)]
    if (value.resourceType) return [toLink(`${value.resourceType}/${value.id}`)]
    if (type !== 'Reference') return []
    const text: string = value.reference ?? ''
    // A reference that cannot be resolved is to the type that it names.
    if (target && (getNamedType(text) ?? value.type) !== target) return []
    if (!text && !value.identifier) return []
    const tokens = value.identifier
      ? tokenJudge.read({ type: 'Identifier', value: value.identifier, path: '' })
      : []
    return [toLink(text, tokens)]
  },

  ask: ({ name, isLocal, version, identifier }, random): Ask => {
    const [token] = identifier
    if (token && (!name || random.chance(0.4))) {
      const { modifier: _, ...ask } = tokenJudge.ask({ system: token.system, code: token.code }, random)
      return { ...ask, modifier: 'identifier' }
    }
    if (!isLocal)
      return { parts: [version !== undefined && random.chance(0.5) ? `${name}|${version}` : name] }
    const [type = '', id = ''] = name.split('/')
    if (random.chance(0.2)) return { modifier: type, parts: [id] }
    return { parts: [random.pick([id, name, name, `${BASE}/${name}`])] }
  },

  matches: ({ name, isLocal, version, identifier }, { modifier, parts }) => {
    if (modifier === 'identifier') return identifier.some((each) => tokenJudge.matches(each, { parts }))
    const [text = ''] = parts
    if (name === '') return false
    if (modifier) return isLocal && name === `${modifier}/${text}`
    const wanted = text.startsWith(`${BASE}/`) ? text.slice(BASE.length + 1) : text
    if (isLocal) return name === wanted || name.split('/')[1] === wanted
    return name === wanted || (version !== undefined && `${name}|${version}` === wanted)
  },

  sortKey: ({ name, version }) =>
    name === '' ? undefined : version === undefined ? name : `${name}|${version}`,
}
