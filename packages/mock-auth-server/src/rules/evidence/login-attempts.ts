import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'

/** An authorize request, with what came of it. */
export interface LoginAttempt {
  readonly request: FactRecord
  /** The user who signed in; `undefined` when nobody did, or the exchange that tells it is missing. */
  readonly user: string | undefined
  /**
   * `open`: neither a code nor an error yet. `in vain`: an error, a code that was never redeemed, or tokens that gave
   * no data. `successful`: its tokens were used.
   */
  readonly outcome: 'open' | 'in vain' | 'successful'
  /** Wall-clock time of its last exchange at the authorization server, in milliseconds. */
  readonly lastAt: number
}

/** Reads what came of an authorize request, in the exchanges before and after it. */
export function readLoginAttempt(request: FactRecord, history: FactHistory): LoginAttempt {
  const responses = [request, ...findDecision(request, history)]
  const tokens = responses.flatMap(({ facts }) => findByFact(history, 'code', facts.issuedCode))
  const refused = responses.some(({ facts }) => facts.error !== undefined)
  const issued = responses.some(({ facts }) => facts.issuedCode !== undefined)
  const flow = [...responses, ...tokens]
  const ended = tokens.some((token) => gaveData(token, history)) ? 'successful' : 'in vain'
  return {
    request,
    user: flow.findLast(({ facts }) => facts.user !== undefined)?.facts.user,
    outcome: refused || issued ? ended : 'open',
    lastAt: Math.max(...flow.map(({ at }) => at)),
  }
}

/** Finds the decision of the user that followed an authorize request; a list of one, or of none. */
function findDecision({ seq, run, facts }: FactRecord, history: FactHistory): readonly FactRecord[] {
  const follows = (record: FactRecord) =>
    record.step === 'decide' &&
    record.seq > seq &&
    (record.facts.issuedState ?? facts.state) === facts.state &&
    (record.facts.error ?? record.facts.issuedCode) !== undefined
  return run === undefined ? [] : history.findByRun(run).filter(follows).slice(0, 1)
}

/** Returns `true` when a token of a token response was used and not refused. */
function gaveData({ facts }: FactRecord, history: FactHistory): boolean {
  const uses = [
    ...findByFact(history, 'accessToken', facts.issuedAccessToken),
    ...findByFact(history, 'refreshToken', facts.issuedRefreshToken),
  ]
  return uses.some((use) => use.facts.error === undefined && use.facts.struck === undefined)
}

function findByFact(
  history: FactHistory,
  name: 'code' | 'accessToken' | 'refreshToken',
  value: string | undefined,
): readonly FactRecord[] {
  return value === undefined ? [] : history.findByValue(name, value)
}
