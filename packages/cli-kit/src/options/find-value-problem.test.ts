import { expect, test } from 'vitest'
import { findValueProblem } from './find-value-problem.ts'
import type { OptionKind } from './option.ts'
import {
  createChoiceKind,
  createFractionKind,
  createNumberKind,
  createReportKind,
  createTextKind,
  FILE,
  PORT,
  URL_TEXT,
} from './option-kinds.ts'

const WHOLE = createNumberKind(1, 8)
const FRACTION = createFractionKind('<factor>', 0.001, 10)
const CHOICE = createChoiceKind('<type>', ['public', 'backend', 'other'])
const REPORT = createReportKind(['.json', '.md'])

test.for<[OptionKind, readonly string[]]>([
  [PORT, ['0', '65535']],
  [WHOLE, ['1', '8']],
  [FRACTION, ['0.001', '10', '0.5']],
  [URL_TEXT, ['http://a.example', 'HTTPS://[::1]:1/a?b={fhirBase}', 'http://localhost:3000/{fhirBase}']],
  [CHOICE, ['public', 'other']],
  [REPORT, ['a.json', '/b/c.d.md']],
  [FILE, ['anything at all']],
  [createTextKind('<x>'), ['-1']],
])('accepts a value that fits: %j', ([kind, texts]) => {
  for (const text of texts) expect(findValueProblem(kind, text)).toBeUndefined()
})

test.for<[OptionKind, string, string]>([
  [PORT, '65536', 'must be a port from 0 to 65535, not 65536'],
  [PORT, '-1', 'must be a port from 0 to 65535, not -1'],
  [PORT, '80a', 'must be a port from 0 to 65535, not 80a'],
  [WHOLE, '9', 'must be a whole number from 1 to 8, not 9'],
  [WHOLE, '1.5', 'must be a whole number from 1 to 8, not 1.5'],
  [WHOLE, '1e0', 'must be a whole number from 1 to 8, not 1e0'],
  [FRACTION, '0', 'must be a number from 0.001 to 10, not 0'],
  [FRACTION, 'Infinity', 'must be a number from 0.001 to 10, not Infinity'],
  [
    URL_TEXT,
    'localhost:3000/a',
    'must be an http(s) URL, not localhost:3000/a (did you mean http://localhost:3000/a?)',
  ],
  [URL_TEXT, 'ftp://a.example', 'must be an http(s) URL, not ftp://a.example'],
  [URL_TEXT, 'http://', 'must be an http(s) URL, not http://'],
  [CHOICE, 'publik', 'must be public, backend or other, not publik (did you mean public?)'],
  [CHOICE, 'completely-different', 'must be public, backend or other, not completely-different'],
  [REPORT, 'a.txt', 'must end with .json or .md, which says the format, not a.txt'],
])('refuses a value with the reason: %j %s', ([kind, text, problem]) => {
  expect(findValueProblem(kind, text)).toBe(problem)
})
