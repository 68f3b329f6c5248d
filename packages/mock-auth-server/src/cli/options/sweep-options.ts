import {
  type CliOptionTable,
  createChoiceKind,
  createFractionKind,
  createNumberKind,
  createTextKind,
  FILE,
  URL_TEXT,
} from '@smart-mock/cli-kit'

/** The options of `sweep` apart from its reports; they take precedence over server options of the same name. */
export const SWEEP_OPTIONS = {
  command: {
    value: createTextKind('<command>'),
    help: 'run this as the app, with the variables of run',
    config: false,
  },
  standalone: {
    value: URL_TEXT,
    help: 'or open this URL in headless Chromium; {fhirBase} is replaced',
    config: false,
  },
  'launch-url': {
    value: URL_TEXT,
    help: 'or launch the app from the EHR at this launch URL (requires --client-id and --redirect-uri)',
    config: false,
  },
  script: {
    value: FILE,
    help: 'a module whose start(page), use(page) and problem(page) operate the app',
    config: false,
  },
  'fixed-fhir-base': {
    help: 'the app has one FHIR base, http://localhost:4010/fhir unless --port is set; runs are sequential',
    config: false,
  },
  faults: { value: createTextKind('<a,b>'), help: 'only these faults; every variant of each', config: false },
  variants: {
    value: createChoiceKind('all', ['default', 'all']),
    help: { with: 'faults' },
    config: false,
  },
  presets: {
    value: createTextKind('<a,b|all>'),
    help: 'run it against these presets, such as epic,oracle-health-patient or epic:old-site+v1-answers, and name what breaks it; no faults then, unless --faults names some',
    config: false,
  },
  workers: {
    value: createNumberKind(1, 8),
    help: 'maximum number of parallel runs, up to 8 (2)',
    config: false,
  },
  'delay-scale': {
    value: createFractionKind('<factor>', 0.001, 10),
    help: 'factor applied to the delays that faults add (0.1)',
    config: false,
  },
  beside: {
    value: FILE,
    multiple: true,
    help: 'a .json report of another app, whose results at presets stand beside those of this one (repeat for more)',
    config: false,
  },
  baseline: {
    value: FILE,
    help: 'fail only on regressions against this .json report, and report what changed since',
    config: false,
  },
  resume: {
    help: 'resume the sweep recorded in the .json report; the other options must be the same',
    config: false,
  },
} as const satisfies CliOptionTable
