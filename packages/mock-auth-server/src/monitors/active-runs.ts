import type { RunAttribution, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'

/** Ways of attribution by something that a request carries. */
const CARRIED: ReadonlySet<JournalEntry['attribution']> = new Set([
  'label',
  'launch',
  'code',
  'token',
  'authorize',
])

const KEPT = 16

/** The last activity of a run, as far as it is certain. */
interface Activity {
  readonly run: string
  readonly seq: number
  readonly clientId: string | undefined
  readonly user: string | undefined
}

/** Returns `true` when a request itself tells whose it is. */
function carriesOrigin({ attribution, facts }: JournalEntry): boolean {
  return CARRIED.has(attribution) || facts.grantType === 'client_credentials'
}

/** Remembers which runs were active last, so that a request without an origin can be told from another app's. */
export class ActiveRuns {
  #recent: Activity[] = []
  /** The attributions of one exchange, by the strike that they are for: those of many faults are the same. */
  #weighed = new Map<number, RunAttribution>()
  #weighing: JournalEntry | undefined

  /** Takes note of an exchange. */
  follow(entry: JournalEntry): void {
    const { run, seq, facts } = entry
    if (run === undefined || !carriesOrigin(entry)) return
    const before = this.#recent.find((activity) => activity.run === run)
    const clientId = facts.clientId ?? before?.clientId
    const user = facts.user ?? before?.user
    const others = this.#recent.filter((activity) => activity !== before)
    this.#recent = [{ run, seq, clientId, user }, ...others].slice(0, KEPT)
  }

  /** Returns what ties an exchange to the run of a context. */
  attribute(entry: JournalEntry, context: StrikeContext): RunAttribution {
    if (this.#weighing !== entry) this.#weighed.clear()
    this.#weighing = entry
    const known = this.#weighed.get(context.seq)
    if (known) return known
    const isInRun = context.run === undefined || entry.run === context.run
    const attribution = { isInRun, strength: this.#weigh(entry, context, isInRun) }
    this.#weighed.set(context.seq, attribution)
    return attribution
  }

  /** Returns whose run a context belongs to, as far as that is known. */
  #findOwner({ run, fact }: StrikeContext): Pick<Activity, 'clientId' | 'user'> {
    const own = this.#recent.find((each) => each.run === run)
    return { clientId: own?.clientId ?? fact('clientId'), user: own?.user ?? fact('user') }
  }

  #weigh(entry: JournalEntry, context: StrikeContext, isInRun: boolean): RunAttribution['strength'] {
    const { clientId } = this.#findOwner(context)
    const isRunKnown = context.run !== undefined
    if (isInRun && isRunKnown && carriesOrigin(entry)) return 'carried'
    if (!(isInRun && isRunKnown) && clientId !== undefined && entry.facts.clientId === clientId)
      return 'carried'
    return this.isOtherActive(context) ? 'adjacent' : 'only'
  }

  /** Returns `true` when another client, or another user, was active since the strike. */
  isOtherActive(context: StrikeContext): boolean {
    const { run, seq } = context
    const { clientId, user } = this.#findOwner(context)
    const others = this.#recent.filter((activity) => activity.run !== run && activity.seq > seq)
    // One client may be the one that nothing is known about.
    if (clientId === undefined) return new Set(others.map((activity) => activity.clientId)).size > 1
    return others.some((activity) => {
      const isOtherUser = user !== undefined && activity.user !== undefined && activity.user !== user
      return activity.clientId !== clientId || isOtherUser
    })
  }
}
