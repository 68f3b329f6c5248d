import type { Tenants } from './tenants.ts'

/** The reason why a tenant does not exist, and the status of a reply that gives it. */
export interface Absence {
  readonly status: 404 | 410
  readonly message: string
}

/** Returns the reason why there is no tenant of that name: it gave way to others, or was never created. */
export function describeAbsence({ evicted, memory }: Tenants, name: string): Absence {
  const shown = name.slice(0, 100)
  if (evicted.get(name)) {
    const why = `all tenants together have ${memory.limitMb} MB, and others were used later`
    const advice = 'create it again; delete tenants after use, or start the mock with more (--memory)'
    return { status: 410, message: `tenant ${shown} was evicted with all its data: ${why}; ${advice}` }
  }
  return {
    status: 404,
    message: `tenant ${shown} does not exist: create it with the control API (POST /tenants)`,
  }
}
