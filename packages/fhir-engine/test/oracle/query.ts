import type { Ask } from './types/ask.ts'

/** A step from a resource to others, which have to satisfy the rest of a criterion. */
export type Hop =
  | { readonly kind: 'chain'; readonly code: string; readonly target?: string }
  | { readonly kind: 'has'; readonly type: string; readonly code: string }

/** One search parameter of a query; a composite's alternatives have several asks. */
export interface Criterion {
  readonly hops: readonly Hop[]
  readonly code: string
  readonly modifier?: string
  readonly alternatives: readonly (readonly Ask[])[]
}

/** One `_include` or `_revinclude`. */
export interface Included {
  readonly isReverse: boolean
  readonly isIterated: boolean
  readonly source: string
  readonly code: string
  readonly target?: string
}

export interface SortKey {
  readonly code: string
  readonly isDescending: boolean
}

/** A search over one type. */
export interface Query {
  readonly type: string
  /** The patient in whose compartment is searched. */
  readonly patient?: string
  /** `true` when the parameters are in the body. */
  readonly isPosted?: boolean
  readonly criteria: readonly Criterion[]
  readonly sort: readonly SortKey[]
  readonly includes: readonly Included[]
  readonly count?: number
  readonly total?: string
  readonly summary?: string
  readonly elements?: readonly string[]
}

const escapeText = (text: string) => text.replaceAll('\\', '\\\\').replace(/[,|$]/g, (each) => `\\${each}`)
const renderAsk = ({ prefix = '', parts }: Ask) => prefix + parts.map(escapeText).join('|')

function renderName({ hops, code, modifier }: Criterion): string {
  const steps = hops.map((hop) => {
    if (hop.kind === 'has') return `_has:${hop.type}:${hop.code}:`
    return `${hop.code}${hop.target ? `:${hop.target}` : ''}.`
  })
  return `${steps.join('')}${code}${modifier ? `:${modifier}` : ''}`
}

/** Returns the parameters of a query as they go into its URL. */
function renderParameters(query: Query): [name: string, value: string][] {
  const { criteria, sort, includes, count, total, summary, elements } = query
  return [
    ...criteria.map((each): [string, string] => [
      renderName(each),
      each.alternatives.map((asks) => asks.map(renderAsk).join('$')).join(','),
    ]),
    ...includes.map(({ isReverse, isIterated, source, code, target }): [string, string] => [
      `${isReverse ? '_revinclude' : '_include'}${isIterated ? ':iterate' : ''}`,
      source === '*' ? '*' : [source, code, ...(target ? [target] : [])].join(':'),
    ]),
    ...(sort.length > 0
      ? [
          ['_sort', sort.map((key) => `${key.isDescending ? '-' : ''}${key.code}`).join(',')] as [
            string,
            string,
          ],
        ]
      : []),
    ...(Object.entries({ _count: count, _total: total, _summary: summary, _elements: elements?.join(',') })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]) as [string, string][]),
  ]
}

/** Returns a query as a URL below the base. */
export function renderUrl(query: Query): string {
  return `${query.patient ? `Patient/${query.patient}/` : ''}${query.type}?${renderParameters(query)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')}`
}
