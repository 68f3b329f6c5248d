import { showPage } from '../state/navigation.ts'

/** Leads to the form that launches an app, and there to its link. */
export function LaunchButton() {
  const open = () => {
    showPage('launch')
    requestAnimationFrame(() => document.getElementById('launch-link')?.focus())
  }
  return (
    <button type="button" class="button" onClick={open}>
      Launch an app
    </button>
  )
}
