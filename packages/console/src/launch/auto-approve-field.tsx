import { Checkbox } from '@smart-mock/page-kit'
import { approval, setSkipsPages } from '../state/launch.ts'

/** Decides if a user operates the server's pages. */
export function AutoApproveField() {
  return (
    <Checkbox checked={approval.value !== undefined} onChange={(next) => void setSkipsPages(next)}>
      {approval.value?.consent === 'ask'
        ? 'Sign in and choose the patient without pages, and ask for consent'
        : 'Sign in, choose the patient and consent without pages'}
    </Checkbox>
  )
}
