import type { ClientResult, TestedClient } from './read-clients.ts'

/** A variant that changes nothing for a client says nothing of it. */
const WORST_FIRST = ['not met', 'inconclusive', 'informational', 'met', 'not exercised', 'not applicable']

/** The result of a client for a fault in the variant that it handled worst. */
export interface WorstResult extends ClientResult {
  /** The parameters of the variant, such as `to: absent`; `undefined` for a fault without variants. */
  readonly variant?: string
  /** `true` when the client showed no trouble in any variant that it handled. */
  readonly carriesOn: boolean
}

/** Finds the worst result of a client among the variants of a fault; the first of those that are as bad. */
export function findWorstResult({ faults }: TestedClient, name: string): WorstResult | undefined {
  const variants = Object.entries(faults).filter(([key]) => key === name || key.startsWith(`${name} `))
  const rank = ([, { outcome }]: (typeof variants)[number]) => WORST_FIRST.indexOf(outcome)
  const [worst] = variants.toSorted((one, other) => rank(one) - rank(other))
  if (!worst) return undefined
  const [key, result] = worst
  const carriesOn = variants.every(([, { outcome, shows }]) => outcome !== 'met' || shows === undefined)
  return { ...result, carriesOn, ...(key === name ? {} : { variant: formatVariant(key.slice(name.length)) }) }
}

function formatVariant(json: string): string {
  const parameters = Object.entries(JSON.parse(json) as Record<string, unknown>)
  return parameters.map(([name, value]) => `${name}: ${value}`).join(', ')
}
