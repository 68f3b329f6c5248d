/** A change of a condition that no client could tell, with the reason. */
export interface EquivalentMutant {
  /** The change as the run prints it: the original text, an arrow, and the replacement. */
  readonly change: string
  /** Paths below `src`. */
  readonly files: readonly string[]
  readonly reason: string
}

const NOT_ITS_OWN = 'a monitor is not given the exchange that started it'
const BY_TYPE = 'the compiler asks for it: where one is missing, so is the other'
const ONLY_EVIDENCE = 'it limits what is kept as evidence'
const UNREADABLE = 'what is missing is as unreadable as what cannot be parsed'
const BY_AN_END = 'only the observation of an end makes a flow an ended one'

/** The mutants that survive by right. One that is noticed after all, or that is gone, makes the run fail. */
export const EQUIVALENT_MUTANTS: readonly EquivalentMutant[] = [
  {
    change: 'entry.seq <= context.seq → entry.seq < context.seq',
    files: [
      'expectations/aborts-connection.ts',
      'expectations/follows-next-link-verbatim.ts',
      'expectations/refreshes-at-most.ts',
      'expectations/sends-only-after.ts',
      'expectations/serves-keys.ts',
      'expectations/uses-associated-endpoint.ts',
      'expectations/uses-fresh-endpoints.ts',
      'expectations/uses-new-token.ts',
      'expectations/uses-newest-refresh-token.ts',
    ],
    reason: NOT_ITS_OWN,
  },
  of('expectations/does-not-use.ts', 'entry.seq > context.seq → entry.seq >= context.seq', NOT_ITS_OWN),
  of('expectations/shared/is-reaction.ts', 'entry.seq > seq → entry.seq >= seq', NOT_ITS_OWN),
  of(
    'expectations/completes-flow.ts',
    'run === undefined → false',
    'without a run, every exchange counts as one of it',
  ),
  of('expectations/completes-flow.ts', 'true → false', 'without a run, every exchange counts as one of it'),
  of(
    'expectations/completes-flow.ts',
    'record.seq <= seq && isLoginStep(record.step) → isLoginStep(record.step)',
    'a later login is seen by onExchange as well',
  ),
  of(
    'expectations/completes-flow.ts',
    'record.seq < seq → record.seq <= seq',
    'a struck reply with a token is one of a login',
  ),
  {
    change: "end && state.kind === 'ended' → state.kind === 'ended'",
    files: ['expectations/completes-flow.ts', 'expectations/shows-error.ts'],
    reason: BY_AN_END,
  },
  of(
    'expectations/does-not-use.ts',
    "step !== 'preflight' && facts[sent] !== undefined → step !== 'preflight'",
    BY_TYPE,
  ),
  {
    change: 'sent && readReplyText(sent) → readReplyText(sent)',
    files: ['expectations/follows-discovery.ts', 'expectations/rediscovers.ts'],
    reason: UNREADABLE,
  },
  of(
    'expectations/follows-next-link-verbatim.ts',
    'struck?.sent && readNextLink(readReplyText(struck.sent)) → readNextLink(readReplyText(struck.sent))',
    'a struck search has a reply',
  ),
  of(
    'expectations/follows-next-link-verbatim.ts',
    '!struck || next === undefined → next === undefined',
    BY_TYPE,
  ),
  of('expectations/honours-retry-after.ts', 'before && again → before', BY_TYPE),
  of('expectations/honours-retry-after.ts', 'before && again → again', BY_TYPE),
  of('expectations/keeps-patients-apart.ts', 'requests.length > 200 → false', 'it limits the memory'),
  of(
    'expectations/keeps-patients-apart.ts',
    'requests.length > 200 → requests.length >= 200',
    'it limits the memory',
  ),
  of(
    'expectations/preserves-endpoint-query.ts',
    'mark >= 0 → mark > 0',
    'a request target begins with a slash',
  ),
  of(
    'expectations/redeems-at-most.ts',
    'code === undefined || known.has(code) → code === undefined',
    'counted again, the uses are the same',
  ),
  of(
    'expectations/redeems-at-most.ts',
    "history.findByValue('code', code).filter((record) => record.seq <= seq) → history.findByValue('code', code)",
    'nothing later is in the history when a fault strikes',
  ),
  of(
    'expectations/redeems-at-most.ts',
    "before || entry.step !== 'token' → entry.step !== 'token'",
    'another use of a code that was used too often is the same violation',
  ),
  of('expectations/refetches-keys.ts', 'fetched.length <= LIMIT → fetched.length < LIMIT', ONLY_EVIDENCE),
  of(
    'expectations/rereads-before-writing.ts',
    'later.struck && unread.get(getPath(later.struck.request.target)) → unread.get(getPath(later.struck.request.target))',
    'no driver acts where a write is struck',
  ),
  of('expectations/rereads-before-writing.ts', 'before && later.struck → before', BY_TYPE),
  of(
    'expectations/rereads-before-writing.ts',
    'reread && unread.size === 0 → unread.size === 0',
    'only a read makes the map of a struck write empty',
  ),
  of(
    'expectations/retries.ts',
    'first && later.struck && isSameRequest(first, later.struck) → isSameRequest(first, later.struck)',
    'no driver acts where a request is struck, and tries have a first one',
  ),
  of('expectations/retries.ts', 'first && later.struck → first', 'no driver acts where a request is struck'),
  of('expectations/retries.ts', 'first && later.struck → later.struck', 'tries have a first one'),
  of(
    'expectations/sends-only-after.ts',
    'readyAt !== undefined && entry.startedAt >= readyAt → entry.startedAt >= readyAt',
    BY_TYPE,
  ),
  of('expectations/shared/find-user-read-elsewhere.ts', 'clientId === undefined → false', BY_TYPE),
  of(
    'expectations/shared/find-user-read-elsewhere.ts',
    '!issuedFhirUser || issued.run === undefined → !issuedFhirUser',
    BY_TYPE,
  ),
  of(
    'expectations/shared/repeats.ts',
    '(one?.possible.length ?? 0) >= (other?.possible.length ?? 0) → (one?.possible.length ?? 0) > (other?.possible.length ?? 0)',
    'either of two that are equally long will do',
  ),
  of(
    'expectations/stops-using-expired-token.ts',
    'from.struck && token !== undefined → token !== undefined',
    BY_TYPE,
  ),
  of(
    'expectations/stops-using-expired-token.ts',
    'expiry === undefined || !isDataStep(entry.step) → !isDataStep(entry.step)',
    BY_TYPE,
  ),
  of(
    'expectations/uses-short-lived-assertions.ts',
    "struck?.sent && findReplyHeader(struck.sent, 'date') → findReplyHeader(struck.sent, 'date')",
    'a struck token request has a reply',
  ),
  of('core/journal/facts.ts', 'value !== undefined → false', 'a copy of a text is equal to it'),
  of(
    'core/journal/get-retry-after-ms.ts',
    'header === undefined → false',
    'what is missing is no date either',
  ),
  of(
    'core/journal/is-possible-reaction.ts',
    'entry.seq <= before.seq || before.endedAt === undefined → entry.seq <= before.seq',
    BY_TYPE,
  ),
  of('core/journal/tries.ts', 'endedAt === undefined → false', BY_TYPE),
  of('core/journal/tries.ts', 'endedAt - at > ON_ITS_WAY_MS → false', 'it limits the memory'),
  of(
    'core/journal/tries.ts',
    'endedAt - at > ON_ITS_WAY_MS → endedAt - at >= ON_ITS_WAY_MS',
    'it limits the memory',
  ),
  of('verdicts/check-allowed-findings.ts', 'given.length === 0 → false', 'it saves loading the rules'),
  of('verdicts/judge-rules.ts', '!rule.checkRun || !last → !rule.checkRun', 'a run has an exchange'),
  of('verdicts/judge-rules.ts', 'journal.evicted === 0 → false', 'it saves counting the exchanges of a run'),
]

function of(file: string, change: string, reason: string): EquivalentMutant {
  return { change, files: [file], reason }
}
