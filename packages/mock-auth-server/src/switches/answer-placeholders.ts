import type { SwitchContext } from '../core/declare/switch.ts'
import { collectExchangePlaceholders } from './exchange-placeholders.ts'
import type { Placeholders } from './fill-placeholders.ts'
import { collectUserPlaceholders } from './user-placeholders.ts'

/** Collects the placeholders of a token response: those of the exchange, of its user, client, scope and context. */
export function collectAnswerPlaceholders(context: SwitchContext<unknown>): Placeholders {
  const { tenant, facts, client, history, now } = context
  const { clientId, patient, encounter, code, grantedScope } = facts
  const authorized = code === undefined ? undefined : history.findByValue('issuedCode', code).at(-1)
  const expiresIn = toNumber(facts.expiresIn)
  const refreshExpiresIn = toNumber(facts.refreshExpiresIn)
  const user = collectUserPlaceholders(tenant.users, facts.user, tenant.fhirBase)
  return {
    ...collectExchangePlaceholders(context),
    ...user,
    // A backend service acts for itself.
    ...{ user: user.user ?? clientId, clientId, clientName: client?.name },
    ...{ state: authorized?.facts.issuedState, patient, encounter },
    ...{ scope: grantedScope, scopes: grantedScope?.split(' ') },
    expiresIn,
    expiresAtEpoch: expiresIn === undefined ? undefined : Math.floor(now / 1000) + expiresIn,
    refreshExpiresIn,
    grantEndIso: refreshExpiresIn === undefined ? undefined : toIso(now + refreshExpiresIn * 1000),
  }
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

/** Formats a time in milliseconds as `2026-11-27T12:00:00Z`. */
function toIso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
