import { Icon } from './icon.tsx'

/** Switches between the colours of the system, light and dark ones. */
export function ThemeButton({ theme, onSwitch }: { theme: string; onSwitch: () => void }) {
  return (
    <button
      type="button"
      class="button button-quiet button-icon"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
      onClick={onSwitch}
    >
      <Icon name="theme" />
    </button>
  )
}
