import type { AllowedFindings, Finding, RuleDeclaration, RuleOutcome } from '../core/declare/rule.ts'
import type { FactHistory, FactName } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { FactIndex } from '../journal/fact-index.ts'
import { findGap } from '../journal/find-gap.ts'
import type { Journal } from '../journal/journal.ts'

/** The findings of the rules for a tenant's journal. */
export interface RuleReport {
  readonly findings: readonly Finding[]
  /** Rules that were exercised and held, with how often. */
  readonly passed: Readonly<Record<string, number>>
  readonly notExercised: readonly string[]
  readonly inconclusive: readonly { readonly rule: string; readonly reason: string; readonly seq: number }[]
  /** Number of exchanges that were evicted from the journal before it was judged. */
  readonly unjudged: number
}

/** Judges the exchanges of a journal (or of one run) by the rules: lazily, on read. */
export function judgeRules(
  journal: Journal,
  rules: readonly RuleDeclaration[],
  { run, allow = {} }: { run?: string; allow?: AllowedFindings } = {},
): RuleReport {
  const entries = journal
    .find(run === undefined ? {} : { run })
    .filter(({ endedAt, straggler }) => endedAt !== undefined && !straggler)
  const findings: Finding[] = []
  const passed: Record<string, number> = {}
  const inconclusive: { rule: string; reason: string; seq: number }[] = []
  const exercised = new Set<string>()
  const judge = (rule: RuleDeclaration, answer: RuleOutcome, entry: JournalEntry) => {
    if (answer === undefined) return
    exercised.add(rule.name)
    if (answer.outcome === 'passed') passed[rule.name] = (passed[rule.name] ?? 0) + 1
    else if (answer.outcome === 'inconclusive')
      inconclusive.push({ rule: rule.name, reason: answer.reason, seq: entry.seq })
    else findings.push(toFinding(rule, answer, entry, allow[rule.name]))
  }
  for (const entry of entries) {
    const past = before(journal.past, entry.seq)
    for (const rule of rules) {
      if (rule.check && rule.steps.includes(entry.step)) judge(rule, rule.check(entry, past), entry)
    }
  }
  for (const exchanges of byRun(entries)) {
    const last = exchanges.at(-1)
    const doubt = findDoubt(journal, exchanges)
    for (const rule of rules) {
      if (!rule.checkRun || !last) continue
      const answer = rule.checkRun(exchanges, journal.past)
      judge(rule, answer?.outcome === 'passed' && doubt ? doubt : answer, last)
    }
  }
  const notExercised = rules.map(({ name }) => name).filter((name) => !exercised.has(name))
  return { findings, passed, notExercised, inconclusive, unjudged: journal.evicted }
}

const PARTIAL = {
  outcome: 'inconclusive',
  reason: 'older exchanges of this run were evicted: the rule may have failed there',
} as const

/** Returns what stands for a rule that held, where exchanges of a run are missing or may be. */
function findDoubt(journal: Journal, exchanges: readonly JournalEntry[]): RuleOutcome {
  const run = exchanges[0]?.run ?? ''
  const gap = findGap(journal, run)
  if (gap !== undefined) return { outcome: 'inconclusive', reason: gap }
  if (journal.evicted === 0) return undefined
  const isWhole = journal.past.complete && journal.past.findByRun(run).length <= exchanges.length
  return isWhole ? undefined : PARTIAL
}

function toFinding(
  rule: RuleDeclaration,
  answer: Extract<RuleOutcome, { outcome: 'failed' }>,
  entry: JournalEntry,
  allowReason: string | undefined,
): Finding {
  const { outcome: _, ...said } = answer
  const { name, level, catalogueIds, spec, howToFix } = rule
  const frame = { rule: name, level, catalogueIds, ...said, spec, howToFix, run: entry.run, seq: entry.seq }
  return allowReason === undefined ? frame : { ...frame, allowReason }
}

function byRun(entries: readonly JournalEntry[]): JournalEntry[][] {
  const runs = new Map<string, JournalEntry[]>()
  for (const entry of entries) {
    if (entry.run === undefined) continue
    const list = runs.get(entry.run)
    if (list) list.push(entry)
    else runs.set(entry.run, [entry])
  }
  return [...runs.values()]
}

/** Returns the history at the time of an exchange: a rule must not see later exchanges. */
function before(index: FactIndex, seq: number): FactHistory {
  return {
    findByValue: (name: FactName, value: string) =>
      index.findByValue(name, value).filter((record) => record.seq < seq),
    isRecentWhole: (name: FactName) => index.isRecentWhole(name),
    findRecent: (name: FactName) => index.findRecent(name).filter((record) => record.seq < seq),
    findByRun: (run: string) => index.findByRun(run).filter((record) => record.seq < seq),
    complete: index.complete,
  }
}
