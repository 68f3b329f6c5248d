import type { Load } from './load.mts'
import type { Sender } from './sender.mts'

/** A problem as it was first reported, and how often. */
interface Problem {
  readonly first: string
  count: number
}

/** What the load has counted and found. */
export interface Findings {
  readonly counts: Map<string, number>
  /** By kind: the text without names and numbers. */
  readonly problems: Map<string, Problem>
}

/** Creates what operations work with, and the findings that they report into. */
export function createLoad(
  sender: Sender,
  random: () => number,
  onProblem: (problem: string) => void = () => undefined,
): { load: Load; findings: Findings } {
  const counts = new Map<string, number>()
  const problems = new Map<string, Problem>()
  let probes = 0
  const load: Load = {
    ...{ sender, random },
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    report: (tenant, problem) => {
      if (problem === undefined) return
      const kind = toKind(problem)
      const known = problems.get(kind)
      if (known) known.count += 1
      else {
        const first = `${tenant}: ${problem}`
        problems.set(kind, { first, count: 1 })
        onProblem(first)
      }
    },
    nameProbe: () => {
      probes += 1
      return `probe-${probes}`
    },
  }
  return { load, findings: { counts, problems } }
}

/** Returns a text without the numbers in it. */
const toKind = (problem: string) => problem.replace(/\d+/g, '#').slice(0, 60)
