import { PatientList } from './patient-list.tsx'
import { UserList } from './user-list.tsx'

/** Who can sign in, and whose chart can be opened. */
export function PeoplePage() {
  return (
    <div class="columns">
      <PatientList />
      <UserList />
    </div>
  )
}
