import { ThemeButton } from '@smart-mock/page-kit'
import { connected } from '../state/events.ts'
import { switchTheme, theme } from '../state/preferences.ts'
import { tenant } from '../state/tenant.ts'
import { TenantClock } from './tenant-clock.tsx'
import { TenantSelect } from './tenant-select.tsx'

export function Header() {
  const preset = tenant.value?.options.preset as string | undefined
  return (
    <header class="header">
      <h1 class="header-title">smart-mock</h1>
      <TenantSelect />
      {preset !== undefined && (
        <a class="small nowrap" href={`/docs/presets/${preset}`} title="An imitation for tests">
          {preset}-like
        </a>
      )}
      <span class="header-end">
        {!connected.value && <span class="muted small">connecting…</span>}
        <TenantClock />
        <ThemeButton theme={theme.value} onSwitch={switchTheme} />
      </span>
    </header>
  )
}
