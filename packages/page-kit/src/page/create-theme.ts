import { effect, signal } from '@preact/signals'
import { type Theme, theme } from './preferences.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')
const systemDark = signal(dark.matches)
dark.addEventListener('change', (event) => {
  systemDark.value = event.matches
})

effect(() => {
  const chosen = theme.value === 'system' ? (systemDark.value ? 'dark' : 'light') : theme.value
  document.documentElement.dataset.theme = chosen
})

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

export function switchTheme(): void {
  theme.value = next[theme.value]
}
