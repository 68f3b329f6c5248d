import type { CaseTools, Source } from '../declare/check.ts'
import type { Target } from '../declare/target.ts'
import type { Send } from './create-send.ts'

interface Obtained {
  readonly evidence: Promise<unknown>
  /** Exchanges that show it: its own, or those of the sources that it is made of. */
  readonly exchangeIds: readonly string[]
}

/** The tools of one case, and the exchanges that they have produced. */
export interface Evidence {
  readonly tools: CaseTools
  readonly exchangeIds: readonly string[]
}

/** Creates the evidence of a run: each source is read once, whichever case asks first. */
export function createEvidence(target: Target, now: () => number, send: Send): () => Evidence {
  const obtained = new Map<Source<unknown>, Obtained>()

  const open = (isSource: boolean): Evidence => {
    const own: string[] = []
    const others: string[] = []
    const tools: CaseTools = {
      target,
      now,
      get: async <Found>(source: Source<Found>) => {
        const entry = obtain(source)
        try {
          return (await entry.evidence) as Found
        } finally {
          // Complete only now: they are made while it is obtained.
          others.push(...entry.exchangeIds)
        }
      },
      send: async (url, request) => {
        const result = await send(url, request)
        own.push(result.exchangeId)
        return result
      },
    }
    return {
      tools,
      get exchangeIds() {
        return [...new Set(isSource && own.length > 0 ? own : [...others, ...own])]
      },
    }
  }
  const obtain = (source: Source<unknown>): Obtained => {
    const known = obtained.get(source)
    if (known) return known
    const inner = open(true)
    const evidence = (async () => source(inner.tools))()
    const entry = {
      evidence,
      get exchangeIds() {
        return inner.exchangeIds
      },
    }
    obtained.set(source, entry)
    return entry
  }
  return () => open(false)
}
