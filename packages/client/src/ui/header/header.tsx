import { LoginButton } from './login-button.tsx'
import { ModeSelect } from './mode-select.tsx'
import { PageLinks } from './page-links.tsx'
import { ServerSelect } from './server-select.tsx'

export function Header() {
  return (
    <header class="header">
      <h1 class="header-title">
        <a class="header-home" href="#login">
          smart-client
        </a>
      </h1>
      <ServerSelect />
      <ModeSelect />
      <LoginButton />
      <PageLinks />
    </header>
  )
}
