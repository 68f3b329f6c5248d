import { ThemeButton } from '@smart-mock/page-kit'
import { connected } from '../state/events.ts'
import { switchTheme, theme } from '../state/preferences.ts'
import { TenantClock } from './tenant-clock.tsx'
import { TenantSelect } from './tenant-select.tsx'

export function Header() {
  return (
    <header class="header">
      <h1 class="header-title">smart-mock</h1>
      <TenantSelect />
      <span class="header-end">
        {!connected.value && <span class="muted small">connecting…</span>}
        <TenantClock />
        <ThemeButton theme={theme.value} onSwitch={switchTheme} />
      </span>
    </header>
  )
}
