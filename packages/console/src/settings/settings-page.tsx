import { ActCard } from './act-card.tsx'
import { AddressCard } from './address-card.tsx'
import { ClockCard } from './clock-card.tsx'
import { OptionsCard } from './options-card.tsx'
import { TenantCard } from './tenant-card.tsx'

/** What is true of the tenant as a whole. */
export function SettingsPage() {
  return (
    <div class="columns">
      <div class="stack">
        <ClockCard />
        <ActCard />
        <TenantCard />
        <AddressCard />
      </div>
      <OptionsCard />
    </div>
  )
}
