import { announcement } from '../page/announcement.ts'

/** Shows the region from which screen readers read announcements; once in a page. */
export function LiveRegion() {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {announcement.value}
    </div>
  )
}
