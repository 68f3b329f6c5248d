import type { FactRecord } from '../../core/journal/facts.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges the number of requests of a step in the run, from the struck one on (J4). */
export function judgeSendsAtMost(
  context: JudgeContext,
  { count, step, ofCode = false }: { count: number; step: Step; ofCode?: boolean },
): Conclusion {
  const code = ofCode ? (context.fact('issuedCode') ?? context.fact('code')) : undefined
  const seqs = ofCode
    ? code === undefined
      ? []
      : context.journal.past.findByValue('code', code).map(({ seq }) => seq)
    : requests(context, step).map(({ seq }) => seq)
  if (!ofCode && context.struckEntry()?.step === step) seqs.unshift(context.strike.seq)
  const what = ofCode ? 'token requests with that code' : `${step} requests`
  if (seqs.length > count)
    return conclude('not met', `${seqs.length} ${what}, at most ${count} are allowed`, ...seqs)
  return context.windowClosed
    ? conclude('met', `${seqs.length} ${what}`, ...seqs)
    : conclude('pending', `${seqs.length} ${what} so far`)
}

/**
 * Returns the requests of a step; a client that authorizes again begins a new run, so a known client is
 * counted over all runs.
 */
function requests({ laterInRun, laterInTenant, fact }: JudgeContext, step: Step): readonly FactRecord[] {
  const clientId = step === 'authorize' ? fact('clientId') : undefined
  return clientId === undefined
    ? laterInRun.filter((record) => record.step === step)
    : laterInTenant.filter((record) => record.step === step && record.facts.clientId === clientId)
}
