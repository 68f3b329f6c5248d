import type { ReferenceTable } from './reference-table.ts'

export const LAUNCH_REFERENCES: ReferenceTable = {
  'launch-parameters': {
    inferno: ['2.2.01', '2.2.02'],
    g10: ['3.8.01', '3.8.02'],
    steps: ['AUT-PAT-1', 'AUT-PAT-2'],
    requirements: [352],
    capabilities: ['launch-ehr'],
  },
  'launch-handle-fresh': { requirements: [352] },
  'launch-context/patient': {
    g10: ['9.19.11', '9.19.12'],
    steps: ['AUT-PAT-29'],
    requirements: [163, 164, 165, 168, 361],
    capabilities: ['context-ehr-patient'],
  },
  'launch-context/encounter': {
    g10: ['3.8.15', '3.8.16'],
    steps: ['AUT-PAT-32'],
    requirements: [171, 362],
    capabilities: ['context-ehr-encounter'],
  },
  'launch-context/banner': {
    g10: ['3.8.18'],
    steps: ['AUT-PAT-35'],
    requirements: [173, 359],
    capabilities: ['context-banner'],
  },
  'launch-style/document': {
    g10: ['3.8.17'],
    steps: ['AUT-PAT-35'],
    requirements: [175, 360],
    capabilities: ['context-style'],
  },
  'launch-style/url-changes': {},
  'launch-handle-refused/unknown': { capabilities: ['launch-ehr'] },
  'launch-handle-refused/used': {},
  'launch-handle-refused/other-client': {},
  'launch-online-access/granted': { requirements: [100, 366], capabilities: ['permission-online'] },
  'launch-online-access/ends': { requirements: [100] },
  'launch-task': {},
}
