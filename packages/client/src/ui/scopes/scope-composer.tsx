import { useComputed, useSignal } from '@preact/signals'
import { Checkbox, Field, SelectField } from '@smart-mock/page-kit'
import { composeScope, type ScopeParts, scopePermissions } from './compose-scope.ts'

const letterWords = { c: 'create', r: 'read', u: 'update', d: 'delete', s: 'search' } as const
const start: ScopeParts = {
  level: 'patient',
  resource: 'Observation',
  version: 2,
  access: 'read',
  letters: new Set(['r', 's']),
  constraint: '',
}

/** Composes one resource scope, v1 or v2. */
export function ScopeComposer({ onAdd }: { onAdd: (scope: string) => void }) {
  const parts = useSignal(start)
  const scope = useComputed(() => composeScope(parts.value))
  const { level, resource, version, access, letters, constraint } = parts.value
  const change = (changes: Partial<ScopeParts>) => {
    parts.value = { ...parts.value, ...changes }
  }
  const toggleLetter = (letter: string, on: boolean) => {
    const next = new Set(letters)
    if (on) next.add(letter)
    else next.delete(letter)
    change({ letters: next })
  }
  return (
    <form
      class="card card-body stack-tight"
      aria-label="Compose a resource scope"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(scope.value)
      }}
    >
      <div class="row row-fields">
        <SelectField
          label="Level"
          value={level}
          options={levels}
          onChange={(next) => change({ level: next })}
        />
        <Field label="Resource type">
          {(ids) => (
            <input
              {...ids}
              class="input input-wire"
              value={resource}
              pattern="\*|[A-Z][A-Za-z]+"
              title="A resource type such as Observation, or *"
              onInput={(event) => change({ resource: event.currentTarget.value })}
            />
          )}
        </Field>
        <SelectField
          label="Notation"
          value={`v${version}`}
          options={versions}
          onChange={(next) => change({ version: next === 'v1' ? 1 : 2 })}
        />
        {version === 1 && (
          <SelectField
            label="Access"
            value={access}
            options={accesses}
            onChange={(next) => change({ access: next })}
          />
        )}
        {version === 2 && (
          <Field label="Constraint">
            {(ids) => (
              <input
                {...ids}
                class="input input-wire"
                placeholder="category=laboratory"
                value={constraint}
                onInput={(event) => change({ constraint: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
      </div>
      {version === 2 && (
        <div class="row row-letters">
          {scopePermissions.map((letter) => (
            <Checkbox key={letter} checked={letters.has(letter)} onChange={(on) => toggleLetter(letter, on)}>
              <code>{letter}</code> {letterWords[letter]}
            </Checkbox>
          ))}
        </div>
      )}
      <div class="row">
        <button type="submit" class="button" disabled={!scope.value}>
          Add <code>{scope.value}</code>
        </button>
      </div>
    </form>
  )
}

const levels = [
  ['patient', 'patient'],
  ['user', 'user'],
  ['system', 'system'],
] as const
const versions = [
  ['v2', 'v2 (letters)'],
  ['v1', 'v1 (read, write)'],
] as const
const accesses = [
  ['read', 'read'],
  ['write', 'write'],
  ['*', 'everything'],
] as const
