import { expect, test } from 'vitest'
import { parseExposition } from './parse-exposition.ts'

const VALID = `# HELP a_trips_total Trips.
# TYPE a_trips_total counter
a_trips_total{end="x \\" \\\\ \\n",kind=""} 1.5
# HELP a_time_seconds Time.
# TYPE a_time_seconds histogram
a_time_seconds_bucket{step="x",le="0.5"} 1
a_time_seconds_bucket{step="x",le="+Inf"} 2
a_time_seconds_sum{step="x"} 3
a_time_seconds_count{step="x"} 2
`

test('reads names, labels and values', () => {
  const families = parseExposition(VALID)
  expect([...families.keys()]).toEqual(['a_trips_total', 'a_time_seconds'])
  expect(families.get('a_time_seconds')?.samples.get('a_time_seconds_count{step="x"}')).toBe(2)
})

test.each([
  ['kind=""} 1.5\n', 'kind=""} 1.5', 'not a sample of a_trips_total'],
  ['# HELP a_trips_total Trips.\n', '', 'no help before its type'],
  ['counter', 'gauge', 'a_trips_total is a gauge'],
  ['counter', 'summary', 'has the type summary'],
  ['kind=""', 'end=""', 'a label is there twice'],
  ['kind=""', 'Kind=""', 'not labels'],
  ['\\" ', '" ', 'not labels'],
  ['1.5', '1,5', 'not a number'],
  ['1.5', '-1', 'a counter is negative'],
  ['0.5"} 1', '0.5"} 3', 'not cumulative'],
  ['+Inf"} 2', '0.25"} 2', 'not in order'],
  ['+Inf"} 2', '1.0"} 2', 'no bucket for all values'],
  ['count{step="x"} 2', 'count{step="x"} 3', 'another count than its buckets'],
  ['a_time_seconds_sum{step="x"} 3\n', '', 'has no sum'],
  [/a_time_seconds/g, 'a_time_milliseconds', 'breaks the conventions for names'],
  [/a_time_seconds/g, 'a_trips_total', 'a_trips_total is there twice'],
  [
    'count{step="x"} 2\n',
    'count{step="x"} 2\na_time_seconds_count{step="x"} 2\n',
    'the sample is there twice',
  ],
  ['x"} 2\n', 'x"} 2', 'must end with a line feed'],
])('refuses %s replaced by %s', (part, other, problem) => {
  expect(() => parseExposition(VALID.replace(part, other))).toThrow(problem)
})
