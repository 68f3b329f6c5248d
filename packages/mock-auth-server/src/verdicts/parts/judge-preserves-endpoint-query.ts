import type { Step } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Judges that requests of a step keep a parameter of the published URL's query (RFC 6749 sections 3.1, 3.2).
 */
export function judgePreservesEndpointQuery(
  context: JudgeContext,
  wanted: { step: Step; name: string; value: string },
): Conclusion {
  const { step, name, value } = wanted
  const requests = context.laterInRun.filter((record) => record.step === step)
  const lost = requests.find(({ seq }) => !inQuery(context.journal.get(seq)?.request.target, name, value))
  if (lost) return conclude('not met', `a ${step} request lacked ${name}=${value}`, lost.seq)
  const [kept] = requests
  if (kept) return conclude('met', `${step} requests kept ${name}=${value}`, kept.seq)
  const isService = context.laterInRun.some(({ facts }) => facts.grantType === 'client_credentials')
  if (step === 'authorize' && isService)
    return conclude('met', 'a backend service sends no authorize request')
  return context.windowClosed
    ? conclude('not met', `no ${step} request followed`)
    : conclude('pending', `waiting for ${step} requests`)
}

function inQuery(target: string | undefined, name: string, value: string): boolean {
  if (target === undefined) return true
  const mark = target.indexOf('?')
  return mark >= 0 && new URLSearchParams(target.slice(mark + 1)).getAll(name).includes(value)
}
