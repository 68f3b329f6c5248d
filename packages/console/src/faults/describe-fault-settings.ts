import type { FaultSettings } from 'smart-mock/control'
import { describeTimes } from './describe-times.ts'

const NOUNS = {
  step: 'step',
  path: 'path',
  method: 'method',
  clientId: 'client',
  user: 'user',
  grantType: 'grant type',
  scope: 'scope',
  resourceType: 'resource type',
  run: 'run',
  param: 'parameter',
  header: 'header',
} as const satisfies Record<keyof NonNullable<FaultSettings['when']>, string>

/** Describes when an armed fault strikes, at that expiry time in milliseconds since 1970. */
export function describeFaultSettings(
  arming: Omit<FaultSettings, 'fault' | 'params'>,
  expiryTime: number,
): string[] {
  const { when = {}, times, skip, probability, seed, until, sequence } = arming
  const conditions = Object.entries(when).map(([name, value]) => condition(name as keyof typeof NOUNS, value))
  return [
    conditions.length > 0 && `only where ${conditions.join(' and ')}`,
    times !== undefined && describeTimes(times),
    skip !== undefined && skip > 0 && `${skip} skipped first`,
    probability !== undefined && `with probability ${probability}`,
    seed !== undefined && `seed ${seed}`,
    until !== undefined && `${expiryTime > until ? 'ended at' : 'until'} ${new Date(until).toLocaleString()}`,
    sequence && `in turn ${sequence.join(', ')}, then nothing`,
  ].filter((words) => typeof words === 'string')
}

function condition(name: keyof typeof NOUNS, value: unknown): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value)
      .map(([key, pattern]) => `${NOUNS[name]} ${key} is ${pattern}`)
      .join(' and ')
  }
  return `${NOUNS[name]} is ${[value].flat().join(' or ')}`
}
