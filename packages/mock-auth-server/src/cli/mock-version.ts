/** The version of this package. */
export const MOCK_VERSION = '0.1.0'
