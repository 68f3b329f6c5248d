import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'

export const launchOfItsLaunch = defineRule({
  name: 'launch-of-its-launch',
  level: 'error',
  catalogueIds: ['C-032'],
  spec: appLaunch('launch-app-ehr-launch'),
  requirement: 'A launch value is used only for the launch that delivered it, and for no later one.',
  howToFix: 'Read launch and iss from every launch URL, and keep nothing of an earlier launch.',
  steps: ['authorize'],
  check: ({ facts }, past) => {
    const { launch, clientId } = facts
    const own = launch ? findDeliveredLaunch(past, { launch }, undefined) : undefined
    if (!own) return undefined
    const used = past.findByValue('launch', launch ?? '').find(({ step }) => step === 'authorize')
    const newer = past
      .findRecent('issuedLaunch')
      .find(({ seq, facts: later }) => used && seq > used.seq && later.clientId === clientId)
    if (!newer) return PASS
    return fail(
      'an old launch value was sent after a newer launch',
      `launch of exchange ${newer.seq}`,
      launch,
    )
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
