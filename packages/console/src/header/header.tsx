import { Icon } from '../components/icon.tsx'
import { connected } from '../state/events.ts'
import { theme } from '../state/preferences.ts'
import { switchTheme } from '../state/theme.ts'
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
        <button
          type="button"
          class="button button-quiet button-icon"
          aria-label={`Theme: ${theme.value}`}
          title={`Theme: ${theme.value}`}
          onClick={switchTheme}
        >
          <Icon name="theme" />
        </button>
      </span>
    </header>
  )
}
