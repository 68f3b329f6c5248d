import { Checkbox } from '@smart-mock/page-kit'
import { setSkipsPages, skipsPages } from '../state/launch.ts'

/** Decides if a user operates the server's pages. */
export function AutoApproveField() {
  return (
    <Checkbox checked={skipsPages.value} onChange={(next) => void setSkipsPages(next)}>
      Sign in, choose the patient and consent without pages
    </Checkbox>
  )
}
