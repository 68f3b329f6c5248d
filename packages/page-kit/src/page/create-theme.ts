import { effect, type Signal, signal } from '@preact/signals'

/** Next theme after each one. */
const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const

type Theme = keyof typeof NEXT

/** Creates the theme of the page, stored under `key` in this browser, and applies it to the document. */
export function createTheme(key: string): { theme: Signal<Theme>; switchTheme: () => void } {
  const theme = signal(read(key))
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const isSystemDark = signal(dark.matches)
  dark.addEventListener('change', (event) => {
    isSystemDark.value = event.matches
  })
  effect(() => {
    const { value } = theme
    document.documentElement.dataset.theme =
      value === 'system' ? (isSystemDark.value ? 'dark' : 'light') : value
    try {
      localStorage.setItem(key, value)
    } catch {
      // Storage is full or forbidden: the theme lasts as long as the page.
    }
  })
  return {
    theme,
    switchTheme: () => {
      theme.value = NEXT[theme.value]
    },
  }
}

function read(key: string): Theme {
  try {
    const kept = localStorage.getItem(key) ?? ''
    return kept in NEXT ? (kept as Theme) : 'system'
  } catch {
    return 'system'
  }
}
