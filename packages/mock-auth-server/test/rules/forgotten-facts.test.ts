import { describe, expect, test } from 'vitest'
import type { RuleDeclaration } from '../../src/core/declare/rule.ts'
import { launchOfItsLaunch } from '../../src/rules/authorize/launch-of-its-launch.ts'
import { discoveryUrl } from '../../src/rules/discovery/discovery-url.ts'
import { tokenIssuedHere } from '../../src/rules/fhir/token-issued-here.ts'
import { refreshTokenKnown } from '../../src/rules/refresh/refresh-token-known.ts'
import { secretsStayHere } from '../../src/rules/secrets/secrets-stay-here.ts'
import { codeAsDelivered } from '../../src/rules/token/code-as-delivered.ts'
import { tokenEncoding } from '../../src/rules/token/token-encoding.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal, type RunExchange } from '../support/example-journal.ts'

const WELL_KNOWN = '/fhir/.well-known/smart-configuration'
/** An exchange of each kind that a history forgets after a hundred later ones. */
const LATER: RunExchange = {
  step: 'launch',
  run: 'later',
  facts: { struck: 'other', issuedUrl: 'https://app.example/', issuedLaunch: 'later' },
}
const use = { step: 'authorize', facts: { clientId: 'app', launch: 'l1' } } as const

/** Returns the outcome of a rule for the last of those exchanges, when many others came before it. */
function judgeLast(rule: RuleDeclaration, exchanges: readonly RunExchange[], others: number) {
  const between = Array.from({ length: others }, () => LATER)
  const journal = exampleJournal([...exchanges.slice(0, -1), ...between, ...exchanges.slice(-1)])
  const { findings, passed, inconclusive } = judgeRules(journal, [rule], { run: 'run-1' })
  const last = journal.find().at(-1)?.seq
  if (findings.some(({ seq }) => seq === last)) return 'failed'
  if (inconclusive.some(({ seq }) => seq === last)) return 'inconclusive'
  return passed[rule.name] ? 'passed' : 'not exercised'
}

describe('never fails or passes by a part of what happened', () => {
  test.each<readonly [known: string, RuleDeclaration, readonly RunExchange[]]>([
    [
      'inconclusive',
      refreshTokenKnown,
      [
        { step: 'token', facts: { clientId: 'app', struck: 'refresh-token-odd' } },
        { step: 'token', facts: { clientId: 'app', grantType: 'refresh_token', refreshToken: 'odd' } },
      ],
    ],
    [
      'inconclusive',
      tokenIssuedHere,
      [
        { step: 'token', facts: { struck: 'access-token-odd' } },
        { step: 'fhir-read', facts: { accessToken: 'odd' } },
      ],
    ],
    [
      'inconclusive',
      codeAsDelivered,
      [
        { step: 'authorize', facts: { struck: 'code-odd' } },
        { step: 'token', facts: { code: 'odd' } },
      ],
    ],
    [
      'not exercised',
      codeAsDelivered,
      [
        { step: 'authorize', facts: { struck: 'code-odd', issuedUrl: 'https://app.example/?code=odd' } },
        { step: 'token', facts: { code: 'odd' } },
      ],
    ],
    [
      'passed',
      tokenEncoding,
      [
        {
          step: 'authorize',
          facts: { struck: 'code-odd', issuedCode: 'a+b', issuedUrl: 'https://app.example/?code=a%20b' },
        },
        { step: 'token', facts: { code: 'a b' }, body: 'code=a+b' },
      ],
    ],
    [
      'not exercised',
      discoveryUrl,
      [
        { step: 'discovery', target: WELL_KNOWN, run: 'run-0', facts: { struck: 'discovery-moved' } },
        { step: 'discovery', target: `${WELL_KNOWN}?moved` },
      ],
    ],
    [
      'inconclusive',
      secretsStayHere,
      [
        { step: 'discovery', facts: { struck: 'token-endpoint-foreign' } },
        { step: 'decide', facts: { issuedCode: 'a-long-code-1' } },
        { step: 'token', listener: 'canary', body: 'code=a-long-code-1' },
      ],
    ],
    [
      'failed',
      launchOfItsLaunch,
      [
        { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } },
        use,
        { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l2' } },
        use,
      ],
    ],
  ])('%s while it is known, inconclusive later: $1.name', (known, rule, exchanges) => {
    expect(judgeLast(rule, exchanges, 0)).toBe(known)
    expect(judgeLast(rule, exchanges, 150)).toBe('inconclusive')
  })
})

test('passes a launch value whose first use is among what is known', () => {
  const launch = { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } } as const
  const journal = exampleJournal([...Array.from({ length: 150 }, () => LATER), launch, use])
  expect(judgeRules(journal, [launchOfItsLaunch])).toMatchObject({
    findings: [],
    inconclusive: [],
    passed: { 'launch-of-its-launch': 1 },
  })
})
