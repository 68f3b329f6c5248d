import { Checkbox, SelectField, TextField } from '@smart-mock/page-kit'
import { encounters, form, setForm } from '../state/launch.ts'
import { patients, users } from '../state/people.ts'
import { FurtherContext } from './further-context.tsx'

/** Edits the launch context: user, patient, and further values that an EHR has. */
export function ContextFields() {
  const { mode, user, patient, encounter, intent, banner, embedded } = form.value
  const isEhr = mode === 'ehr'
  return (
    <>
      <div class="fields">
        <SelectField
          label="User"
          value={user}
          options={[
            ['', 'choose on the sign-in page'],
            ...users.value.map(({ reference, name, role }) => [reference, `${name} · ${role}`] as const),
          ]}
          onChange={(next) => setForm({ user: next })}
        />
        <SelectField
          label="Patient"
          value={patient}
          options={[
            ['', isEhr ? 'none in context' : 'choose on the patient page'],
            ...patients.value.map(({ id, name, note }) => [id, note ? `${name} · ${note}` : name] as const),
          ]}
          onChange={(next) => setForm({ patient: next, encounter: '' })}
        />
        {isEhr && (
          <>
            <SelectField
              label="Encounter"
              value={encounter}
              options={[
                ['', patient === '' ? 'choose a patient first' : 'none in context'],
                ...encounters.value.map(
                  ({ id, title, start }) => [id, `${start?.slice(0, 10) ?? ''} ${title}`] as const,
                ),
              ]}
              onChange={(next) => setForm({ encounter: next })}
            />
            <TextField
              label="Intent"
              placeholder="such as reconcile-medications"
              value={intent}
              onChange={(next) => setForm({ intent: next })}
            />
          </>
        )}
      </div>
      {isEhr && <FurtherContext />}
      {isEhr && (
        <div class="fields">
          <Checkbox checked={banner} onChange={(next) => setForm({ banner: next })}>
            The app must show a patient banner
          </Checkbox>
          <Checkbox checked={embedded} onChange={(next) => setForm({ embedded: next })}>
            Open in a frame of an EHR page
          </Checkbox>
        </div>
      )}
    </>
  )
}
