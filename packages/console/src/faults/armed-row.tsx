import { now } from '@smart-mock/page-kit'
import type { ArmedFault } from '../api/types.ts'
import { BoltIcon } from '../components/bolt-icon.tsx'
import { disarm } from '../state/faults.ts'
import { tenant } from '../state/tenant.ts'
import { describeFaultSettings } from './describe-fault-settings.ts'

/** Shows one armed fault with its settings and counters. */
export function ArmedRow({ armed }: { armed: ArmedFault }) {
  const { fault, strikeCount, remaining, shadowedCount } = armed
  const settings = settingsOf(armed)
  return (
    <li class="line">
      <span class="bolt">
        <BoltIcon />
      </span>
      <code class="grow">{fault}</code>
      {settings && <span class="armed-words muted small">{settings}</span>}
      <span class="small nowrap">
        struck {strikeCount}×{remaining !== null && `, ${remaining} left`}
        {shadowedCount > 0 && `, shadowed ${shadowedCount}×`}
      </span>
      <button
        type="button"
        class="button button-quiet"
        aria-label={`Disarm ${fault}`}
        onClick={() => void disarm(armed)}
      >
        Disarm
      </button>
    </li>
  )
}

function settingsOf({ params, settings }: ArmedFault): string {
  const said = Object.entries(params as Record<string, unknown>).map(
    ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  const expiryTime = now.value + (tenant.value?.clock.offsetSeconds ?? 0) * 1000
  return [...said, ...describeFaultSettings(settings, expiryTime)].join(' · ')
}
