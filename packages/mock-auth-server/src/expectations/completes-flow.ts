import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation, FlowState, Monitor, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { describeTrouble, isEnd, isTrouble } from './shared/observations.ts'
import { concludeMissing } from './shared/presence.ts'

/**
 * Expects that the client carries on as if nothing were wrong (J5): a request for data that began after the
 * struck reply, with a good token of the run, is answered with success, and no driver saw trouble.
 */
export const completesFlow: () => Expectation = defineExpectation('completesFlow', () => ({
  sentence: 'carries on to the data without an error',
  scope: 'tenant',
  start: (context) => watchCompletion(context, isTrouble),
}))

/** Expects the same of a client that may tell its user what it has to do without. */
export const obtainsData: () => Expectation = defineExpectation('obtainsData', () => ({
  sentence: 'carries on to the data',
  scope: 'tenant',
  start: (context) => watchCompletion(context, isFailedProcess),
}))

function isFailedProcess({ kind, detail }: Observation): boolean {
  return kind === 'exit-code' && detail !== '0'
}

function watchCompletion(context: StrikeContext, isBad: (seen: Observation) => boolean): Monitor {
  let used: JournalEntry | undefined
  let isLogin = hasLogin(context)
  const seen: Observation[] = []
  return {
    onExchange: (entry, { isInRun }) => {
      if (isInRun && isLoginStep(entry.step)) isLogin = true
      const isOwn = isInRun || (!isLogin && isOfEarlierSession(context, entry))
      if (isOwn && isUse(context, entry)) used ??= entry
      return undefined
    },
    onObservation: (observation) => {
      seen.push(observation)
      return undefined
    },
    conclude: (state) => concludeCompletion(state, context, used, seen, isBad),
  }
}

function isLoginStep(step: Step): boolean {
  return step === 'authorize' || step === 'token'
}

function hasLogin({ run, history, seq }: StrikeContext): boolean {
  if (run === undefined) return true
  return history.findByRun(run).some((record) => record.seq <= seq && isLoginStep(record.step))
}

/** Returns `true` for a token of before: discovery without a login is a look at the server during a session. */
function isOfEarlierSession(
  { history, seq }: StrikeContext,
  { facts: { accessToken = '' } }: JournalEntry,
): boolean {
  return history.findByValue('issuedAccessToken', accessToken).some((record) => record.seq < seq)
}

function isUse(context: StrikeContext, entry: JournalEntry): boolean {
  const { listener, step, facts, sent } = entry
  return (
    listener === 'public' &&
    isDataStep(step) &&
    facts.accessToken !== undefined &&
    facts.error === undefined &&
    sent !== undefined &&
    sent.status < 400 &&
    isReaction(context, entry)
  )
}

function concludeCompletion(
  state: FlowState,
  context: StrikeContext,
  used: JournalEntry | undefined,
  seen: readonly Observation[],
  isBad: (seen: Observation) => boolean,
): Conclusion {
  const trouble = seen.find(isBad)
  if (trouble) return conclude('not met', describeTrouble(trouble), trouble)
  const changed = seen.find(({ kind }) => kind === 'page-changed')
  if (changed && state.kind !== 'open') {
    const says = `a person has to decide whether this is an error: ${changed.detail.slice(0, 200)}`
    return conclude('inconclusive', says, changed)
  }
  if (used) return conclude('met', 'a request for data with a valid token was answered', used)
  const end = seen.findLast(isEnd)
  if (end && state.kind === 'ended' && context.struck && isDataStep(context.struck.step)) {
    return conclude('met', 'the app showed no error', end)
  }
  return concludeMissing(state, 'successful request for data')
}
