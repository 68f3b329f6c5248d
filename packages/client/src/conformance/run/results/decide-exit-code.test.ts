import { expect, test } from 'vitest'
import { decideExitCode } from './decide-exit-code.ts'
import { INTERRUPTED } from './report.ts'

const counts = { passed: 1, failed: 0, warning: 0, info: 0, skipped: 0, inconclusive: 1 }
const report = { counts, cases: [] }

test.each([
  ['came to its end', {}, 0],
  ['was interrupted', { stopped: INTERRUPTED }, 130],
  ['was stopped by the server', { stopped: 'The token endpoint returned 429 again after a wait.' }, 1],
  ['decided nothing', { counts: { ...counts, passed: 0 } }, 1],
])('a run that %s', (_, more, code) => expect(decideExitCode({ ...report, ...more })).toBe(code))
