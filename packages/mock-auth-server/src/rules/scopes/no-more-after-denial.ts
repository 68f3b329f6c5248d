import { defineRule, fail, inconclusive, PASS, type RuleOutcome } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

export const noMoreAfterDenial = defineRule({
  name: 'no-more-after-denial',
  level: 'info',
  catalogueIds: ['C-075'],
  spec: appLaunch('obtain-authorization-code'),
  requirement: 'After a denial, the client does not request more scopes than before.',
  howToFix: 'Explain what the scopes are for, or request fewer.',
  steps: ['authorize'],
  checkRun: (run, past) => {
    const denials = past.findRecent('error').filter(({ facts }) => facts.error === 'access_denied')
    const outcomes = run
      .filter(({ step }) => step === 'authorize')
      .map((entry) => judgeRequest(entry, denials, past))
    return outcomes.find((each) => each?.outcome === 'failed') ?? outcomes.findLast((each) => each)
  },
  examples: {
    valid: [
      { step: 'decide', facts: { clientId: 'app', error: 'access_denied', scope: 'openid patient/*.rs' } },
      { step: 'authorize', facts: { clientId: 'app', scope: 'launch openid' } },
    ],
    invalid: [
      { step: 'decide', facts: { clientId: 'app', error: 'access_denied', scope: 'patient/*.rs' } },
      { step: 'authorize', facts: { clientId: 'app', scope: 'patient/*.cruds' } },
    ],
  },
})

/** Judges an authorize request by the last denial of its client before it. */
function judgeRequest(
  { seq, run, facts: { clientId, scope } }: JournalEntry,
  denials: readonly FactRecord[],
  history: FactHistory,
): RuleOutcome {
  const denied = denials.findLast((record) => record.seq < seq && record.facts.clientId === clientId)
  if (!denied?.facts.scope || !scope) return undefined
  const before = new Set(denied.facts.scope.split(' '))
  // An EHR launch requests launch, which the EHR has offered.
  const more = scope.split(' ').find((token) => token !== '' && token !== 'launch' && !before.has(token))
  if (!more) return PASS
  if (denied.run !== run) {
    const one = findUser(denied.run, history)
    const other = findUser(run, history)
    if (one === undefined || other === undefined)
      return inconclusive('the denial may be that of another user of the client')
    if (one !== other) return undefined
  }
  return fail('more scopes are requested after a denial', denied.facts.scope, more)
}

/** Finds the user who signed in, in a run. */
function findUser(run: string | undefined, history: FactHistory): string | undefined {
  return run === undefined
    ? undefined
    : history.findByRun(run).findLast(({ facts }) => facts.user)?.facts.user
}
