import type { Attribution, Scene } from '../core/declare/expectation.ts'
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

  /** Returns what ties an exchange to the run of a scene. */
  attribute(entry: JournalEntry, scene: Scene): Attribution {
    const isInRun = scene.run === undefined || entry.run === scene.run
    return { isInRun, strength: this.#weigh(entry, scene, isInRun) }
  }

  /** Returns whose run a scene belongs to, as far as that is known. */
  #findOwner({ run, fact }: Scene): Pick<Activity, 'clientId' | 'user'> {
    const own = this.#recent.find((each) => each.run === run)
    return { clientId: own?.clientId ?? fact('clientId'), user: own?.user ?? fact('user') }
  }

  #weigh(entry: JournalEntry, scene: Scene, isInRun: boolean): Attribution['strength'] {
    const { clientId } = this.#findOwner(scene)
    if (isInRun && carriesOrigin(entry)) return 'carried'
    if (!isInRun && clientId !== undefined && entry.facts.clientId === clientId) return 'carried'
    return this.isOtherActive(scene) ? 'adjacent' : 'only'
  }

  /** Returns `true` when another client, or another user, was active since the strike. */
  isOtherActive(scene: Scene): boolean {
    if (this.#recent.length < 2) return false
    const { run, seq } = scene
    const { clientId, user } = this.#findOwner(scene)
    return this.#recent.some((activity) => {
      if (activity.run === run || activity.seq <= seq) return false
      const isOtherUser = user !== undefined && activity.user !== undefined && activity.user !== user
      return activity.clientId !== clientId || isOtherUser
    })
  }
}
