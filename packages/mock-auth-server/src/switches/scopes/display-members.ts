/** The members of a token response that say how an app is to look. */
export const DISPLAY_MEMBERS = ['need_patient_banner', 'smart_style_url'] as const
