/** Rows that no program can see, each with what a person looks at. */
export const FOR_PEOPLE: Readonly<Record<string, string>> = {
  'S-037': 'Protection of the stored keys of clients, which is internal.',
  'S-065': 'Wording of the consent page.',
  'S-128': 'Documentation of how the server treats Patient.link.',
  'S-146': 'Retention of app state for as long as the app is registered.',
}

/** Requirements of SMART App Launch 2.2 that no program can see: documentation, policy and what is internal. */
export const REQUIREMENTS_FOR_PEOPLE: readonly number[] = [119, 139, 194, 247, 305, 402, 403, 421, 436]
