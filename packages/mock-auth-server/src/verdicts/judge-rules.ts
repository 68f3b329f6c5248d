import type { Finding, RuleDeclaration, RuleOutcome } from '../core/declare/rule.ts'
import type { FactHistory, FactName } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { FactIndex } from '../journal/fact-index.ts'
import type { Journal } from '../journal/journal.ts'

/** The findings of the rules for a tenant's journal. */
export interface RuleReport {
  readonly findings: readonly Finding[]
  /** Rules that were exercised and held, with how often. */
  readonly passed: Readonly<Record<string, number>>
  readonly notExercised: readonly string[]
  readonly inconclusive: readonly { readonly rule: string; readonly says: string; readonly seq: number }[]
  /** Number of exchanges that were evicted from the journal before it was judged. */
  readonly unjudged: number
}

/** Findings that are known, by rule, each with its reason. */
export type AllowedFindings = Readonly<Record<string, string>>

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
  const inconclusive: { rule: string; says: string; seq: number }[] = []
  const exercised = new Set<string>()
  const judge = (rule: RuleDeclaration, answer: RuleOutcome, entry: JournalEntry) => {
    if (answer === undefined) return
    exercised.add(rule.name)
    if (answer.pass === true) passed[rule.name] = (passed[rule.name] ?? 0) + 1
    else if (answer.pass === 'inconclusive')
      inconclusive.push({ rule: rule.name, says: answer.says, seq: entry.seq })
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
    for (const rule of rules) if (rule.atEnd && last) judge(rule, rule.atEnd(exchanges, journal.past), last)
  }
  const notExercised = rules.map(({ name }) => name).filter((name) => !exercised.has(name))
  return { findings, passed, notExercised, inconclusive, unjudged: journal.evicted }
}

function toFinding(
  rule: RuleDeclaration,
  answer: Extract<RuleOutcome, { pass: false }>,
  entry: JournalEntry,
  allowed: string | undefined,
): Finding {
  const { pass: _, ...said } = answer
  const { name, level, ids, spec, fix } = rule
  const frame = { rule: name, level, ids, ...said, spec, fix, run: entry.run, seq: entry.seq }
  return allowed === undefined ? frame : { ...frame, allowed }
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
    having: (name: FactName, value: string) => index.having(name, value).filter((record) => record.seq < seq),
    recent: (name: FactName) => index.recent(name).filter((record) => record.seq < seq),
    ofRun: (run: string) => index.ofRun(run).filter((record) => record.seq < seq),
    complete: index.complete,
  }
}
