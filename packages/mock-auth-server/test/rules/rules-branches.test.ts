import { describe, expect, it } from 'vitest'
import { judgeRun } from './example-exchanges.ts'
import { RULE_VIOLATIONS } from './rule-violations.ts'

describe('each way of breaking a rule is told apart', () => {
  it.each(RULE_VIOLATIONS.map(([name, says, ...run]) => [name, says.source, says, run] as const))(
    '%s: %s',
    (name, _, says, run) => {
      const findings = judgeRun(name, run)
      expect(findings.at(-1)?.message).toMatch(says)
      expect(findings.at(-1)?.seq).toBe(run.length)
    },
  )
})
