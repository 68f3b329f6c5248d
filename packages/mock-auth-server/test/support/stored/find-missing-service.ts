import { findServiceProblem, services } from '../../../../../scripts/providers/services/services.mjs'

/** The services without which the tests of a project are skipped. */
const NEEDED = {
  stored: [services.valkey],
  routed: [services.valkey, services.haproxy],
} as const

/** A project whose mocks are over a store. */
export type StoredProject = keyof typeof NEEDED

/** Returns why the tests of a project are skipped; `undefined` when they are not. */
export function findMissingService(project: StoredProject): string | undefined {
  const problems = NEEDED[project].flatMap((service) => findServiceProblem(service) ?? [])
  return problems.length === 0 ? undefined : problems.join('; ')
}
