import type { SwitchContext } from '../../core/declare/switch.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'

/** Builds the URL of a page about one error, which has a URN and an instance of its own. */
export function buildErrorUri(context: SwitchContext<unknown>, urn: string): string {
  const client = encodeURIComponent(context.facts.clientId ?? '')
  return fillPlaceholders(
    `{authHost}/errors/${encodeURIComponent(urn)}/instances/{uuid}?client=${client}&tenant={tenant}`,
    collectExchangePlaceholders(context),
  )
}
