import { ThemeButton } from '@smart-mock/page-kit'
import { page, pages } from '../state/navigation.ts'
import { switchTheme, theme } from '../state/preferences.ts'

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
      <ThemeButton theme={theme.value} onSwitch={switchTheme} />
    </nav>
  )
}
