import type { CodeAttempt } from '../../declare/case-tools.ts'
import type { CaseDeclaration } from '../../declare/check.ts'
import type { RecipeName } from '../../declare/recipes.ts'
import { readAttempt } from '../../sources/login/read-attempt.ts'
import { judgeEach } from '../judge-each.ts'
import { judgeRefusal, type Refusal } from './judge-refusal.ts'

interface RefusedRedemption extends Refusal {
  /** The standalone login by default. */
  readonly recipe?: RecipeName
  readonly attempts: readonly CodeAttempt[]
}

/** Returns a case whose attempts on a code must be refused, each with one of these statuses and errors. */
export function createRefusedRedemption(
  { recipe = 'standalone', attempts, ...refusal }: RefusedRedemption,
  own: Partial<CaseDeclaration> = {},
): CaseDeclaration {
  return {
    kind: 'negative',
    differs: attempts.map(({ what }) => what).join('; '),
    login: { recipe, phase: 'code' },
    attempts,
    ...own,
    judge: async (tools) => {
      const login = tools.logins.find(recipe)
      return judgeEach(attempts, async (attempt) => {
        const found = judgeRefusal(await readAttempt(tools, login, attempt), refusal)
        return found.map((each) => ({ ...each, message: `The code ${attempt.what}: ${each.message}` }))
      })
    },
  }
}
