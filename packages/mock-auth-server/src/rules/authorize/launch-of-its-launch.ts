import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { FactHistory, FactRecord } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isRecentSince } from '../evidence/is-recent-since.ts'

export const launchOfItsLaunch = defineRule({
  name: 'launch-of-its-launch',
  level: 'error',
  catalogueIds: ['C-032'],
  spec: appLaunch('launch-app-ehr-launch'),
  requirement: 'A launch value is used only for the launch that delivered it, and for no later one.',
  howToFix: 'Read launch and iss from every launch URL, and keep nothing of an earlier launch.',
  steps: ['authorize'],
  checkRun: (run, past) => {
    const launched = run.filter(
      ({ step, facts }) =>
        step === 'authorize' && facts.launch && past.findByValue('issuedLaunch', facts.launch).length > 0,
    )
    if (launched.length === 0) return undefined
    for (const entry of launched) {
      const newer = findForgottenLaunch(entry, past)
      if (newer)
        return fail(
          'an old launch value was sent after a newer launch',
          `launch of exchange ${newer.seq}`,
          entry.facts.launch,
        )
    }
    const isKnown = launched.every(({ facts }) =>
      isRecentSince(past, 'issuedLaunch', findFirstUse(facts.launch, past)?.seq ?? 0),
    )
    return isKnown ? PASS : inconclusive('a newer launch may be among those that are no longer known')
  },
  examples: {
    valid: [
      {
        step: 'launch',
        facts: {
          clientId: 'app',
          issuedLaunch: 'launch.1',
          issuedUrl: 'https://app.example/?launch=launch.1',
        },
      },
      { step: 'authorize', facts: { clientId: 'app', launch: 'launch.1' } },
    ],
    invalid: [
      {
        step: 'launch',
        facts: {
          clientId: 'app',
          issuedLaunch: 'launch.1',
          issuedUrl: 'https://app.example/?launch=launch.1',
        },
      },
      { step: 'authorize', facts: { clientId: 'app', launch: 'launch.1' } },
      {
        step: 'launch',
        facts: {
          clientId: 'app',
          issuedLaunch: 'launch.2',
          issuedUrl: 'https://app.example/?launch=launch.2',
        },
      },
      { step: 'authorize', facts: { clientId: 'app', launch: 'launch.1' } },
    ],
  },
})

/**
 * Finds a launch of the same client between the first use of a launch value and this one that no authorize request
 * has answered. One that was answered is another user's, whose launch ends nobody else's.
 */
function findForgottenLaunch(
  { seq, facts: { launch = '', clientId } }: JournalEntry,
  history: FactHistory,
): FactRecord | undefined {
  const isAnswered = (value: string) =>
    history.findByValue('launch', value).some(({ step }) => step === 'authorize')
  const used = findFirstUse(launch, history)
  return history
    .findRecent('issuedLaunch')
    .find(
      (record) =>
        used &&
        record.seq > used.seq &&
        record.seq < seq &&
        record.facts.clientId === clientId &&
        !isAnswered(record.facts.issuedLaunch ?? ''),
    )
}

/** Finds the first authorize request with a launch value. */
function findFirstUse(launch = '', history: FactHistory): FactRecord | undefined {
  return history.findByValue('launch', launch).find(({ step }) => step === 'authorize')
}
