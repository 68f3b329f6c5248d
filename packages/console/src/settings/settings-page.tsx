import { ActionCard } from './action-card.tsx'
import { AddressCard } from './address-card.tsx'
import { ClockCard } from './clock-card.tsx'
import { OptionsCard } from './options-card.tsx'
import { PresetCard } from './preset-card.tsx'
import { TenantCard } from './tenant-card.tsx'

/** Edits the settings of the tenant as a whole. */
export function SettingsPage() {
  return (
    <div class="columns">
      <div class="stack">
        <ClockCard />
        <ActionCard />
        <TenantCard />
        <AddressCard />
      </div>
      <div class="stack">
        <PresetCard />
        <OptionsCard />
      </div>
    </div>
  )
}
