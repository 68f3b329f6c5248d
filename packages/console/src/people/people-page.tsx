import { PatientList } from './patient-list.tsx'
import { UserList } from './user-list.tsx'

/** Lists the users who can sign in and the patients whose charts can be opened. */
export function PeoplePage() {
  return (
    <div class="columns">
      <PatientList />
      <UserList />
    </div>
  )
}
