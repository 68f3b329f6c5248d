// What the load saw of each thing that must outlive a process, and what is wrong with it in the end.

/** What came of one request: the server did it, refused it, or the reply was lost on its way. */
export type Outcome = 'done' | 'refused' | 'unknown'

/** A code that was issued. */
export interface CodeRecord {
  /** One for each token request with it. */
  readonly outcomes: Outcome[]
}

/** Returns what is wrong with the redemptions of a code, all of which came within its lifetime. */
export function findCodeProblem({ outcomes }: CodeRecord): string | undefined {
  const redeemed = outcomes.filter((outcome) => outcome === 'done').length
  if (redeemed > 1) return `a code was redeemed ${redeemed} times`
  if (redeemed === 1 || outcomes.includes('unknown')) return undefined
  return 'a code was refused that was never redeemed'
}

/** The refresh tokens of one authorization. */
export interface FamilyRecord {
  /** Those that the client got, the oldest first. */
  readonly refreshTokens: string[]
  /** The access token that the client got last. */
  accessToken: string
  /** Whether a token or the code was used twice, which ends all tokens. */
  isRevoked: boolean
  /** Whether the reply to a refresh was lost: the last token may be used up. */
  isUncertain: boolean
}

/** Returns what is wrong with a family, of whose refresh tokens these are active. */
export function findFamilyProblem(
  { refreshTokens, isRevoked, isUncertain }: FamilyRecord,
  active: readonly boolean[],
): string | undefined {
  const live = active.filter(Boolean).length
  if (live > 1) return `a family has ${live} live refresh tokens`
  if (isRevoked) return live > 0 ? 'a family has a live refresh token after a reuse' : undefined
  if (isUncertain || active[refreshTokens.length - 1]) return undefined
  return live > 0 ? 'a refresh token lives again that was replaced' : 'a refresh token was lost'
}

/** A resource with a number in it that only grows. */
export interface ResourceRecord {
  readonly path: string
  /** The number of the last write that was done. */
  acknowledged: number
  /** The number of the last write that was sent. */
  attempted: number
}

/** Returns what is wrong with a resource that has this number now; `undefined` when it does not exist. */
export function findResourceProblem(
  { path, acknowledged, attempted }: ResourceRecord,
  value: number | undefined,
): string | undefined {
  if (value === undefined) return acknowledged > 0 ? `${path} was lost` : undefined
  if (value < acknowledged) return `${path} lost a write: it has ${value}, and ${acknowledged} was written`
  return value > attempted ? `${path} has ${value}, which nobody wrote` : undefined
}

/** A fault that was armed with a limit. */
export interface StrikeRecord {
  readonly id: string
  readonly times: number
  /** Replies that it changed. */
  seen: number
  /** Matching requests whose reply was lost. */
  unknown: number
  /** Matching requests with any reply. */
  answered: number
}

/** The counters of an armed fault. */
export interface StrikeCounters {
  readonly strikeCount: number
  readonly remaining: number | null
}

/** Returns what is wrong with the counters of an armed fault; they are `undefined` when it is not armed any more. */
export function findStrikeProblem(
  { id, times, seen, unknown, answered }: StrikeRecord,
  counters: StrikeCounters | undefined,
): string | undefined {
  if (counters === undefined) return `fault ${id} was lost`
  const { strikeCount, remaining } = counters
  if (seen > times) return `fault ${id} struck ${seen} times of ${times}`
  if (strikeCount > times) return `fault ${id} counts ${strikeCount} strikes of ${times}`
  if (strikeCount < seen) return `fault ${id} counts ${strikeCount} strikes, and ${seen} were seen`
  if (strikeCount > seen + unknown)
    return `fault ${id} counts ${strikeCount} strikes, and ${seen} were seen, ${unknown} at most were lost`
  if (seen + unknown < Math.min(times, answered + unknown))
    return `fault ${id} struck ${seen} times, and ${answered} requests matched`
  if (remaining !== times - strikeCount)
    return `fault ${id} has ${remaining} of ${times} left after ${strikeCount}`
  return undefined
}

/** A client of which one fault was armed, and how it behaved. */
export interface VerdictRecord {
  readonly behaviour: 'careless' | 'careful'
}

/** What may be said of each behaviour when it is over; a judge that does not know says `inconclusive`. */
const RIGHT: Readonly<Record<VerdictRecord['behaviour'], readonly string[]>> = {
  careless: ['not met', 'inconclusive'],
  careful: ['met', 'inconclusive'],
}

/** Returns what is wrong with a verdict; it is `undefined` when there is none. */
export function findVerdictProblem(
  { behaviour }: VerdictRecord,
  outcome: string | undefined,
): string | undefined {
  if (outcome !== undefined && RIGHT[behaviour].includes(outcome)) return undefined
  return `the verdict on a ${behaviour} client is ${outcome ?? 'lost'}`
}
