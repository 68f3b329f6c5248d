import { TextField } from '@smart-mock/page-kit'
import { form, setForm } from '../state/launch.ts'
import type { ContextItem } from '../state/launch-form.ts'

const SAMPLE = {
  fhirContext: [{ reference: 'Practitioner/dr-lindqvist', role: 'https://example.org/role/referrer' }],
  appContext: '{"view":"growth-chart"}',
}

/**
 * Edits the values that a task or an EHR passes to the app beside patient and encounter: `fhirContext` and
 * `appContext`.
 */
export function FurtherContext() {
  const { fhirContext, appContext } = form.value
  const change = (index: number, part: Partial<ContextItem>) =>
    setForm({ fhirContext: fhirContext.map((item, at) => (at === index ? { ...item, ...part } : item)) })
  return (
    <fieldset class="fieldset stack-tight">
      <legend>Further context</legend>
      {fhirContext.map(({ reference, role }, index) => (
        <div key={index} class="fields">
          <TextField
            label={`fhirContext reference ${index + 1}`}
            placeholder="such as ImagingStudy/123"
            value={reference}
            onChange={(next) => change(index, { reference: next })}
            wire
          />
          <TextField
            label={`fhirContext role ${index + 1}`}
            placeholder="launch"
            value={role}
            onChange={(next) => change(index, { role: next })}
            wire
          />
          <button
            type="button"
            class="button button-quiet"
            aria-label={`Remove fhirContext ${index + 1}`}
            onClick={() => setForm({ fhirContext: fhirContext.filter((_, at) => at !== index) })}
          >
            Remove
          </button>
        </div>
      ))}
      <TextField
        label="appContext"
        placeholder="text for the app only"
        value={appContext}
        onChange={(next) => setForm({ appContext: next })}
        wire
      />
      <div class="row">
        <button
          type="button"
          class="button"
          onClick={() => setForm({ fhirContext: [...fhirContext, { reference: '', role: '' }] })}
        >
          Add a reference
        </button>
        <button type="button" class="button button-quiet" onClick={() => setForm(SAMPLE)}>
          Fill in a sample
        </button>
      </div>
    </fieldset>
  )
}
