/** What every crash test must have done and judged, as it counts them. */
const NEEDED = [
  ...[
    'logins',
    'refreshes',
    'codes sent twice at once',
    'refresh tokens sent twice at once',
    'families judged',
  ],
  ...['resources created', 'resources changed', 'reads', 'requests to strike', 'faults judged'],
  ...['clients registered', 'launches prepared', 'launches begun'],
]

/** Returns what was never done or judged, so that nothing follows from the silence about it. */
export function findUnjudged(counts: Readonly<Record<string, number>>): string[] {
  const missing = NEEDED.filter((what) => counts[what] === undefined)
  const isJudged = (behaviour: string) => Object.keys(counts).some((what) => what.startsWith(behaviour))
  return [...missing, ...['careless clients', 'careful clients'].filter((each) => !isJudged(each))]
}
