import type { TaintedValue } from '../../core/declare/expected.ts'
import type { FactRecord } from '../../core/journal/facts.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

const NAMES = {
  code: ['issuedCode', 'code'],
  token: ['issuedAccessToken', 'accessToken'],
  launch: ['issuedLaunch', 'launch'],
} as const

/**
 * Judges that no later request carries the tainted value (J1, J2), or reads the user whom a bad id_token
 * names (J3).
 */
export function judgeDoesNotUse(context: JudgeContext, of: TaintedValue): Conclusion {
  return of === 'fhirUser' ? noFhirUser(context) : noValue(context, of)
}

function noValue(context: JudgeContext, of: keyof typeof NAMES): Conclusion {
  const [issued, sent] = NAMES[of]
  const value = context.fact(issued)
  const used = value === undefined ? undefined : after(context, context.journal.past.findByValue(sent, value))
  if (used) return conclude('not met', `the ${of} was used anyway`, context.strike.seq, used.seq)
  return context.windowClosed
    ? conclude('met', `the ${of} was not used`)
    : conclude('pending', `the ${of} may still be used`)
}

function noFhirUser(context: JudgeContext): Conclusion {
  const later = context.laterInRun.find(({ facts }) => facts.issuedFhirUser !== undefined)?.facts
    .issuedFhirUser
  const issued = context.fact('issuedFhirUser') ?? later ?? ''
  const [type, id] = issued.split('/').slice(-2)
  const below = afterBase(issued)
  const read = context.laterInRun.find(
    ({ seq, step, facts }) =>
      (facts.resourceType === type && facts.resourceId === id && id) ||
      (issued !== '' &&
        isFhirStep(step) &&
        afterBase(context.journal.get(seq)?.request.target ?? '') === below),
  )
  if (read)
    return conclude(
      'not met',
      `the user of the bad id_token was read: ${below}`,
      context.strike.seq,
      read.seq,
    )
  if (!context.windowClosed) return conclude('pending', 'the user of the bad id_token may still be read')
  const traffic = context.laterInRun.find(({ step }) => isFhirStep(step))
  if (!traffic) return conclude('met', 'no FHIR request followed the bad id_token')
  if (context.observations.some(({ kind }) => kind === 'visible-error')) {
    return conclude('met', 'the user of the bad id_token was not read, and the page showed an error')
  }
  if (context.struckEntry()?.step === 'jwks') {
    return conclude('met', 'keys were fetched, and the user of that id_token was not read')
  }
  return conclude(
    'inconclusive',
    'FHIR requests continued without reading that user; the client may not use id_tokens',
    traffic.seq,
  )
}

/** Returns the part of a URL below the FHIR base; all of a relative reference. */
function afterBase(url: string): string {
  return url.slice(url.lastIndexOf('/fhir/') + 1).replace(/^fhir\//, '')
}

function after(context: JudgeContext, records: readonly FactRecord[]): FactRecord | undefined {
  return records.find(({ seq, step }) => seq > context.strike.seq && step !== 'preflight')
}
