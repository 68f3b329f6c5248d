import { Icon } from '../components/icon.tsx'
import { page, pages } from '../state/navigation.ts'
import { theme } from '../state/preferences.ts'
import { switchTheme } from '../state/theme.ts'

export function PageLinks() {
  return (
    <nav class="header-links" aria-label="Pages">
      {pages.map((id) => (
        <a
          key={id}
          class="button button-quiet"
          href={`#${id}`}
          aria-current={page.value === id ? 'page' : undefined}
        >
          {id}
        </a>
      ))}
      <button
        type="button"
        class="button button-quiet button-icon"
        aria-label={`Theme: ${theme.value}`}
        title={`Theme: ${theme.value}`}
        onClick={switchTheme}
      >
        <Icon name="theme" />
      </button>
    </nav>
  )
}
