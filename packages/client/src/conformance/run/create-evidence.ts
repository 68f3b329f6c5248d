import type { CaseTools, Source } from '../declare/case-tools.ts'
import { Postponed } from '../declare/outcome.ts'

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

/** The tools that all cases share. */
export type SharedTools = Omit<CaseTools, 'get' | 'show'>

/** Creates the evidence of a run: each source is read once, whichever case asks first. */
export function createEvidence(getShared: () => SharedTools): () => Evidence {
  const obtained = new Map<Source<unknown>, Obtained>()

  const open = (isSource: boolean): Evidence => {
    const own: string[] = []
    const others: string[] = []
    const shown: string[] = []
    const shared = getShared()
    const tools: CaseTools = {
      ...shared,
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
        const result = await shared.send(url, request)
        own.push(result.exchangeId)
        return result
      },
      show: (...results) => {
        shown.push(...results.map(({ exchangeId }) => exchangeId))
      },
      authorize: async (request, purpose) => {
        const end = await shared.authorize(request, purpose)
        own.push(...end.exchangeIds)
        return end
      },
      launch: async (client) => {
        const end = await shared.launch(client)
        own.push(...end.exchangeIds)
        return end
      },
    }
    return {
      tools,
      get exchangeIds() {
        const used = isSource && own.length > 0 ? own : [...others, ...own]
        return [...new Set(shown.length > 0 ? shown : used)]
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
    // What was put off is tried again.
    evidence.catch((thrown) => thrown instanceof Postponed && obtained.delete(source))
    return entry
  }
  return () => open(false)
}
