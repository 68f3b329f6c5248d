import { effect, type Signal, signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'

/** A signal that outlives the page in this browser. */
function preference<Value extends string>(key: string, known: readonly Value[], start: Value): Signal<Value> {
  const stored = signal(known.find((value) => value === read(key)) ?? start)
  effect(() => {
    const { value } = stored
    try {
      localStorage.setItem(`smart-mock.${key}`, value)
    } catch {
      // Storage is full or forbidden: the preference lasts as long as the page.
    }
  })
  return stored
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(`smart-mock.${key}`)
  } catch {
    return null
  }
}

export const theme = preference<Theme>('theme', ['system', 'light', 'dark'], 'system')
